/** Where the page stands that tells how far the translations are. */
import type { Site } from '../../config/index.ts';
import type { Locale } from '../../locales/index.ts';

/** URL path of a locale's page. */
export function statusPath({ urlPrefix }: Pick<Locale, 'urlPrefix'>): string {
  return `${urlPrefix === '' ? '' : `/${urlPrefix}`}/translation-status/`;
}

/** Whether the site has the page, in each of its locales: one that is written in one language has nothing to tell. */
export function hasStatusPage({ drift, locales }: Pick<Site, 'drift' | 'locales'>): boolean {
  return drift.statusPage && locales.length > 1;
}

/** Output paths of the pages in all locales; none where the site does not have them. */
export function statusFiles(site: Pick<Site, 'drift' | 'locales'>): readonly string[] {
  return hasStatusPage(site) ? site.locales.map((locale) => `${statusPath(locale).slice(1)}index.html`) : [];
}
