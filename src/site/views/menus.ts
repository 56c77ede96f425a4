/** Menus from the configuration and from pages, nested and in Hugo's order. */
import type { MenuEntry, Site } from '../../config/index.ts';
import {
  createMenuTree,
  type MenuNode,
  menuNamesOf,
  type PageIndex,
  type PlacedEntry,
  type RequestedEntry,
  requestedEntries,
} from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { type Navigation, titleOf } from './navigation.ts';
import type { LinkView, MenuView, NavigationView } from './page-view.ts';
import type { Places } from './places.ts';

export interface MenuOptions {
  readonly site: Site;
  readonly index: PageIndex;
  readonly places: Places;
  readonly navigation: Pick<Navigation, 'link'>;
}

/** The menu at the top of every page: the site's `main` menu, else its sections. */
export function menuOf(options: MenuOptions, locale: Locale): MenuView[] {
  const menu = menuNamed(options, locale, 'main');
  if (menu.length > 0) return menu;
  const home = options.places.home(locale.name);
  const sections =
    home === undefined
      ? []
      : options.places
          .children(home)
          .filter(({ page }) => page.kind === 'section' && page.rendered && page.listed);
  return sections.map(options.navigation.link);
}

/** An entry before it is nested. */
interface Entry extends PlacedEntry {
  readonly link: LinkView;
}

/** A menu by name, empty if it has no entries. An entry without an address is kept if it has children. */
function menuNamed(options: MenuOptions, locale: Locale, name: string): MenuView[] {
  const configured = options.site.settings[locale.name]?.menus[name.toLowerCase()] ?? [];
  const entries = [
    ...configured.map((entry) => entryOfSite(entry, options, locale)),
    ...requestedEntries(options.index, locale.name, name).map((wish) => entryOfPage(wish, options)),
  ];
  const tree = createMenuTree(entries, (missing) => ({
    key: missing,
    parent: '',
    weight: 0,
    name: missing,
    link: { title: missing, url: '' },
  }));
  return tree.flatMap(toView);
}

function toView({ entry: { link }, children: below }: MenuNode<Entry>): MenuView[] {
  const children = below.flatMap(toView);
  if (children.length > 0) return [{ ...link, children }];
  return link.url === '' ? [] : [link];
}

function entryOfSite(entry: MenuEntry, options: MenuOptions, locale: Locale): Entry {
  const { url, pageRef, name, identifier, key, parent, weight } = entry;
  const found = pageRef === '' ? undefined : findLink(options, locale, pageRef);
  const link = found ?? { title: url, url: url === '' ? '' : relUrl(options.site, url) };
  const title = name || link.title || identifier;
  return { key, parent, weight, name: title, link: { ...link, title } };
}

/** The page that an entry names: the locale's own, else the fallback page of the source. */
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

/** The menu entry that a page's front matter requests. */
function entryOfPage({ page, settings }: RequestedEntry, { places, navigation }: MenuOptions): Entry {
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  const title = text('name') || titleOf(page);
  return {
    key: text('identifier') || title,
    parent: text('parent'),
    weight: typeof settings.weight === 'number' ? settings.weight : page.weight,
    name: title,
    link: { ...navigation.link(places.of(page)), title },
  };
}

/** The sidebar menu by locale and URL of the page, if the site has one instead of the tree and the locale has entries for it. */
export function createSideMenus(
  options: MenuOptions,
): (locale: string, url: string) => NavigationView[] | undefined {
  const { locales, sidebarMenu } = options.site;
  if (sidebarMenu === '') return () => undefined;
  const menus = new Map(locales.map((locale) => [locale.name, menuNamed(options, locale, sidebarMenu)]));
  return (locale, url) => {
    const menu = menus.get(locale) ?? [];
    return menu.length === 0 ? undefined : menuAtSide(menu, url);
  };
}

/** A menu as sidebar entries: expanded down to the current page, which is marked. */
function menuAtSide(menu: readonly MenuView[], url: string): NavigationView[] {
  return menu.map((entry) => {
    const children = menuAtSide(entry.children ?? [], url);
    const current = entry.url === url;
    const open = current || children.some((child) => child.open);
    return { ...entry, children, current, open, hasChildren: children.length > 0 };
  });
}

/** Names of all menus with entries from the configuration or a page. */
export function menuNames({ site, index }: Pick<MenuOptions, 'site' | 'index'>): ReadonlySet<string> {
  return new Set(site.locales.flatMap(({ name }) => [...menuNamesOf(site, index, name)]));
}
