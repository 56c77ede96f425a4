/**
 * Astro as the printer of prepared pages. To Astro our program is what it calls an adapter: it says where the bundled routes are kept
 * while they run, and takes every printed page instead of letting Astro write it, so that pages get exactly the names that the site
 * gives them and can be kept from build to build.
 */
import { join } from 'node:path';
import type { AstroAdapter, AstroInlineConfig, AstroIntegration } from 'astro';
import { THEME_FOLDER } from '../../corpus/index.ts';
import { createPageMiddleware, type ServedSite, type SiteFailure } from './astro-dev.ts';
import {
  type FrameParts,
  frameParts,
  loadScriptsOutsideRoot,
  resolveFromProgram,
  servedFolders,
} from './astro-plugins.ts';
import { type OfferedSite, offerSite, type SiteHandle, tokenToOutput } from './handover.ts';

/** The folder of the output that holds style sheets and scripts. Their names carry a hash of what is in them. */
export const ASSET_FOLDER = THEME_FOLDER;

/** Settings that are the same for every site. */
export const ASTRO_CONFIG = {
  build: {
    assets: ASSET_FOLDER,
    format: 'file',
    // More than one page at a time hides the waiting between the steps of a page; more than a few only holds more bodies.
    concurrency: 4,
    // Style sheets and scripts are files of their own: pages stay small, and a Content-Security-Policy needs no exceptions.
    inlineStylesheets: 'never',
  },
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0 } },
} as const satisfies AstroInlineConfig;

export interface AstroOptions {
  /** Absolute path of the program: where `src/pages` is. It is only read. */
  readonly program: string;
  /** Absolute path of a folder for all that Astro and Vite write beside the output: caches and types. Two sites need two. */
  readonly cacheDir: string;
  /** Path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  /** Absolute paths of style sheets that come after those of the theme. */
  readonly styles?: readonly string[];
  /** A style sheet between those of the theme and these: typefaces and colours of the site. */
  readonly themeStyles?: string;
  readonly frame?: FrameParts;
  /** Absolute paths of folders besides the program's whose files a dev server may send. */
  readonly folders?: readonly string[];
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export interface AstroBuildOptions extends AstroOptions {
  /** Absolute path of the folder to build into. What stands there stays; style sheets and scripts are added in {@link ASSET_FOLDER}. */
  readonly outDir: string;
  /** Takes a printed page: UTF-8. Up to four pages are under way at a time. */
  write(output: string, html: Uint8Array): void | Promise<void>;
}

/** Prints every page of `handle.routes()`. Rejects with the first error that a page throws. */
export async function buildAstroSite(handle: SiteHandle, options: AstroBuildOptions): Promise<void> {
  const offer = offerSite(handle);
  try {
    const { build } = await importAstro();
    await build(toInlineConfig(options, offer, pagePrinter(options), options.outDir));
  } finally {
    offer.withdraw();
  }
}

export interface AstroServer {
  /** Of the site's home page: `http://127.0.0.1:4321/`. */
  readonly url: string;
  /** Makes open browsers load their page again. */
  reload(): void;
  close(): Promise<void>;
}

export interface AstroServeOptions extends AstroOptions {
  /** The first port to try. */
  readonly port?: number;
}

/** Serves a site on loopback. Pages are printed when they are asked for, from what `handle` says at that moment. */
export async function serveAstroSite(handle: ServedSite, options: AstroServeOptions): Promise<AstroServer> {
  const offer = offerSite(handle);
  try {
    const { dev } = await importAstro();
    let reload = (): void => {};
    const integration = pageServer(handle, options.base, (send) => {
      reload = send;
    });
    const server = await dev({
      ...toInlineConfig(options, offer, integration),
      server: { host: '127.0.0.1', port: options.port ?? 4321 },
    });
    return {
      url: `http://127.0.0.1:${server.address.port}${options.base}`,
      reload: () => reload(),
      close: async () => {
        await server.stop();
        offer.withdraw();
      },
    };
  } catch (error) {
    offer.withdraw();
    throw error;
  }
}

/** Astro asks the network for news of itself unless told not to, before it reads any settings. */
async function importAstro(): Promise<typeof import('astro')> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
  return import('astro');
}

