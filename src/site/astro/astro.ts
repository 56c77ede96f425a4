/** Runs Astro as printer and server for a site without an Astro project of its own. */
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { type KeptPrinter, takePrinter } from './astro-bundle.ts';
import type { ServedSite } from './astro-dev.ts';
import { createIntegration } from './astro-integration.ts';
import { type Looks, resolveFromProgram } from './astro-plugins.ts';
import type { SiteHandle } from './handover.ts';

export interface AstroOptions extends Looks {
  /** Absolute path of the program's folder, which is only read. */
  readonly program: string;
  /** Absolute path of a folder for all files that Astro and Vite write besides the output: caches and types. Each site needs its own. */
  readonly cacheDir: string;
  /** Base path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export interface AstroBuildOptions extends AstroOptions {
  /** Absolute path of the output folder. Existing files are kept; style sheets and scripts are added in their folder. */
  readonly outDir: string;
  /** The pages to print: output paths without a leading slash. */
  readonly outputs: Iterable<string>;
  /** Takes a printed page as UTF-8. Up to four pages are in progress at a time. */
  write(output: string, html: Uint8Array): void | Promise<void>;
  /** Takes the bundle for later builds, if it can be reused. */
  keep?(printer: KeptPrinter): void;
}

/** Prints pages. Rejects with the first error that a page throws. */
export async function buildAstroSite(site: SiteHandle, options: AstroBuildOptions): Promise<void> {
  const { build } = await importAstro();
  const { base, outDir, outputs } = options;
  const integration = createIntegration(() => ({
    kind: 'build',
    looks: options,
    base,
    site,
    folders: { out: outDir, server: outDir },
    onReady(printer) {
      const kept = takePrinter(printer, outDir);
      if (kept !== undefined) options.keep?.(kept);
    },
    pages: () => outputs,
    async write(output, html) {
      await options.write(output, html);
      return true;
    },
  }));
  await build(toInlineConfig(options, integration));
}

export interface AstroServer {
  /** URL of the site's home page: `http://127.0.0.1:4321/`. */
  readonly url: string;
  /** Makes open browsers reload their page. */
  reload(): void;
  close(): Promise<void>;
}

export interface AstroServeOptions extends AstroOptions {
  /** The first port to try. */
  readonly port?: number;
}

/** Serves a site on loopback. Pages are printed on request, from the current `site`. */
export async function serveAstroSite(site: ServedSite, options: AstroServeOptions): Promise<AstroServer> {
  const { dev } = await importAstro();
  let reload = (): void => {};
  const onStart = (send: () => void): void => {
    reload = send;
  };
  const integration = createIntegration(() => ({
    kind: 'serve',
    looks: options,
    base: options.base,
    site,
    onStart,
  }));
  const server = await dev({
    ...toInlineConfig(options, integration),
    server: { host: '127.0.0.1', port: options.port ?? 4321 },
  });
  return {
    url: `http://127.0.0.1:${server.address.port}${options.base}`,
    reload: () => reload(),
    close: () => server.stop(),
  };
}

/** Disables Astro's telemetry before Astro is loaded, as it would send a request before reading any settings. */
export async function importAstro(): Promise<typeof import('astro')> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
  return import('astro');
}

/**
 * The bundled routes run from the output folder, which may have no `node_modules` above it. The dev server does not bundle, since CommonJS packages, of which
 * Astro has some, could not run then.
 */
const BUNDLE_ALL: NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number] = {
  name: 'lockstep:bundle-all',
  apply: 'build',
  config: () => ({ environments: { prerender: { resolve: { noExternal: true } } } }),
};

function toInlineConfig(
  { program, cacheDir, base, integrations = [], logLevel = 'error' }: AstroOptions,
  integration: AstroIntegration,
): AstroInlineConfig {
  return {
    configFile: false,
    root: cacheDir,
    base,
    cacheDir,
    logLevel,
    integrations: [integration],
    devToolbar: { enabled: false },
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    vite: {
      cacheDir: `${cacheDir}/vite`,
      plugins: [
        resolveFromProgram(
          program,
          integrations.map(({ from }) => from),
        ),
        BUNDLE_ALL,
      ],
    },
  };
}
