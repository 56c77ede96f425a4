/** What the integration sets in a project of Astro's. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroAdapter, AstroConfig, IntegrationResolvedRoute } from 'astro';
import { createDiskFiles, PROGRAM } from '../../io/index.ts';
import { createPageMiddleware } from './astro-dev.ts';
import { servedFolders, themePlugins, type VitePlugin } from './astro-plugins.ts';
import { PAGE_ROUTE } from './astro-route.ts';
import { ASSET_FOLDER, type BuildWork, type ServeWork } from './astro-work.ts';

/** Keeps the bundled routes where we say (Astro's default is the working directory, where two builds would meet). */
export const ADAPTER: AstroAdapter = {
  name: 'lockstep',
  entrypointResolution: 'auto',
  adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
  supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
};

/** What is set in the project. The folders of Astro's own settings are URLs at this stage. */
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
  // Another way to write the same path stays: pages of the project can see it.
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
      // More than one page at a time hides the waiting between the steps of a page; more than a few only holds more bodies. Where Astro tells of each page, the
      // project says how many.
      ...(folders === undefined ? {} : { concurrency: Math.max(build.concurrency, 4) }),
      // Style sheets and scripts are files of their own: pages stay small, and a Content-Security-Policy needs no exceptions.
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
    // After Astro's own, to stand before them: their guards refuse URLs that are also files of the project.
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle });
    },
  };
}

/** How Vite names what it bundles. */
const ENVIRONMENTS = {
  prerender: { build: { rolldownOptions: { output: { assetFileNames: nameAsset } } } },
  client: { build: { rolldownOptions: { output: { entryFileNames: `${ASSET_FOLDER}/site.[hash].js` } } } },
};

/** A style sheet would be called after the route. */
function nameAsset({ names }: { readonly names: readonly string[] }): string {
  return `${ASSET_FOLDER}/${names[0]?.endsWith('.css') ? 'site' : '[name]'}.[hash][extname]`;
}

/** Astro leaves this to an adapter that brings its own prerenderer. */
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
