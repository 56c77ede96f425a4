/** What stands in the menu at the top of every page. */
import type { Site } from '../config/index.ts';
import type { Page, PageIndex } from '../corpus/index.ts';
import { isValueMap } from '../formats/index.ts';
import type { Locale } from '../locales/index.ts';
import { relUrl } from '../rendering/index.ts';
import { titleOf } from './navigation.ts';
import type { LinkView } from './page-view.ts';

/** The site's own menu `main`, else its sections. */
export function menuOf(
  site: Site,
  index: PageIndex,
  locale: Locale,
  urlOf: (page: Page) => string,
): LinkView[] {
  const entries = site.settings[locale.name]?.menus.main ?? [];
  const home = index.home(locale.name);
  const sections =
    home === undefined
      ? []
      : index.children(home).filter(({ kind, rendered, listed }) => kind === 'section' && rendered && listed);
  const inMenu = index.pagesWith(locale.name, 'menu').flatMap((page) => menuEntryOf(page, urlOf));
  const configured = entries.flatMap(({ name, url, pageRef, weight }) => {
    const found = pageRef === '' ? undefined : index.findPage(pageRef, { locale: locale.name });
    const page = found?.kind === 'found' ? found.page : undefined;
    const target = page === undefined ? url : urlOf(page);
    return target === ''
      ? []
      : [
          {
            title: name || (page === undefined ? url : titleOf(page)),
            url: page === undefined ? relUrl(site, target) : target,
            weight,
          },
        ];
  });
  const menu = [...configured, ...inMenu].sort((a, b) => a.weight - b.weight);
  const chosen =
    menu.length > 0 ? menu : sections.map((page) => ({ title: titleOf(page), url: urlOf(page) }));
  return chosen.map(({ title, url }) => ({ title, url }));
}

/** A page's own wish to stand in the menu `main`: `menu: main`, or with its weight and name. */
function menuEntryOf(page: Page, urlOf: (page: Page) => string) {
  const { menu } = page.params;
  const names = typeof menu === 'string' ? [menu] : Array.isArray(menu) ? menu : [];
  if (names.includes('main')) return [{ title: titleOf(page), url: urlOf(page), weight: page.weight }];
  const main = menu !== undefined && isValueMap(menu) ? menu.main : undefined;
  if (main === undefined || !page.rendered) return [];
  const settings = isValueMap(main) ? main : {};
  const title = typeof settings.name === 'string' ? settings.name : titleOf(page);
  const weight = typeof settings.weight === 'number' ? settings.weight : page.weight;
  return [{ title, url: urlOf(page), weight }];
}
