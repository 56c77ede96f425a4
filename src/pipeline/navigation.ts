/**
 * The part of the tree that stands in a page, and the whole tree of a locale. What every page would compute again (order, neighbours, entries of a
 * section) is computed once per locale.
 */
import type { Page, PageIndex } from '../corpus/index.ts';
import type { LinkView, NavigationView, TreeEntryView } from './page-view.ts';

export interface Navigation {
  /** Ancestors from the home page down, the page itself not among them. */
  breadcrumbs(page: Page): LinkView[];
  /** Ancestors, siblings and children. */
  entries(page: Page): NavigationView[];
  neighbours(page: Page): { readonly previous?: LinkView; readonly next?: LinkView };
  tree(locale: string): TreeEntryView[];
}

/** @param urlOf the URL that pages print: with base path, percent-encoded. */
export function createNavigation(index: PageIndex, urlOf: (page: Page) => string): Navigation {
  const children = memo((page: Page) => index.children(page).filter(isShown));
  /** From the home page down. */
  const ancestors = (page: Page) => index.ancestors(page).toReversed();
  const link = (page: Page): LinkView => ({ title: titleOf(page), url: urlOf(page) });

  /** Pages of a top section in reading order: each section before what is in it. */
  const readingOrder = memo((top: Page) => {
    const order: Page[] = [];
    const walk = (page: Page) => {
      if (page.rendered) order.push(page);
      for (const child of children(page)) walk(child);
    };
    walk(top);
    return { order, positions: new Map(order.map((page, position) => [page, position])) };
  });

  const entryOf = (
    page: Page,
    below: readonly NavigationView[],
    open: boolean,
    current: boolean,
  ): NavigationView => ({
    ...link(page),
    current,
    open,
    hasChildren: children(page).length > 0,
    children: below,
  });

  return {
    breadcrumbs: (page) =>
      ancestors(page)
        .filter(({ rendered }) => rendered)
        .map(link),
    entries(page) {
      const path = [...ancestors(page).filter(({ kind }) => kind !== 'home'), page];
      const [top, ...rest] = path;
      if (top === undefined || page.kind === 'home') return [];
      const levelOf = (parent: Page, below: readonly Page[]): NavigationView[] => {
        const [open, ...deeper] = below;
        return children(parent).map((child) =>
          entryOf(child, child === open ? levelOf(child, deeper) : [], child === open, child === page),
        );
      };
      return [entryOf(top, levelOf(top, rest), true, top === page)];
    },
    neighbours(page) {
      const top =
        ancestors(page).find(({ kind }) => kind !== 'home') ?? (page.kind === 'section' ? page : undefined);
      if (top === undefined) return {};
      const { order, positions } = readingOrder(top);
      const position = positions.get(page);
      if (position === undefined) return {};
      const previous = order[position - 1];
      const next = order[position + 1];
      return {
        ...(previous === undefined ? {} : { previous: link(previous) }),
        ...(next === undefined ? {} : { next: link(next) }),
      };
    },
    tree(locale) {
      const home = index.home(locale);
      const walk = (page: Page): TreeEntryView => {
        const below = children(page).map(walk);
        return { ...link(page), ...(below.length === 0 ? {} : { children: below }) };
      };
      return home === undefined ? [] : children(home).map(walk);
    },
  };
}

/** What menus call a page. */
export function titleOf(page: Page): string {
  return page.linkTitle || page.title || page.id.split('/').at(-1) || page.url;
}

/** Docsy's `toc_hide` and pages that are in no list stay out of menus. */
function isShown(page: Page): boolean {
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
