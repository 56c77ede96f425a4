/** Menus: what the configuration and pages put into them, in levels, in Hugo's order. */
import type { MenuEntry, Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { isValueMap, type Value, type ValueMap } from '../../formats/index.ts';
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

/** What stands at the top of every page: the site's own menu `main`, else its sections. */
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

/** An entry before it has its place. */
interface Entry {
  readonly identifier: string;
  readonly parent: string;
  readonly weight: number;
  readonly link: LinkView;
}

/** A menu by its name, empty where nothing is in it. An entry without an address stays where others are below it. */
export function menuNamed(options: MenuOptions, locale: Locale, name: string): MenuView[] {
  const configured = options.site.settings[locale.name]?.menus[name.toLowerCase()] ?? [];
  const entries = [
    ...configured.map((entry) => entryOfSite(entry, options, locale)),
    ...['menu', 'menus'].flatMap((key) =>
      options.index
        .pagesWith(locale.name, key)
        .flatMap((page) => entryOfPage(page, page.params[key], name, options)),
    ),
  ];
  return toTree(entries);
}

function entryOfSite(entry: MenuEntry, options: MenuOptions, locale: Locale): Entry {
  const { url, pageRef, name, identifier, parent, weight } = entry;
  const found = pageRef === '' ? undefined : findLink(options, locale, pageRef);
  const link = found ?? { title: url, url: url === '' ? '' : relUrl(options.site, url) };
  return { identifier, parent, weight, link: { ...link, title: name || link.title || identifier } };
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

/** A page's own wish to stand in a menu: `menu: main`, a list of menus, or a table with a weight, a name, a parent for each. */
function entryOfPage(
  page: Page,
  written: Value | undefined,
  name: string,
  { places, navigation }: MenuOptions,
): Entry[] {
  const settings = settingsIn(written, name.toLowerCase());
  if (settings === undefined || !page.rendered) return [];
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  const title = text('name') || titleOf(page);
  return [
    {
      identifier: text('identifier') || title,
      parent: text('parent'),
      weight: typeof settings.weight === 'number' ? settings.weight : page.weight,
      link: { ...navigation.link(places.of(page)), title },
    },
  ];
}

function settingsIn(written: Value | undefined, menu: string): ValueMap | undefined {
  if (typeof written === 'string') return written.toLowerCase() === menu ? {} : undefined;
  if (Array.isArray(written))
    return written.some((name) => typeof name === 'string' && name.toLowerCase() === menu) ? {} : undefined;
  if (written === undefined || written === null || !isValueMap(written) || !(menu in written))
    return undefined;
  const settings = written[menu] ?? null;
  return settings !== null && isValueMap(settings) ? settings : {};
}

/** Entries in their levels. A parent that nobody wrote is an entry without an address, as in Hugo. */
function toTree(entries: readonly Entry[]): MenuView[] {
  const known = new Set(entries.map(({ identifier }) => identifier));
  const missing = new Set(
    entries.map(({ parent }) => parent).filter((parent) => parent !== '' && !known.has(parent)),
  );
  const all: readonly Entry[] = [
    ...entries,
    ...[...missing].map((name) => ({
      identifier: name,
      parent: '',
      weight: 0,
      link: { title: name, url: '' },
    })),
  ];
  const below = Map.groupBy(all, ({ parent, identifier }) => (parent === identifier ? '' : parent));
  const placed = new Set<Entry>();
  const level = (parent: string): MenuView[] =>
    (below.get(parent) ?? [])
      .toSorted(compareEntries)
      .filter((entry) => !placed.has(entry))
      .flatMap((entry): MenuView[] => {
        placed.add(entry);
        const children = entry.identifier === '' ? [] : level(entry.identifier);
        if (children.length > 0) return [{ ...entry.link, children }];
        return entry.link.url === '' ? [] : [entry.link];
      });
  return level('');
}

/** By weight, those without one last, then by name. */
function compareEntries(a: Entry, b: Entry): number {
  if (a.weight !== b.weight) {
    if (a.weight === 0 || b.weight === 0) return a.weight === 0 ? 1 : -1;
    return a.weight - b.weight;
  }
  return a.link.title < b.link.title ? -1 : a.link.title > b.link.title ? 1 : 0;
}

/** A menu as entries at the side of a page: open down to the page, which is marked. */
export function menuAtSide(menu: readonly MenuView[], url: string): NavigationView[] {
  return menu.map((entry) => {
    const children = menuAtSide(entry.children ?? [], url);
    const current = entry.url === url;
    const open = current || children.some((child) => child.open);
    return { ...entry, children, current, open, hasChildren: children.length > 0 };
  });
}

/** Names of all menus that the configuration or a page puts something into. */
export function menuNames({ site, index }: Pick<MenuOptions, 'site' | 'index'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name: locale } of site.locales) {
    for (const name of Object.keys(site.settings[locale]?.menus ?? {})) names.add(name);
    for (const key of ['menu', 'menus']) {
      for (const { params } of index.pagesWith(locale, key)) {
        const written = params[key];
        if (typeof written === 'string') names.add(written);
        else if (Array.isArray(written)) for (const each of written) names.add(String(each));
        else if (written && isValueMap(written)) for (const each of Object.keys(written)) names.add(each);
      }
    }
  }
  return names;
}
