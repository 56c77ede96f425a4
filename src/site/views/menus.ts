/** What stands in the menu at the top of every page. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { isValueMap } from '../../formats/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { type Navigation, titleOf } from './navigation.ts';
import type { LinkView } from './page-view.ts';
import type { Places } from './places.ts';

export interface MenuOptions {
  readonly site: Site;
  readonly index: PageIndex;
  readonly places: Places;
  readonly navigation: Pick<Navigation, 'link'>;
}

/** The site's own menu `main`, else its sections. */
export function menuOf({ site, index, places, navigation }: MenuOptions, locale: Locale): LinkView[] {
  const entries = site.settings[locale.name]?.menus.main ?? [];
  const home = places.home(locale.name);
  const sections =
    home === undefined
      ? []
      : places.children(home).filter(({ page }) => page.kind === 'section' && page.rendered && page.listed);
  const linkOf = (page: Page): LinkView => navigation.link(places.of(page));
  const inMenu = index.pagesWith(locale.name, 'menu').flatMap((page) => menuEntryOf(page, linkOf));
  const configured = entries.flatMap(({ name, url, pageRef, weight }) => {
    const link = pageRef === '' ? undefined : findLink({ site, index, places, navigation }, locale, pageRef);
    if (link === undefined) return url === '' ? [] : [{ title: name || url, url: relUrl(site, url), weight }];
    return [{ ...link, title: name || link.title, weight }];
  });
  const menu = [...configured, ...inMenu].sort((a, b) => a.weight - b.weight);
  return menu.length > 0 ? menu.map(({ weight: _, ...link }) => link) : sections.map(navigation.link);
}

/** The page that an entry names: the locale's own, else the fallback page of the source's. */
function findLink(
  { site, index, places, navigation }: MenuOptions,
  locale: Locale,
  reference: string,
): LinkView | undefined {
  for (const name of [locale.name, site.defaultLocale]) {
    const found = index.findPage(reference, { locale: name });
    const place = found.kind === 'found' ? places.inLocale(found.page, locale.name) : undefined;
    if (place !== undefined) return navigation.link(place);
  }
  return undefined;
}

/** A page's own wish to stand in the menu `main`: `menu: main`, or with its weight and name. */
function menuEntryOf(page: Page, linkOf: (page: Page) => LinkView) {
  const { menu } = page.params;
  const names = typeof menu === 'string' ? [menu] : Array.isArray(menu) ? menu : [];
  if (names.includes('main')) return [{ ...linkOf(page), weight: page.weight }];
  const main = menu !== undefined && isValueMap(menu) ? menu.main : undefined;
  if (main === undefined || !page.rendered) return [];
  const settings = isValueMap(main) ? main : {};
  const title = typeof settings.name === 'string' ? settings.name : titleOf(page);
  const weight = typeof settings.weight === 'number' ? settings.weight : page.weight;
  return [{ ...linkOf(page), title, weight }];
}
