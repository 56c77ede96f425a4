/** Adds to a loaded site what its git repository says. */
import type { Site } from '../../config/index.ts';
import {
  createDemand,
  type DriftOptions,
  type DriftReport,
  readTexts,
  reportOnSite,
  reportToNotices,
  type Texts,
} from '../../drift/index.ts';
import type { CacheOptions } from '../render/prepare.ts';
import type { LoadedSite } from './load-site.ts';
import { readPageHistory } from './page-history.ts';

/** Adds the history of pages and the status of translations. */
export async function withRepository(loaded: LoadedSite, options: CacheOptions): Promise<LoadedSite> {
  const history = await readPageHistory(loaded.site);
  return { ...(await withDrift(loaded, options)), ...(history === undefined ? {} : { history }) };
}

/** Adds the status of translations. Git is not asked if the site shows none of it. */
export async function withDrift(loaded: LoadedSite, options: CacheOptions): Promise<LoadedSite> {
  const { site } = loaded;
  if (!usesDrift(site)) return loaded;
  const found = await findDrift(site, options);
  const notices = site.drift.notices ? reportToNotices(found.report) : new Map();
  return { ...loaded, drift: { ...found, notices } };
}

/** Whether a site shows the status of its translations anywhere. */
export function usesDrift({ drift, markdownPages, locales }: Site): boolean {
  return (drift.notices || drift.statusPage || markdownPages) && locales.length > 1;
}

export interface FoundDrift {
  readonly report: DriftReport;
  /** By the translation's file. */
  readonly texts: ReadonlyMap<string, Texts>;
  /** How many readers a page has, by the translation's file. */
  readonly demandFor: ReadonlyMap<string, number>;
}

/** The drift report of a site, and the texts that the status page shows. */
export async function findDrift(site: Site, options: Omit<DriftOptions, 'locales'>): Promise<FoundDrift> {
  const { report, tree } = await reportOnSite(site, { ...options, locales: [] });
  const texts = site.drift.statusPage
    ? await readTexts(
        report.pages.filter(({ status }) => status === 'drifted'),
        tree,
      )
    : new Map<string, Texts>();
  const demand = site.drift.statusPage ? createDemand(tree) : undefined;
  const demandFor = new Map(report.pages.map((page) => [page.file, demand?.demandFor(page) ?? 1]));
  return { report, texts, demandFor };
}
