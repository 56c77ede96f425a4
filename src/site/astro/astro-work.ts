/** What the integration works on: a site to print, or one to serve. */
import type { AstroConfig, AstroIntegrationLogger, AstroPrerenderer } from 'astro';
import { THEME_FOLDER } from '../../corpus/index.ts';
import type { ServedSite } from './astro-dev.ts';
import type { Looks } from './astro-plugins.ts';
import type { SiteHandle } from './handover.ts';

/** The folder of the output that holds style sheets and scripts. Their names carry a hash of what is in them. */
export const ASSET_FOLDER = THEME_FOLDER;

interface Work {
  readonly looks: Looks;
  /** Path of the site's URLs, with slashes at both ends. */
  readonly base: string;
}

/** A site to print. */
export interface BuildWork extends Work {
  readonly kind: 'build';
  readonly site: SiteHandle;
  /** Absolute paths: where Astro writes, and where it keeps the bundled routes while they run. As its configuration says when not given. */
  readonly folders?: { readonly out: string; readonly server: string };
  /** Called when the pages are bundled, with Astro's own printer, and before the first is printed. */
  onReady?(printer: AstroPrerenderer): void;
  /** Pages of earlier builds, where they are used again. @param code digest of what prints pages in this build */
  keptPages?(code: string): KeptPages;
  /** The output paths of the pages to print, in their order. */
  pages(project: ProjectFiles): Iterable<string>;
  /** Takes a printed page: UTF-8. `false` leaves it to Astro, which is possible where Astro would give it the same name. */
  write(output: string, html: Uint8Array, into: Destination): boolean | Promise<boolean>;
  /** Called when Astro has written all of its own. @param folder absolute path of the output */
  done?(folder: string): Promise<void>;
  /** Called when all integrations are done; what it throws is the end of the build. */
  end?(): void;
}

/** Printed pages as a cache has them, by output path: UTF-8. */
export interface KeptPages {
  read(output: string): Promise<Uint8Array | undefined>;
  write(output: string, html: Uint8Array): Promise<void>;
}

export interface Destination {
  /** Absolute path of the folder that Astro writes to. */
  readonly folder: string;
  /** Astro would write the page to the same file. */
  readonly isAstros: boolean;
}

/** What of the project stands before pages of ours. */
export interface ProjectFiles {
  /** The file of the project that is published at an output path, relative to the root of the project. */
  fileAt(output: string): string | undefined;
}

/** A site to serve. */
export interface ServeWork extends Work {
  readonly kind: 'serve';
  readonly site: ServedSite;
  /** Hands over what makes open browsers load their page again. */
  onStart(reload: () => void): void;
  onEnd?(): Promise<void> | undefined;
}

/** What Astro is set up for. */
export interface AstroSetup {
  readonly command: 'dev' | 'build';
  readonly config: AstroConfig;
  readonly logger: AstroIntegrationLogger;
}
