/** Methods of Hugo's page lists: sorting and grouping. */
import {
  asTime,
  fail,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  isText,
  itemsOf,
  readMember,
  textOf,
  toIndex,
  toText,
  tryText,
} from '../../../templates/index.ts';

const FREE = { spend: () => {} };

const fieldOf = (page: GoValue, name: string): GoValue => readMember(page, name, [], FREE);

const ORDERS: Readonly<Record<string, string>> = {
  ByTitle: 'Title',
  ByLinkTitle: 'LinkTitle',
  ByDate: 'Date',
  ByPublishDate: 'PublishDate',
  ByLastmod: 'Lastmod',
  ByWeight: 'Weight',
  ByLength: 'WordCount',
};

/** A field or method of a list of pages; `undefined` if there is none. */
export function memberOfPages(name: string, list: readonly GoValue[]): GoValue | GoMethod {
  const field = ORDERS[name];
  if (field !== undefined)
    return name === 'ByWeight' ? byWeight(list) : sortedBy(list, (page) => fieldOf(page, field));
  switch (name) {
    case 'Reverse':
      return list.toReversed();
    case 'Len':
      return BigInt(list.length);
    case 'Limit':
      return new GoMethod(([count]) => list.slice(0, toIndex(count)), 1);
    case 'ByParam':
      return new GoMethod(([key]) => sortedBy(list, (page) => readMember(page, 'Param', [key], FREE)), 1);
    case 'GroupBy':
      return new GoMethod(
        ([key, order]) => grouped(list, (page) => fieldOf(page, toText(key)), tryText(order) === 'desc'),
        1,
        2,
      );
    case 'GroupByParam':
      return new GoMethod(
        ([key, order]) =>
          grouped(list, (page) => readMember(page, 'Param', [key], FREE), tryText(order) === 'desc'),
        1,
        2,
      );
    case 'GroupByDate':
    case 'GroupByPublishDate':
    case 'GroupByLastmod': {
      const dateOf = (page: GoValue) => fieldOf(page, name.slice('GroupBy'.length));
      return new GoMethod(([layout, order]) => groupedByDate(list, dateOf, layout, order), 1, 2);
    }
    default:
      return undefined;
  }
}

function rankOf(value: GoValue): string | number {
  if (isText(value)) return textOf(value).toLowerCase();
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  return value instanceof GoObject && value.typeName === 'time.Time' ? asTime(value).ms : '';
}

function compareRanks(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedBy(list: readonly GoValue[], key: (page: GoValue) => GoValue): readonly GoValue[] {
  return list
    .map((page) => ({ page, rank: rankOf(key(page)) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ page }) => page);
}

/** Pages without a weight come last. */
function byWeight(list: readonly GoValue[]): readonly GoValue[] {
  const weight = (page: GoValue) => Number(fieldOf(page, 'Weight')) || Number.POSITIVE_INFINITY;
  return list.toSorted((a, b) => compareRanks(weight(a), weight(b)));
}

/** Groups sorted by key; the pages of each keep their order. */
function grouped(
  list: readonly GoValue[],
  key: (page: GoValue) => GoValue,
  isDescending: boolean,
): readonly GoValue[] {
  const groups = new Map<string, { key: GoValue; rank: string | number; pages: GoValue[] }>();
  for (const page of list) {
    const value = key(page);
    const name = tryText(value) ?? '';
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { key: value ?? '', rank: rankOf(value), pages: [page] });
    else known.pages.push(page);
  }
  const direction = isDescending ? -1 : 1;
  return [...groups.values()]
    .sort((a, b) => direction * compareRanks(a.rank, b.rank))
    .map(({ key: name, pages }) => new GoRecord('page.PageGroup', { Key: name, Pages: pages }));
}

/** `group KEY PAGES`. */
export function groupOf(key: GoValue, list: GoValue): GoRecord {
  const pages = itemsOf(list) ?? [];
  const isOfPages = pages.length > 0 && pages.every(isPage);
  if (!isOfPages) fail('grouping is only there for lists of pages');
  return new GoRecord('page.PageGroup', { Key: key ?? null, Pages: pages });
}

function isPage(value: GoValue): boolean {
  return value instanceof GoObject && value.typeName === '*hugolib.pageState';
}

/** Orders that put the oldest page first. */
const OLDEST_FIRST: ReadonlySet<string> = new Set(['asc', 'rev', 'reverse']);

/** Pages by date, the newest first. A group ends where the printed date changes, so that the same month of another year is a separate group. */
function groupedByDate(
  list: readonly GoValue[],
  dateOf: (page: GoValue) => GoValue,
  layout: GoValue,
  order: GoValue,
): readonly GoValue[] {
  const sorted = sortedBy(list, dateOf);
  const isOldestFirst = OLDEST_FIRST.has((tryText(order) ?? '').toLowerCase());
  const groups: { readonly key: string; readonly pages: GoValue[] }[] = [];
  for (const page of isOldestFirst ? sorted : sorted.toReversed()) {
    const key = asTime(dateOf(page)).format(toText(layout));
    const last = groups.at(-1);
    if (last?.key === key) last.pages.push(page);
    else groups.push({ key, pages: [page] });
  }
  return groups.map(({ key, pages }) => new GoRecord('page.PageGroup', { Key: key, Pages: pages }));
}
