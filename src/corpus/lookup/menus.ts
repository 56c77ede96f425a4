/** Menu entries from the configuration and from pages, nested by their parents. */
import { compareMenuEntries, type MenuEntry, type Site } from '../../config/index.ts';
import { isValueMap, type Value, type ValueMap } from '../../formats/index.ts';
import type { Page } from '../page.ts';
import type { PageIndex } from './page-index.ts';

/** The properties that determine an entry's position. */
export type PlacedEntry = Pick<MenuEntry, 'key' | 'parent' | 'weight' | 'name'>;

export interface MenuNode<T> {
  readonly entry: T;
  readonly children: readonly MenuNode<T>[];
}

/**
 * Nests entries in Hugo's order.
 *
 * @param createMissing creates a parent that is referred to but not defined
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

/** Front matter keys that add a page to menus. */
const MENU_KEYS = ['menu', 'menus'] as const;

export interface RequestedEntry {
  readonly page: Page;
  /** The page's settings for its entry, keys in lower case. */
  readonly settings: ValueMap;
}

/** The pages of a locale that request a menu entry: `menu: main`, a list of menus, or a table with weight, name and parent for each. */
export function requestedEntries(
  { pagesWith }: Pick<PageIndex, 'pagesWith'>,
  locale: string,
  menu: string,
): RequestedEntry[] {
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

/** Names of a locale's menus with entries from the configuration or a page. */
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
