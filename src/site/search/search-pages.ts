/** The search page of a locale: the site's own if there is one, else a generated page. */
import type { Page } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { SearchView } from '../views/page-view.ts';

/** Output folder of the indexes: for each locale `<locale>.json` and a folder. */
export const SEARCH_FOLDER = `${ASSET_FOLDER}/search`;

type Loaded = Pick<LoadedSite, 'site' | 'index'>;

/** What pages of a locale need for search; `undefined` if the site has none. */
export function searchViewOf({ site, index }: Loaded, locale: Locale): SearchView | undefined {
  if (!site.search) return undefined;
  const url = ownSearchPage(index, locale)?.url ?? madePath(locale);
  return { url: relUrl(site, url), indexUrl: relUrl(site, `/${SEARCH_FOLDER}/${locale.name}.json`) };
}

/** Output path of the generated search page; `undefined` if the locale has its own, or the site has no search. */
export function searchOutputOf({ site, index }: Loaded, locale: Locale): string | undefined {
  const isMade = site.search && ownSearchPage(index, locale) === undefined;
  return isMade ? `${madePath(locale).slice(1)}index.html` : undefined;
}

function ownSearchPage(index: LoadedSite['index'], { name }: Locale): Page | undefined {
  return index.pagesWith(name, 'layout').find(isSearchPage);
}

/** Relative to the site's root, without a leading slash. */
function madePath({ urlPrefix }: Locale): string {
  return urlPrefix === '' ? '/search/' : `/${urlPrefix}/search/`;
}

/** The search pages of some themes are content with a layout of its own. */
export function isSearchPage({ rendered, params }: Page): boolean {
  return rendered && params.layout === 'search';
}
