/** The path of the translation status page. */
import type { Site } from '../../config/index.ts';
import type { Locale } from '../../locales/index.ts';

/** URL path of a locale's page. */
export function statusPath({ urlPrefix }: Pick<Locale, 'urlPrefix'>): string {
  return `${urlPrefix === '' ? '' : `/${urlPrefix}`}/translation-status/`;
}

/** Whether the site has the page, in each of its locales: with one language there is nothing to show. */
export function hasStatusPage({ drift, locales }: Pick<Site, 'drift' | 'locales'>): boolean {
  return drift.statusPage && locales.length > 1;
}
