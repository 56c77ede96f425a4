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
