/** What the use cases that render share: the cache of a site, and its pages through it. */
import { join, resolve } from 'node:path';
import { codeVersion, createCacheFolder, locateCache, sha256 } from '../io/index.ts';
import type { LoadedSite } from './load-site.ts';
import { createRenderCache, type RenderCache } from './render-cache.ts';
import {
  planRendering,
  type RenderedSite,
  type RenderOptions,
  type RenderPlan,
  renderPages,
} from './render-pages.ts';

export interface CacheOptions {
  /** The site directory. */
  readonly root: string;
  /** `--cache`. */
  readonly cache: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

export interface SiteCache {
  readonly pages: RenderCache;
  readonly pagesFolder: string;
  readonly codeDigest: string;
  /** Absolute path of another folder of the site's cache. */
  folder(name: string): string;
}

/** Rooms of our code that decide what a page's body is. */
const RENDERING_ROOMS = [
  'text',
  'formats',
  'locales',
  'config',
  'ui',
  'corpus',
  'shortcodes',
  'markdown',
  'rendering',
];

export function openCache({ site }: Pick<LoadedSite, 'site'>, { root, cache, env }: CacheOptions): SiteCache {
  const path = resolve(locateCache(resolve(root), cache, sha256(resolve(root)).slice(0, 16), env));
  const codeDigest = codeVersion(RENDERING_ROOMS);
  const pagesFolder = join(path, 'pages');
  return {
    pages: createRenderCache(createCacheFolder(pagesFolder), site, codeDigest),
    pagesFolder,
    codeDigest,
    folder: (name) => join(path, name),
  };
}

/** Which pages that have an output need rendering. */
export function planSite({ corpus, lookups }: LoadedSite, { pages }: SiteCache): RenderPlan {
  return planRendering(
    corpus.pages.filter(({ rendered, file, damaged }) => rendered && file !== '' && !damaged),
    pages,
    lookups,
  );
}

/** Carries the plan out. */
export function renderSite(
  { site, corpus, uiCatalogues }: LoadedSite,
  { pages, pagesFolder, codeDigest }: SiteCache,
  plan: RenderPlan,
  listeners: Pick<RenderOptions, 'onProgress' | 'onPage'>,
): Promise<RenderedSite> {
  const setup = { site, pages: corpus.pages, uiCatalogues, cacheFolder: pagesFolder, codeDigest };
  return renderPages({ plan, cache: pages, setup, ...listeners });
}