function toInlineConfig(
  { program, cacheDir, ...options }: AstroOptions,
  { key }: OfferedSite,
  integration: AstroIntegration,
  outDir?: string,
): AstroInlineConfig {
  return {
    ...ASTRO_CONFIG,
    configFile: false,
    root: cacheDir,
    srcDir: join(program, 'src'),
    base: options.base,
    cacheDir,
    logLevel: options.logLevel ?? 'error',
    integrations: [integration],
    ...(outDir === undefined ? {} : { outDir, build: { ...ASTRO_CONFIG.build, server: outDir } }),
    vite: {
      ...ASTRO_CONFIG.vite,
      cacheDir: `${cacheDir}/vite`,
      define: { __LOCKSTEP_SITE__: JSON.stringify(key) },
      plugins: [
        resolveFromProgram(program),
        loadScriptsOutsideRoot(cacheDir),
        moreStyles(options.themeStyles ?? '', options.styles ?? []),
        frameParts(options.frame ?? { components: {}, slots: {} }, program),
      ],
      server: { fs: { allow: [...servedFolders(program, cacheDir), ...(options.folders ?? [])] } },
      ...(outDir === undefined ? {} : BUILD_SETTINGS),
    },
  };
}

/** The layout imports these: the site's colours and typefaces, then the style sheets that it has beside those of the theme. */
const SITE_STYLES = 'virtual:lockstep/theme.css';
const MORE_STYLES = 'virtual:lockstep/more.css';

function moreStyles(theme: string, styles: readonly string[]) {
  const texts = new Map([
    [`\0${SITE_STYLES}`, theme],
    [`\0${MORE_STYLES}`, styles.map((path) => `@import ${JSON.stringify(path)};\n`).join('')],
  ]);
  return {
    name: 'lockstep:styles',
    resolveId: (id: string) => (texts.has(`\0${id}`) ? `\0${id}` : undefined),
    load: (id: string) => texts.get(id),
  };
}

/** Vite's, for builds alone. */
const BUILD_SETTINGS = {
  build: { ...ASTRO_CONFIG.vite.build, emptyOutDir: false },
  environments: {
    prerender: {
      // The bundled routes run from the output folder, which may stand where no `node_modules` is above it.
      resolve: { noExternal: true },
      build: { rolldownOptions: { output: { assetFileNames: nameAsset } } },
    },
    client: { build: { rolldownOptions: { output: { entryFileNames: `${ASSET_FOLDER}/site.[hash].js` } } } },
  },
} satisfies AstroInlineConfig['vite'];

/** There is one style sheet, which would be called after the route. */
function nameAsset({ names }: { readonly names: readonly string[] }): string {
  return `${ASSET_FOLDER}/${names[0]?.endsWith('.css') ? 'site' : '[name]'}.[hash][extname]`;
}

/** Keeps the bundled routes in the output folder (Astro's default is the working directory, where two builds would meet). */
const ADAPTER: AstroAdapter = {
  name: 'lockstep',
  entrypointResolution: 'auto',
  adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
  supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
};

function pagePrinter({ write }: AstroBuildOptions): AstroIntegration {
  return {
    name: 'lockstep:build',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'lockstep:entry',
                // Astro leaves this to an adapter that brings its own prerenderer.
                configEnvironment: (name: string) =>
                  name === 'prerender'
                    ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
                    : undefined,
              },
            ],
          },
        });
      },
      'astro:config:done': ({ setAdapter }) => setAdapter(ADAPTER),
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'lockstep',
          async render(request, options) {
            const result = await standard.render(request, options);
            const response = result instanceof Response ? result : result.response;
            await write(tokenToOutput(requestToToken(request)), new Uint8Array(await response.arrayBuffer()));
            return new Response(null);
          },
        }));
      },
    },
  };
}

/** `http://localhost:4321/base/ZG9j.html` → `ZG9j` */
function requestToToken(request: Request): string {
  return request.url.slice(request.url.lastIndexOf('/') + 1, -'.html'.length);
}

/** As Vite shows errors over the page. */
function toViteError({ message, at }: SiteFailure) {
  return {
    plugin: 'lockstep',
    message,
    stack: '',
    ...(at === undefined ? {} : { id: at.file, loc: at }),
  };
}

function pageServer(
  handle: ServedSite,
  base: string,
  onStart: (reload: () => void) => void,
): AstroIntegration {
  return {
    name: 'lockstep:dev',
    hooks: {
      // Pages come and go while the server runs, so it must not hold on to a list of them.
      'astro:route:setup': ({ route }) => {
        route.prerender = false;
      },
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'lockstep:pages',
                // After Astro's own, to stand before them: their guards refuse URLs that are also files of the project.
                configureServer: (server) => () => {
                  server.middlewares.stack.unshift({ route: '', handle: createPageMiddleware(handle, base) });
                },
              },
            ],
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        const { hot } = server.environments.client;
        // Each page that is opened or loaded again asks for it, so that it is shown as long as it holds and goes when it is corrected.
        hot.on('vite:client:connect', (_nothing, client) => {
          const failure = handle.failure();
          if (failure !== undefined) client.send({ type: 'error', err: toViteError(failure) });
        });
        onStart(() => hot.send({ type: 'full-reload', path: '*' }));
      },
    },
  };
}
