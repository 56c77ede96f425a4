/**
 * Fallback pages: where a locale lacks a page, its route shows the source page in the locale's frame. They are routes but not pages of the locale: lists,
 * sitemaps and search omit them.
 */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';

export interface FallbackPage {
  /** The page of the default locale that is shown. */
  readonly source: Page;
  readonly locale: Locale;
  /** URL path and output path, as for a page. */
  readonly url: string;
  readonly output: string;
}

/**
 * The routes of fallback pages: for all missing translations if the site enables them, and for the locales in `fallbackFor` of pages. A route that a page has
 * remains the page's.
 */
export function findFallbackPages(site: Site, pages: readonly Page[], index: PageIndex): FallbackPage[] {
  const taken = new Set(pages.filter(({ rendered }) => rendered).map(({ output }) => output));
  const found: FallbackPage[] = [];
  for (const source of pages) {
    if (source.locale !== site.defaultLocale || !source.rendered) continue;
    if (!site.fallbackPages && source.fallbackFor === undefined) continue;
    const translated = new Set(
      index.translations(source).flatMap(({ locale, rendered }) => (rendered ? [locale] : [])),
    );
    for (const locale of site.locales) {
      if (locale.name === site.defaultLocale || translated.has(locale.name)) continue;
      const address = source.fallbackFor?.[locale.name];
      if (address === undefined && !site.fallbackPages) continue;
      const fallback =
        address === undefined ? fallbackPageOf(site, source, locale) : { source, locale, ...address };
      if (fallback === undefined || taken.has(fallback.output)) continue;
      taken.add(fallback.output);
      found.push(fallback);
    }
  }
  return found;
}

/** The route of a source page in a locale; `undefined` if its URL is not below the locale's own. */
function fallbackPageOf(site: Site, source: Page, locale: Locale): FallbackPage | undefined {
  const own = site.locales.find(({ name }) => name === source.locale)?.urlPrefix ?? '';
  const isBelow = own === '' || source.url.startsWith(`/${own}/`);
  if (locale.urlPrefix === '' || !isBelow) return undefined;
  const cut = own === '' ? 0 : own.length + 1;
  return {
    source,
    locale,
    url: `/${locale.urlPrefix}${source.url.slice(cut)}`,
    output: `${locale.urlPrefix}/${source.output.slice(cut)}`,
  };
}
