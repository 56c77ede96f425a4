/**
 * The part of the tree shown on a page, and the whole tree of a locale. What many pages share (order, neighbours, entries of a section) is computed once per
 * locale.
 */
import type { Page } from '../../corpus/index.ts';
import type { LinkView, NavigationView, TreeEntryView } from './page-view.ts';
import type { Place, Places } from './places.ts';

export interface Navigation {
  link(place: Place): LinkView;
  /** Ancestors from the home page down, without the page itself. */
  breadcrumbs(place: Place): LinkView[];
  /** Ancestors, siblings and children. */
  entries(place: Place): NavigationView[];
  neighbours(place: Place): { readonly previous?: LinkView; readonly next?: LinkView };
  tree(locale: string): TreeEntryView[];
}

/**
 * @param urlOf the URL that pages print: with base path, percent-encoded
 * @param langOf the lang of a locale
 */
export function createNavigation(
  places: Places,
  urlOf: (place: Place) => string,
  langOf: (locale: string) => string,
): Navigation {
  const children = memo((place: Place) => places.children(place).filter(isShown));
  /** From the home page down. */
  const ancestors = (place: Place) => places.ancestors(place).toReversed();
  const link = (place: Place): LinkView => ({
    title: titleOf(place.page),
    url: urlOf(place),
    ...(place.fallback === undefined ? {} : { lang: langOf(place.page.locale) }),
  });

  const readingOrder = memo((top: Place) => readingOrderOf(top, children));
  return {
    link,
    breadcrumbs: (place) =>
      ancestors(place)
        .filter(({ page }) => page.rendered)
        .map(link),
    entries: (place) => entriesAround(place, ancestors(place), children, link),
    neighbours(place) {
      const top = topSectionOf(place, ancestors(place));
      const { previous, next } = top === undefined ? {} : neighboursIn(readingOrder(top), place);
      return {
        ...(previous === undefined ? {} : { previous: link(previous) }),
        ...(next === undefined ? {} : { next: link(next) }),
      };
    },
    tree(locale) {
      const home = places.home(locale);
      return home === undefined ? [] : children(home).map((place) => treeAt(place, children, link));
    },
  };
}

/**
 * The ancestors of a place with the entries next to each of them, and its children.
 *
 * @param ancestors from the home page down
 */
function entriesAround(
  place: Place,
  ancestors: readonly Place[],
  children: (place: Place) => readonly Place[],
  link: Navigation['link'],
): NavigationView[] {
  const [top, ...rest] = [...ancestors.filter(({ page }) => page.kind !== 'home'), place];
  if (top === undefined || place.page.kind === 'home') return [];
  const entryOf = (at: Place, below: readonly NavigationView[], open: boolean): NavigationView => {
    const total = children(at).length;
    return {
      ...link(at),
      current: at === place,
      open,
      hasChildren: total > 0,
      children: below,
      ...(below.length > 0 && below.length < total ? { total } : {}),
    };
  };
  const levelOf = (parent: Place, below: readonly Place[]): NavigationView[] => {
    const [open, ...deeper] = below;
    return nearOf(children(parent), open).map((child) =>
      entryOf(child, child === open ? levelOf(child, deeper) : [], child === open),
    );
  };
  return [entryOf(top, levelOf(top, rest), true)];
}

/** A place with everything below it. */
function treeAt(
  place: Place,
  children: (place: Place) => readonly Place[],
  link: Navigation['link'],
): TreeEntryView {
  const below = children(place).map((child) => treeAt(child, children, link));
  return { ...link(place), ...(below.length === 0 ? {} : { children: below }) };
}

/** @param ancestors from the home page down */
function topSectionOf(place: Place, ancestors: readonly Place[]): Place | undefined {
  const top = ancestors.find(({ page }) => page.kind !== 'home');
  return top ?? (place.page.kind === 'section' ? place : undefined);
}

interface ReadingOrder {
  readonly order: readonly Place[];
  readonly positions: ReadonlyMap<Place, number>;
}

/** Places of a top section in reading order: each section before what is in it. */
function readingOrderOf(top: Place, children: (place: Place) => readonly Place[]): ReadingOrder {
  const order: Place[] = [];
  const walk = (place: Place) => {
    if (place.page.rendered) order.push(place);
    for (const child of children(place)) walk(child);
  };
  walk(top);
  return { order, positions: new Map(order.map((place, position) => [place, position])) };
}

function neighboursIn(
  { order, positions }: ReadingOrder,
  place: Place,
): { readonly previous?: Place | undefined; readonly next?: Place | undefined } {
  const position = positions.get(place);
  return position === undefined ? {} : { previous: order[position - 1], next: order[position + 1] };
}

/** Larger levels are cut to the entries around the page: otherwise each post of a blog would list all posts. */
const MAX_ENTRIES = 60;
const NEAR = 12;

function nearOf(level: readonly Place[], open: Place | undefined): readonly Place[] {
  if (level.length <= MAX_ENTRIES) return level;
  const at = open === undefined ? 0 : level.indexOf(open);
  const first = Math.max(0, Math.min(at - NEAR, level.length - 2 * NEAR - 1));
  return level.slice(first, first + 2 * NEAR + 1);
}

/** The full title of a page; its title in menus if it has none. */
export function fullTitleOf(page: Page): string {
  return page.title.trim() || titleOf(page);
}

/** The title of a page in menus. */
export function titleOf(page: Page): string {
  return page.linkTitle || page.title || page.id.split('/').at(-1) || page.url;
}

/** Menus omit pages with `toc_hide` and unlisted ones. */
function isShown({ page }: Place): boolean {
  return page.listed && page.rendered && page.params.toc_hide !== true;
}

function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value as V);
    }
    return value as V;
  };
}
