/** Astro settings that the integration changes. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroAdapter, AstroConfig, IntegrationResolvedRoute } from 'astro';
import { createDiskFiles, PROGRAM } from '../../io/index.ts';
import { createPageMiddleware } from './astro-dev.ts';
import { servedFolders, themePlugins, type VitePlugin } from './astro-plugins.ts';
import { PAGE_ROUTE } from './astro-route.ts';
import { ASSET_FOLDER, type BuildWork, type ServeWork } from './astro-work.ts';

/** Sets the folder of bundled routes (Astro's default is the working directory, where two builds would collide). */
export const ADAPTER: AstroAdapter = {
  name: 'lockstep',
  entrypointResolution: 'auto',
  adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
  supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
};

/** The settings. Folders in Astro's own settings are URLs at this stage. */
export function settingsOf(
  work: BuildWork | ServeWork,
  { root, base, build, publicDir, server, trailingSlash }: AstroConfig,
  routesNow: () => readonly IntegrationResolvedRoute[],
  printedCode: VitePlugin,
) {
  const folder = fileURLToPath(root).replace(/[/\\]$/, '');
  const vite = {
    build: { assetsInlineLimit: 0 },
    plugins: themePlugins(work.looks, folder, ASSET_FOLDER),
    server: { fs: { allow: [...servedFolders(PROGRAM, folder), ...(work.looks.folders ?? [])] } },
  };
  // An equivalent spelling of the same path is kept: pages of the project can read it.
  const ownBase = withSlash(base) === work.base ? {} : { base: work.base };
  if (work.kind === 'serve') {
    const files = createDiskFiles(fileURLToPath(publicDir));
    const project = {
      routes: routesNow,
      hasPublicFile: (path: string) => files.kindOf(path) === 'file',
    };
    const route = `${PAGE_ROUTE.slice(1)}${trailingSlash === 'always' ? '/' : ''}`;
    const plugin = pagesPlugin(createPageMiddleware(work.site, { base: work.base, route, project, server }));
    return { ...ownBase, vite: { ...vite, plugins: [...vite.plugins, plugin] } };
  }
  const { folders } = work;
  return {
    ...ownBase,
    ...(folders === undefined ? {} : { outDir: toFolderUrl(folders.out) }),
    build: {
      assets: ASSET_FOLDER,
      // Several pages at a time hide the waiting between the steps of a page; more would only hold more bodies in memory. If Astro reports each page, the
      // project sets the number.
      ...(folders === undefined ? {} : { concurrency: Math.max(build.concurrency, 4) }),
      // Style sheets and scripts are separate files: pages stay small, and a Content-Security-Policy needs no exceptions.
      inlineStylesheets: 'never' as const,
      ...(folders === undefined ? {} : { server: toFolderUrl(folders.server) }),
    },
    vite: {
      ...vite,
      build: { ...vite.build, ...(folders === undefined ? {} : { emptyOutDir: false }) },
      environments: ENVIRONMENTS,
      plugins: [...vite.plugins, ENTRY, printedCode],
    },
  };
}

/** Answers requests for pages. */
function pagesPlugin(handle: ReturnType<typeof createPageMiddleware>): VitePlugin {
  return {
    name: 'lockstep:pages',
    // Added after Astro's middleware in order to run before it: its guards reject URLs that are also files of the project.
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle });
    },
  };
}

/** How Vite names bundled files. */
const ENVIRONMENTS = {
  prerender: { build: { rolldownOptions: { output: { assetFileNames: nameAsset } } } },
  client: { build: { rolldownOptions: { output: { entryFileNames: `${ASSET_FOLDER}/site.[hash].js` } } } },
};

/** Without this, a style sheet would be named after the route. */
function nameAsset({ names }: { readonly names: readonly string[] }): string {
  return `${ASSET_FOLDER}/${names[0]?.endsWith('.css') ? 'site' : '[name]'}.[hash][extname]`;
}

/** An adapter with its own prerenderer must provide this entry itself. */
const ENTRY: VitePlugin = {
  name: 'lockstep:entry',
  configEnvironment: (name: string) =>
    name === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : undefined,
};

function toFolderUrl(path: string): URL {
  return pathToFileURL(`${path}/`);
}

/** `/docs` → `/docs/` */
function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
