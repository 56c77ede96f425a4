/** The sources of a page's dates: `frontmatter` in the configuration (https://gohugo.io/configuration/front-matter/). */
import type { DateSources } from '../../config/index.ts';
import {
  type DateTime,
  dateTimeToIso,
  dateTimeToMs,
  inTimeZone,
  parseDateTime,
  type Value,
  type ValueMap,
} from '../../formats/index.ts';
import { valueToText } from './values.ts';

export interface PageDate {
  readonly iso: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The author's local time, which permalinks show. */
  readonly clock: DateTime;
}

export interface PageDates {
  readonly date: PageDate | undefined;
  readonly lastmod: PageDate | undefined;
  readonly publishDate: PageDate | undefined;
  readonly expiryDate: PageDate | undefined;
  /** The rest of a file name such as `2023-01-05-hello` after the date, if the date was taken from it. */
  readonly slugOfName: string | undefined;
}

/**
 * The dates of a page. `name` is its file's name without extension, or its bundle's folder. Dates without a zone are in `timeZone`. The sources `:git` and `:filemodtime` are
 * ignored here: dates come from text and name only.
 */
export function findDates(params: ValueMap, name: string, sources: DateSources, timeZone: string): PageDates {
  let slugOfName: string | undefined;
  const find = (field: keyof DateSources): PageDate | undefined => {
    for (const source of sources[field]) {
      const named = source === ':filename' ? dateOfName(name, timeZone) : undefined;
      slugOfName ??= named?.slug;
      const found = named?.date ?? valueToDate(params[source], timeZone);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    date: find('date'),
    lastmod: find('lastmod'),
    publishDate: find('publishDate'),
    expiryDate: find('expiryDate'),
    slugOfName,
  };
}

/** The later of two dates. */
export function laterDate(a: PageDate | undefined, b: PageDate | undefined): PageDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.time > a.time ? b : a;
}

/** Whether a value is a valid date. */
export function isDate(value: Value): boolean {
  return valueToDate(value, '') !== undefined;
}

/** A number is seconds since 1970. */
function valueToDate(value: Value | undefined, timeZone: string): PageDate | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) < 8.64e12
      ? textToDate(new Date(Math.trunc(value) * 1000).toISOString(), '')
      : undefined;
  }
  return typeof value === 'string' ? textToDate(valueToText(value), timeZone) : undefined;
}

function textToDate(text: string, timeZone: string): PageDate | undefined {
  const written = parseDateTime(text);
  const clock = written && inTimeZone(written, timeZone);
  return clock === undefined ? undefined : { iso: dateTimeToIso(clock), time: dateTimeToMs(clock), clock };
}

/** `2023-01-05-hello` → its date and `hello`. Text after a last dot is treated as an extension, as in Hugo. */
function dateOfName(
  name: string,
  timeZone: string,
): { readonly date: PageDate; readonly slug: string } | undefined {
  const dot = name.lastIndexOf('.');
  const stem = dot === -1 ? name : name.slice(0, dot);
  const date = /^\d{4}-\d{2}-\d{2}/.test(stem) ? textToDate(stem.slice(0, 10), timeZone) : undefined;
  return date === undefined ? undefined : { date, slug: stem.slice(10).replace(/^[ _-]+|[ _-]+$/g, '') };
}
