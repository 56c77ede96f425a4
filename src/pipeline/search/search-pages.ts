/** The page of a locale that searches it: the site's own one where it has one, else one that is made. */
import type { Page } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relLangUrl, relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro.ts';
import type { LoadedSite } from '../load-site.ts';
import type { SearchView } from '../page-view.ts';

/** Folder of the output with the indexes: `<locale>.json` and a folder beside it for each locale. */
export const SEARCH_FOLDER = `${ASSET_FOLDER}/search`;

/** What the pages of a locale need to search it; `undefined` where the site does not want it. */
export function searchViewOf(
  { site, index }: Pick<LoadedSite, 'site' | 'index'>,
  locale: Locale,
): SearchView | undefined {
  if (!site.search) return undefined;
  const own = index.pagesWith(locale.name, 'layout').find(isSearchPage);
  return {
    url: own === undefined ? relLangUrl(site, locale.urlPrefix, '/search/') : relUrl(site, own.url),
    indexUrl: relUrl(site, `/${SEARCH_FOLDER}/${locale.name}.json`),
  };
}

/** Output paths of the search pages that are made. */
export function searchOutputs(loaded: Pick<LoadedSite, 'site' | 'chosen' | 'index'>): string[] {
  const { site, chosen } = loaded;
  return site.locales
    .filter(({ name }) => chosen.has(name))
    .flatMap((locale) => searchViewOf(loaded, locale)?.url ?? [])
    .map((url) => `${url.slice(site.basePath.length)}index.html`);
}

/** Docsy's and others' search pages are content with a layout of its own. */
export function isSearchPage({ rendered, params }: Page): boolean {
  return rendered && params.layout === 'search';
}
