/** What the integration works on: a site to print, or one to serve. */
import type { AstroConfig, AstroIntegrationLogger, AstroPrerenderer } from 'astro';
import { THEME_FOLDER } from '../../corpus/index.ts';
import type { ServedSite } from './astro-dev.ts';
import type { Looks } from './astro-plugins.ts';
import type { SiteHandle } from './handover.ts';

/** The output folder of style sheets and scripts, whose names contain a content hash. */
export const ASSET_FOLDER = THEME_FOLDER;

interface Work {
  readonly looks: Looks;
  /** Base path of the site's URLs, with slashes at both ends. */
  readonly base: string;
}

/** A site to print. */
export interface BuildWork extends Work {
  readonly kind: 'build';
  readonly site: SiteHandle;
  /** Absolute paths: Astro's output folder, and the folder of bundled routes while they run. By default those of its configuration. */
  readonly folders?: { readonly out: string; readonly server: string };
  /** Called with Astro's own printer when the pages are bundled, before the first is printed. */
  onReady?(printer: AstroPrerenderer): void;
  /** Pages of earlier builds to reuse. @param code digest of the code that prints pages in this build */
  keptPages?(code: string): KeptPages;
  /** The output paths of the pages to print, in order. */
  pages(project: ProjectFiles): Iterable<string>;
  /** Takes a printed page as UTF-8. Returns `false` to let Astro write it, if Astro would use the same file name. */
  write(output: string, html: Uint8Array, into: Destination): boolean | Promise<boolean>;
  /** Called when Astro has written all of its files. @param folder absolute path of the output */
  done?(folder: string): Promise<void>;
  /** Called after all integrations; an error that it throws ends the build. */
  end?(): void;
}

/** Cached printed pages by output path: UTF-8. */
export interface KeptPages {
  read(output: string): Promise<Uint8Array | undefined>;
  write(output: string, html: Uint8Array): Promise<void>;
}

export interface Destination {
  /** Absolute path of the folder that Astro writes to. */
  readonly folder: string;
  /** Whether Astro would write the page to the same file. */
  readonly isAstros: boolean;
}

/** Files of the project that take precedence over our pages. */
export interface ProjectFiles {
  /** The file of the project that is published at an output path, relative to the project's root. */
  fileAt(output: string): string | undefined;
}

/** A site to serve. */
export interface ServeWork extends Work {
  readonly kind: 'serve';
  readonly site: ServedSite;
  /** Provides the function that makes open browsers reload their page. */
  onStart(reload: () => void): void;
  onEnd?(): Promise<void> | undefined;
}

/** What Astro is set up for. */
export interface AstroSetup {
  readonly command: 'dev' | 'build';
  readonly config: AstroConfig;
  readonly logger: AstroIntegrationLogger;
}
