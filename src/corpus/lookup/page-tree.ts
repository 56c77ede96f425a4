/** The parent and order of pages: the basis of menus, breadcrumbs and lists. */
import type { Site } from '../../config/index.ts';
import { dateTimeToMs, parseDateTime } from '../../formats/index.ts';
import { sectionKeyOf } from '../content/content-tree.ts';
import { valueToBoolean } from '../front-matter/values.ts';
import type { Page } from '../page.ts';
import { groupBy, keyed } from './grouping.ts';
import { createPageOrder, NO_TIME, type PageOrderKey } from './page-order.ts';

export interface PageTree {
  home(locale: string): Page | undefined;
  /** The section that contains a page or section; for a resource, its bundle. */
  parent(page: Page): Page | undefined;
  /** From the parent up to the home page. */
  ancestors(page: Page): readonly Page[];
  /** The listed pages and sections directly below, in the default order. */
  children(page: Page): readonly Page[];
  /** The sections among the children. */
  sections(page: Page): readonly Page[];
  /** The previous and next rendered siblings, without those that `toc_hide` excludes from menus. */
  siblings(page: Page): { readonly previous: Page | undefined; readonly next: Page | undefined };
  /** All listed pages of a locale, including the home page and sections, in the default order. */
  listedPages(locale: string): readonly Page[];
}

/** The trees of all locales. Lists are sorted on first use. */
export function createPageTree(site: Pick<Site, 'locales'>, pages: readonly Page[]): PageTree {
  const { parentOf, home } = findParents(site, pages);
  const parents = new Map(pages.map((page) => [page, parentOf(page)]));
  const listed = pages.filter((page) => page.listed);
  const below = Map.groupBy(listed, (page) => parents.get(page));
  const listedByLocale = groupBy(listed, ({ locale }) => locale);
  const sort = createSorter(site);
  const children = lazily((page: Page) => sort(below.get(page) ?? []));
  const listedPages = lazily((locale: string) => sort(listedByLocale.get(locale) ?? []));
  const sectionsOf = lazily((page: Page) => children(page).filter(({ kind }) => kind === 'section'));
  const neighbours = lazily((parent: Page) => {
    const inMenu = children(parent).filter(
      ({ rendered, params }) => rendered && !valueToBoolean(params.toc_hide),
    );
    return { inMenu, places: new Map(inMenu.map((page, index) => [page, index])) };
  });

  return {
    home,
    parent: (page) => parents.get(page),
    ancestors(page) {
      const found: Page[] = [];
      for (let at = parents.get(page); at !== undefined; at = parents.get(at)) found.push(at);
      return found;
    },
    children,
    sections: sectionsOf,
    siblings(page) {
      const parent = parents.get(page);
      const among = parent && neighbours(parent);
      const place = among?.places.get(page);
      if (among === undefined || place === undefined) return { previous: undefined, next: undefined };
      return { previous: among.inMenu[place - 1], next: among.inMenu[place + 1] };
    },
    listedPages,
  };
}

/** The section that each page is in, and the home pages. */
function findParents(site: Pick<Site, 'locales'>, pages: readonly Page[]) {
  const sections = new Map<string, Page>();
  const owners = new Map<string, Page>();
  for (const page of pages) {
    const key = keyed(page.locale, page.id.toLowerCase());
    if (page.kind !== 'page') sections.set(key, page);
    else if (page.bundle === 'leaf') owners.set(keyed(page.locale, page.id), page);
  }
  const sectionKeys = new Map(
    site.locales.map(({ name }) => [name, { has: (key: string) => sections.has(keyed(name, key)) }]),
  );
  return {
    home: (locale: string) => sections.get(keyed(locale, '')),
    parentOf(page: Page): Page | undefined {
      if (page.resourceOf !== undefined) {
        const owner = keyed(page.locale, page.resourceOf);
        return owners.get(owner) ?? sections.get(owner.toLowerCase());
      }
      const known = sectionKeys.get(page.locale);
      const key = known && sectionKeyOf(page.id.toLowerCase(), known);
      return key === undefined ? undefined : sections.get(keyed(page.locale, key));
    },
  };
}

/** Sorts pages of one locale. */
function createSorter(site: Pick<Site, 'locales'>): (pages: readonly Page[]) => readonly Page[] {
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const orders = lazily((locale: string) => createPageOrder(langs.get(locale) ?? 'en'));
  const keyOf = lazily(orderKeyOf);
  return (pages) => {
    const [first] = pages;
    if (first === undefined) return [];
    const compare = orders(first.locale);
    return pages.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  };
}

function orderKeyOf(page: Page): PageOrderKey {
  const clock = page.date === undefined ? undefined : parseDateTime(page.date);
  const isUntitled = page.title === '' && page.params.linktitle === undefined;
  return {
    weight: page.weight,
    time: clock === undefined ? NO_TIME : dateTimeToMs(clock),
    linkTitle: isUntitled ? '' : page.linkTitle,
    file: page.file,
  };
}

/** Caches the results of a function. */
function lazily<K, V extends object>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
