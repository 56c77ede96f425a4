/** The page of a locale that searches it: the site's own one where it has one, else one that is made. */
import type { Page } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { SearchView } from '../views/page-view.ts';

/** Folder of the output with the indexes: `<locale>.json` and a folder next to it for each locale. */
export const SEARCH_FOLDER = `${ASSET_FOLDER}/search`;

type Loaded = Pick<LoadedSite, 'site' | 'index'>;

/** What the pages of a locale need to search it; `undefined` where the site does not want it. */
export function searchViewOf({ site, index }: Loaded, locale: Locale): SearchView | undefined {
  if (!site.search) return undefined;
  const url = ownSearchPage(index, locale)?.url ?? madePath(locale);
  return { url: relUrl(site, url), indexUrl: relUrl(site, `/${SEARCH_FOLDER}/${locale.name}.json`) };
}

/** Output path of the search page that is made for a locale; `undefined` where it has its own, or the site wants none. */
export function searchOutputOf({ site, index }: Loaded, locale: Locale): string | undefined {
  const isMade = site.search && ownSearchPage(index, locale) === undefined;
  return isMade ? `${madePath(locale).slice(1)}index.html` : undefined;
}

function ownSearchPage(index: LoadedSite['index'], { name }: Locale): Page | undefined {
  return index.pagesWith(name, 'layout').find(isSearchPage);
}

/** From the site's root, as files are called. */
function madePath({ urlPrefix }: Locale): string {
  return urlPrefix === '' ? '/search/' : `/${urlPrefix}/search/`;
}

/** The search pages of some themes are content with a layout of its own. */
export function isSearchPage({ rendered, params }: Page): boolean {
  return rendered && params.layout === 'search';
}
