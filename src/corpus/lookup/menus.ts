/** What stands in menus: entries of the configuration, those that pages wish for, and the levels that their parents make of them. */
import { compareMenuEntries, type MenuEntry, type Site } from '../../config/index.ts';
import { isValueMap, type Value, type ValueMap } from '../../formats/index.ts';
import type { Page } from '../page.ts';
import type { PageIndex } from './page-index.ts';

/** What decides the place of an entry. */
export type PlacedEntry = Pick<MenuEntry, 'key' | 'parent' | 'weight' | 'name'>;

export interface MenuNode<T> {
  readonly entry: T;
  readonly children: readonly MenuNode<T>[];
}

/**
 * Entries in their levels, in Hugo's order.
 *
 * @param createMissing makes the entry of a parent that nobody wrote
 */
export function createMenuTree<T extends PlacedEntry>(
  entries: readonly T[],
  createMissing: (name: string) => T,
): MenuNode<T>[] {
  const known = new Set(entries.map(({ key }) => key));
  const missing = new Set(
    entries.map(({ parent }) => parent).filter((parent) => parent !== '' && !known.has(parent)),
  );
  const all = [...entries, ...[...missing].map(createMissing)];
  const below = Map.groupBy(all, ({ parent, key }) => (parent === key ? '' : parent));
  const placed = new Set<T>();
  const level = (parent: string): MenuNode<T>[] =>
    (below.get(parent) ?? [])
      .toSorted(compareMenuEntries)
      .filter((entry) => !placed.has(entry))
      .map((entry) => {
        placed.add(entry);
        return { entry, children: entry.key === '' ? [] : level(entry.key) };
      });
  return level('');
}

/** Keys of front matter that put a page into menus. */
const MENU_KEYS = ['menu', 'menus'] as const;

export interface MenuWish {
  readonly page: Page;
  /** What the page says of its entry, keys in lower case. */
  readonly settings: ValueMap;
}

/** The pages of a locale that wish to stand in a menu: `menu: main`, a list of menus, or a table with a weight, a name, a parent for each. */
export function menuWishes(
  { pagesWith }: Pick<PageIndex, 'pagesWith'>,
  locale: string,
  menu: string,
): MenuWish[] {
  return MENU_KEYS.flatMap((key) =>
    pagesWith(locale, key).flatMap((page) => {
      const settings = settingsIn(page.params[key], menu.toLowerCase());
      return settings === undefined || !page.rendered ? [] : [{ page, settings }];
    }),
  );
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

/** Names of the menus of a locale that the configuration or a page puts something into. */
export function menuNamesOf(
  { settings }: Pick<Site, 'settings'>,
  { pagesWith }: Pick<PageIndex, 'pagesWith'>,
  locale: string,
): ReadonlySet<string> {
  const names = new Set(Object.keys(settings[locale]?.menus ?? {}));
  for (const key of MENU_KEYS) {
    for (const { params } of pagesWith(locale, key)) {
      const written = params[key];
      if (typeof written === 'string') names.add(written);
      else if (Array.isArray(written)) for (const each of written) names.add(String(each));
      else if (written && isValueMap(written)) for (const each of Object.keys(written)) names.add(each);
    }
  }
  return names;
}
