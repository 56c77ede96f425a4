/** Page views from a file of the site, such as an export of its analytics. */

import type { Site } from '../config/index.ts';
import { createProblem, filePlace, type Point, type Problem } from '../diagnostics/index.ts';
import { isValueList, isValueMap, locateKey, parseCsv, parseData, type Value } from '../formats/index.ts';
import type { Files } from '../io/index.ts';
import { addressOf } from './page-address.ts';
import type { PageFiles } from './page-files.ts';
import type { DriftPage } from './report.ts';

export interface Popularity {
  /** Whether the site has such a file and it could be read. */
  readonly isKnown: boolean;
  /** Sum of the views of a page's source and of the translation. */
  viewsOf(page: Pick<DriftPage, 'locale' | 'sourceFile'>): number;
  /** Problems of the file. */
  readonly problems: readonly Problem[];
}

type PopularitySite = Pick<Site, 'locales' | 'defaultLocale'> & {
  readonly drift: Pick<Site['drift'], 'popularity'>;
};

interface Entry {
  readonly address: string;
  readonly views: unknown;
  readonly at: Point;
}

/** The views of pages. Invalid entries are reported; URLs that belong to no page are ignored. */
export function readPopularity(
  site: PopularitySite,
  files: Pick<Files, 'readText'>,
  { source }: Pick<PageFiles, 'source'>,
): Popularity {
  const file = site.drift.popularity;
  const none: Popularity = { isKnown: false, viewsOf: () => 0, problems: [] };
  if (file === '') return none;
  const read = files.readText(file);
  if (read.kind !== 'text') {
    const hint = 'Correct `drift.popularity`, or add the file.';
    const message = `Unreadable file ${file}, expected pages with their views.`;
    return { ...none, problems: [createProblem('invalid-data', filePlace(file), { message, hint })] };
  }
  const { entries, problems } = file.toLowerCase().endsWith('.json')
    ? readJsonEntries(read.text, file)
    : { entries: readCsvEntries(read.text), problems: [] };
  const found: Problem[] = [...problems];
  const paths = new Map([...source].map(([path, own]) => [addressOf(path), own]));
  const views = new Map<string, number>();
  for (const entry of entries) {
    const count = toCount(entry.views);
    if (count === undefined || entry.address === '') {
      found.push(unexpected(entry, file));
      continue;
    }
    const { locale, address } = splitAddress(entry.address, site);
    const page = paths.get(addressOf(address));
    if (page === undefined) continue;
    const key = `${locale} ${page}`;
    views.set(key, (views.get(key) ?? 0) + count);
  }
  return {
    isKnown: entries.length > 0,
    viewsOf: ({ locale, sourceFile }) =>
      (views.get(`${site.defaultLocale} ${sourceFile}`) ?? 0) + (views.get(`${locale} ${sourceFile}`) ?? 0),
    problems: found,
  };
}

/** Two columns, URL and views. Lines that begin with `#` are comments, and the first line may name the columns. */
function readCsvEntries(text: string): Entry[] {
  const entries: Entry[] = [];
  let isFirst = true;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [[address = '', views = ''] = []] = parseCsv(line);
    if (line.trim() === '' || line.startsWith('#')) continue;
    const isHeading = isFirst && toCount(views) === undefined && !/^\/|^https?:/i.test(address.trim());
    isFirst = false;
    if (!isHeading) entries.push({ address: address.trim(), views, at: { line: index + 1, column: 1 } });
  }
  return entries;
}

/** A table of views by URL, or a list of `{ path, views }`. */
function readJsonEntries(text: string, file: string): { entries: Entry[]; problems: readonly Problem[] } {
  const { value, problems } = parseData({ format: 'json', text, file, code: 'invalid-data' });
  if (value === undefined) return { entries: [], problems };
  const placeOf = (...keys: string[]): Point => locateKey('json', text, keys) ?? { line: 1, column: 1 };
  if (isValueMap(value))
    return {
      entries: Object.entries(value).map(([address, views]) => ({ address, views, at: placeOf(address) })),
      problems,
    };
  const list: readonly Value[] = isValueList(value) ? value : [value];
  const entries = list.map((each, index): Entry => {
    const { path, views } = isValueMap(each) ? each : {};
    return { address: typeof path === 'string' ? path : '', views, at: placeOf(String(index), 'views') };
  });
  return { entries, problems };
}

/** A whole number; commas or spaces may separate thousands. */
function toCount(views: unknown): number | undefined {
  if (typeof views === 'number') return Number.isSafeInteger(views) && views >= 0 ? views : undefined;
  if (typeof views !== 'string' || !/^\s*\d{1,3}(?:[, \u00a0\u202f]?\d{3})*\s*$|^\s*\d+\s*$/.test(views))
    return undefined;
  return Number(views.replaceAll(/\D/g, ''));
}

function unexpected({ address, views, at }: Entry, file: string): Problem {
  const message =
    address === ''
      ? 'Unexpected entry without a URL path, expected a page and its views.'
      : `Unexpected views “${views === undefined ? '' : String(views)}” of ${address}, expected a whole number.`;
  const hint = file.toLowerCase().endsWith('.json')
    ? 'Write { "/docs/a/": 120 }, or a list of { "path": "/docs/a/", "views": 120 }.'
    : 'Write a line such as /docs/a/,120.';
  return createProblem('invalid-data', filePlace(file, at), { message, hint });
}

/** The locale and page of a URL; URLs without a locale are those of the source. */
function splitAddress(
  written: string,
  { locales, defaultLocale }: Pick<Site, 'locales' | 'defaultLocale'>,
): { readonly locale: string; readonly address: string } {
  const path = written.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const [first = '', ...rest] = path.replace(/^\/+/, '').split('/');
  const locale = locales.find(({ name, urlPrefix }) => {
    const prefix = urlPrefix.replaceAll('/', '').toLowerCase();
    return [name, prefix].includes(first.toLowerCase()) && first !== '';
  });
  return locale === undefined
    ? { locale: defaultLocale, address: path }
    : { locale: locale.name, address: rest.join('/') };
}
