/** A loaded site with what it says of its translations. */
import { readTexts, reportOnSite, reportToNotices, type Texts } from '../../drift/index.ts';
import type { CacheOptions } from '../render/prepare.ts';
import type { LoadedSite } from './load-site.ts';

/** Adds what the site wants to say of its translations; a site that wants nothing costs nothing. */
export async function withDrift(loaded: LoadedSite, options: CacheOptions): Promise<LoadedSite> {
  const { notices, statusPage } = loaded.site.drift;
  const isWanted = notices || statusPage || loaded.site.markdownPages;
  if (!isWanted || loaded.site.locales.length < 2) return loaded;
  const { report, tree } = await reportOnSite(loaded.site, { ...options, locales: [] });
  const texts = statusPage
    ? await readTexts(
        report.pages.filter(({ status }) => status === 'drifted'),
        tree,
      )
    : new Map<string, Texts>();
  return { ...loaded, drift: { report, texts, notices: notices ? reportToNotices(report) : new Map() } };
}
