/** Search indexes of a build: those of unchanged locales come from the cache, the others are made by threads while the build continues. */
import { createCacheFolder, type RemoteCache, runTasks, sha256, siblingModule } from '../../io/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { SiteCache } from '../render/prepare.ts';
import { shareFolder } from '../render/remote.ts';
import { LostPageError } from '../render/render-cache.ts';
import type { RenderedSite } from '../render/render-pages.ts';
import type { IndexSetup, IndexTaskResult } from './index-worker.ts';
import { type IndexFiles, type IndexPlan, planIndexes, renderIndexFiles } from './locale-index.ts';

/** Enough for about ten versions of the index of a site of 3,000 pages. */
const MAX_CACHE_BYTES = 256 * 1024 ** 2;
/** The slowest locale of 2,400 pages takes about two seconds. */
const TIME_LIMIT_SECONDS = 600;
/** A thread first loads its modules, which takes longer than indexing a few hundred pages: up to so many are indexed without one. */
const WORTH_A_THREAD = 500;

/** Makes the indexes of the chosen locales once their pages are rendered; none if the site has no search. */
export async function makeIndexes(
  loaded: LoadedSite,
  cache: SiteCache & { readonly remote?: RemoteCache | undefined },
  { facts }: RenderedSite,
): Promise<ReadonlyMap<string, IndexFiles>> {
  const plans = planIndexes(loaded, (page) => facts.get(page));
  if (plans.length === 0) return new Map();
  const folder = createCacheFolder(cache.folder('search'));
  const code = cache.codeDigest;
  const keys = new Map(plans.map((plan) => [plan, `${sha256(JSON.stringify([code, plan]))}.json`]));
  const made = new Map<IndexPlan, IndexFiles>();
  const shared = shareFolder(cache, 'search');
  const absent = [...keys.values()].filter((key) => folder.read(key) === undefined);
  await shared?.fetch(absent.map(bundleOf));
  for (const [plan, key] of keys) {
    const kept = folder.read(key);
    if (kept !== undefined) made.set(plan, new Map(Object.entries(parseFiles(kept))));
  }
  const missing = plans.filter((plan) => !made.has(plan));
  const keep = (plan: IndexPlan, files: IndexFiles): void => {
    made.set(plan, files);
    const key = keys.get(plan) ?? '';
    folder.write(key, JSON.stringify(Object.fromEntries(files)));
    shared?.send(bundleOf(key), [key]);
  };
  const pages = missing.reduce((sum, plan) => sum + plan.pages.length, 0);
  if (pages <= WORTH_A_THREAD)
    for (const plan of missing)
      keep(
        plan,
        renderIndexFiles(plan, (one) => cache.pages.searchText(one)),
      );
  else await makeInThreads(missing, loaded, cache, keep);
  if (missing.length > 0) folder.prune(MAX_CACHE_BYTES, new Set(keys.values()));
  return new Map([...made].map(([{ locale }, files]) => [locale, files]));
}

async function makeInThreads(
  plans: readonly IndexPlan[],
  loaded: Pick<LoadedSite, 'site'>,
  cache: Pick<SiteCache, 'pagesFolder' | 'codeDigest'>,
  keep: (plan: IndexPlan, files: IndexFiles) => void,
): Promise<void> {
  const setup: IndexSetup = {
    site: loaded.site,
    cacheFolder: cache.pagesFolder,
    codeDigest: cache.codeDigest,
  };
  // The longest first, so that the workers end together.
  const ordered = plans.toSorted((a, b) => b.pages.length - a.pages.length);
  await runTasks<IndexPlan, IndexTaskResult>(ordered, {
    module: siblingModule('./index-worker', import.meta.url),
    data: setup,
    timeLimitSeconds: TIME_LIMIT_SECONDS,
    onOutcome(plan, outcome) {
      if (outcome.kind !== 'done') {
        const why =
          outcome.kind === 'failed' ? outcome.reason : `it took more than ${outcome.seconds} seconds`;
        throw new Error(`Unexpected failure of the search index of “${plan.locale}”: ${why}.`);
      }
      if (outcome.result.kind === 'lost') throw new LostPageError(plan.locale);
      keep(plan, new Map(outcome.result.files));
    },
  });
}

function bundleOf(key: string): string {
  return key.replace(/\.json$/, '');
}

function parseFiles(text: string): Record<string, string> {
  const files: unknown = JSON.parse(text);
  return Object.fromEntries(
    Object.entries(files ?? {}).flatMap(([path, content]) =>
      typeof content === 'string' ? [[path, content]] : [],
    ),
  );
}
