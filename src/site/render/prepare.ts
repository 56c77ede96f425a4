/** Shared by the use cases that render: the cache of a site, and rendering through it. */
import { join, resolve } from 'node:path';
import { createSourceIndex, type Page, type SourceIndex } from '../../corpus/index.ts';
import { type Problem, unusableCache } from '../../diagnostics/index.ts';
import {
  type CachePlace,
  codeVersion,
  createCacheFolder,
  MAX_RECORDS_BYTES,
  openCacheFolder,
  sha256,
  systemClock,
} from '../../io/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { PagerStore } from '../load/pager-counts.ts';
import type { Outputs } from '../outputs/create-outputs.ts';
import {
  type BriefFacts,
  createRenderCache,
  type RenderCache,
  type RenderedFacts,
  type Verification,
} from './render-cache.ts';
import {
  planBuild,
  planCheck,
  type RenderedSite,
  type RenderOptions,
  type RenderPlan,
  renderPages,
} from './render-pages.ts';
import type { WorkerSetup } from './render-worker.ts';

export interface CacheOptions extends CachePlace {
  /** The site directory of which `root` holds an earlier state: cached facts are valid for pages that are the same. */
  readonly copyOf?: string | undefined;
  /** Time limit for rendering a page. */
  readonly timeLimitSeconds?: number | undefined;
}

export interface SiteCache {
  /** Absolute path. */
  readonly path: string;
  readonly pages: RenderCache;
  readonly pagesFolder: string;
  readonly codeDigest: string;
  /** Absolute path of another folder of the site's cache. */
  folder(name: string): string;
  readonly problems: readonly Problem[];
}

/** The slowest page of 2,400 takes about a second. */
const TIME_LIMIT_SECONDS = 60;

export function openCache({ site }: Pick<LoadedSite, 'site'>, place: CacheOptions): SiteCache {
  const { path, unusable } = openCacheFolder(place);
  const codeDigest = codeVersion();
  const pagesFolder = join(path, PAGES);
  return {
    path,
    pages: createRenderCache(createCacheFolder(pagesFolder), site, codeDigest),
    pagesFolder,
    codeDigest,
    folder: (name) => join(path, name),
    problems: unusableCache(unusable),
  };
}

/** Cached data about the site's content files. Nothing is cached if the folder is not writable. */
export function openSourceIndex(options: CacheOptions): SourceIndex {
  const { path, unusable } = openCacheFolder(options);
  const folder = createCacheFolder(join(path, SOURCES));
  const { copyOf } = options;
  const key = `${sha256(`${codeVersion()}\n${resolve(copyOf ?? options.root)}`)}.json`;
  return createSourceIndex({
    now: () => Date.parse(systemClock.now()),
    read: () => folder.read(key),
    write(text) {
      if (copyOf !== undefined || unusable !== undefined) return;
      folder.write(key, text);
      folder.prune(MAX_RECORDS_BYTES, new Set([key]));
    },
  });
}

/** What earlier runs of a command that prints pages have stored. */
export function openStores(options: CacheOptions) {
  return { sources: openSourceIndex(options), pagers: openPagerStore(options) };
}

/** Counts of list pages from earlier runs. Nothing is stored if the cache is not writable. */
function openPagerStore(options: CacheOptions): PagerStore {
  const { path, unusable } = openCacheFolder(options);
  const folder = createCacheFolder(join(path, PAGERS));
  const { copyOf } = options;
  const key = `${sha256(`${codeVersion()}\n${resolve(copyOf ?? options.root)}`)}.json`;
  return {
    read: () => folder.read(key),
    write(text) {
      if (copyOf !== undefined || unusable !== undefined) return;
      folder.write(key, text);
      folder.prune(MAX_PAGERS_BYTES, new Set([key]));
    },
  };
}

/** Limits the counts of other sites and older versions of Lockstep. */
const MAX_PAGERS_BYTES = 64 * 1024 ** 2;

/** Folder of rendered pages in the site's cache. */
export const PAGES = 'pages';
/** Folder of data about content files in the site's cache. */
const SOURCES = 'sources';
/** Folder of counts of list pages in the site's cache. */
const PAGERS = 'pagers';

/** Plans which pages a build renders. @param verification by default, all look-ups are done again */
export function planPages(
  { lookups }: Pick<LoadedSite, 'lookups'>,
  { pages }: Pick<SiteCache, 'pages'>,
  wanted: readonly Page[],
  verification: Verification = lookups,
): RenderPlan {
  return planBuild(wanted, pages, verification);
}

/** Plans which pages are rendered to get all facts about them. */
export function planFacts(
  { lookups }: Pick<LoadedSite, 'lookups'>,
  { pages }: Pick<SiteCache, 'pages'>,
  wanted: readonly Page[],
): RenderPlan<RenderedFacts> {
  return planCheck(wanted, pages, lookups);
}

/** The pages whose text the outputs show, each once. */
export function pagesUsed(outputs: Outputs['table']): Page[] {
  const used = [...outputs.values()].flatMap((output) => ('uses' in output ? (output.uses ?? []) : []));
  return [...new Set(used)];
}

export interface RenderSiteOptions<F extends BriefFacts>
  extends Pick<
      RenderOptions<F>,
      'onProgress' | 'onPage' | 'signal' | 'started' | 'reserve' | 'texts' | 'keepsAll'
    >,
    Pick<CacheOptions, 'timeLimitSeconds'>,
    Pick<WorkerSetup, 'edited'> {}

/** Executes the plan. */
export function renderSite<F extends BriefFacts>(
  { site, corpus, made, uiCatalogues, remoteData, lookups }: LoadedSite,
  { pages, pagesFolder, codeDigest }: SiteCache,
  plan: RenderPlan<F>,
  { timeLimitSeconds = TIME_LIMIT_SECONDS, edited, ...listeners }: RenderSiteOptions<F>,
): Promise<RenderedSite<F>> {
  const setup = {
    site,
    pages: corpus.pages,
    uiCatalogues,
    remoteData,
    today: lookups.lookups.today(),
    cacheFolder: pagesFolder,
    codeDigest,
    edited: new Map([...made, ...(edited ?? [])]),
  };
  return renderPages({ plan, cache: pages, setup, timeLimitSeconds, ...listeners });
}
