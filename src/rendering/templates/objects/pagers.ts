/** Pagination: `.Paginate`, `.Paginator`, and the list page being rendered. */
import { GoMethod, GoObject, type GoValue, itemsOf, readMember, toInt } from '../../../templates/index.ts';
import { encodePath } from '../../addresses/urls.ts';
import type { Addresses } from './scope.ts';

/** Pagination state of a page. */
export interface PagerState {
  /** The list page being rendered, from 1. */
  readonly number: number;
  /** Entries per page, unless the layout sets it. */
  readonly size: number;
  /** Folder of the further pages: `page`. */
  readonly path: string;
  /** URL path of the page itself. */
  readonly url: string;
  /** Number of list pages, once the layout has split a list. */
  total?: number;
}

/**
 * URL path of a list page; the first is the page itself.
 *
 * @param isAlias whether to number the first page too
 */
export function pagerUrl(
  { url, path }: Pick<PagerState, 'url' | 'path'>,
  number: number,
  isAlias = false,
): string {
  if (number === 1 && !isAlias) return url;
  if (url.endsWith('/')) return `${url}${path}/${number}/`;
  return `${url.replace(/\.[^./]*$/, '')}/${path}/${number}.html`;
}

/** The output path for a URL path. */
export function outputOfUrl(url: string): string {
  return `${url.slice(1)}${url.endsWith('/') ? 'index.html' : ''}`;
}

/** The list is split on first use; later calls get the same result. */
export function createPagers(state: PagerState, addresses: Addresses) {
  let made: Pager | undefined;
  const cut = (list: GoValue, size: GoValue): Pager => {
    const pageSize = size === undefined ? state.size : Math.max(1, Number(toInt(size)));
    made ??= createPager(list, pageSize, state, addresses);
    return made;
  };
  return (name: 'Paginate' | 'Paginator', pages: () => readonly GoValue[]): GoMethod =>
    name === 'Paginate'
      ? new GoMethod(([list, size]) => cut(list, size), 1, 2)
      : new GoMethod(([size]) => cut(pages(), size), 0, 1);
}

function createPager(list: GoValue, size: number, state: PagerState, addresses: Addresses): Pager {
  const items = itemsOf(list) ?? [];
  const chunks = areGroups(items) ? chunksOfGroups(items, size) : chunksOf(items, size);
  state.total = Math.max(1, chunks.length);
  const all: Pager[] = [];
  for (let number = 1; number <= state.total; number += 1) {
    const url = encodePath(pagerUrl(state, number));
    all.push(
      new Pager({
        number,
        all,
        items: chunks[number - 1] ?? [],
        size,
        count: countOf(items),
        url: addresses.rel(url),
      }),
    );
  }
  const [first] = all;
  const own = all[state.number - 1] ?? first;
  if (own === undefined) throw new Error('A list has no page.');
  return own;
}

const FREE = { spend: () => {} };

const pagesIn = (group: GoValue): readonly GoValue[] => itemsOf(readMember(group, 'Pages', [], FREE)) ?? [];

function isGroup(value: GoValue): boolean {
  return value instanceof GoObject && value.typeName === 'page.PageGroup';
}

function areGroups(items: readonly GoValue[]): boolean {
  return items.length > 0 && items.every(isGroup);
}

function countOf(items: readonly GoValue[]): number {
  return areGroups(items)
    ? items.reduce<number>((sum, group) => sum + pagesIn(group).length, 0)
    : items.length;
}

function chunksOf<T>(items: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** A group that continues on the next list page is on both. */
function chunksOfGroups(groups: readonly GoValue[], size: number): (readonly GoValue[])[] {
  const pairs = groups.flatMap((group) => pagesIn(group).map((page) => ({ group, page })));
  return chunksOf(pairs, size).map((chunk) =>
    [...Map.groupBy(chunk, ({ group }) => group)].map(
      ([group, inside]) =>
        new PartOfGroup(
          group,
          inside.map(({ page }) => page),
        ),
    ),
  );
}

/** `page.PageGroup` with some of its pages. */
class PartOfGroup extends GoObject {
  readonly typeName = 'page.PageGroup';
  readonly #group: GoValue;
  readonly #pages: readonly GoValue[];

  constructor(group: GoValue, pages: readonly GoValue[]) {
    super();
    this.#group = group;
    this.#pages = pages;
  }

  override member(name: string): GoValue | GoMethod {
    return name === 'Pages'
      ? this.#pages
      : this.#group instanceof GoObject
        ? this.#group.member(name)
        : undefined;
  }
}

interface PagerFacts {
  readonly number: number;
  /** All pages of the list, in order. */
  readonly all: readonly Pager[];
  readonly items: readonly GoValue[];
  readonly size: number;
  /** Number of entries in the whole list. */
  readonly count: number;
  readonly url: string;
}

class Pager extends GoObject {
  readonly typeName = '*page.Pager';
  readonly #facts: PagerFacts;

  constructor(facts: PagerFacts) {
    super();
    this.#facts = facts;
  }

  override get displayName(): string {
    return '.Paginator';
  }

  override print(): string {
    return `Pager ${this.#facts.number}`;
  }

  override memberOfList(name: string, list: readonly GoValue[]): GoValue {
    return name === 'Len' ? BigInt(list.length) : undefined;
  }

  override member(name: string): GoValue | GoMethod {
    const { number, all, items, size, count, url } = this.#facts;
    switch (name) {
      case 'PageNumber':
        return BigInt(number);
      case 'URL':
        return url;
      case 'Pages':
        return areGroups(items) ? [] : items;
      case 'PageGroups':
        return areGroups(items) ? items : [];
      case 'NumberOfElements':
        return BigInt(countOf(items));
      case 'TotalNumberOfElements':
        return BigInt(count);
      case 'PagerSize':
      case 'PageSize':
        return BigInt(size);
      case 'TotalPages':
        return BigInt(count === 0 ? 0 : all.length);
      case 'Pagers':
        return all;
      default:
        return this.#near(name);
    }
  }

  #near(name: string): GoValue {
    const { number, all } = this.#facts;
    switch (name) {
      case 'First':
        return all[0] ?? null;
      case 'Last':
        return all.at(-1) ?? null;
      case 'HasPrev':
        return number > 1;
      case 'HasNext':
        return number < all.length;
      case 'Prev':
        return number > 1 ? (all[number - 2] ?? null) : null;
      case 'Next':
        return all[number] ?? null;
      default:
        return undefined;
    }
  }
}
