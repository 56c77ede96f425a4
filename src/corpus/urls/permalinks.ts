/** Patterns for URLs, `/:section/:year/:month/:slug/` (https://gohugo.io/configuration/permalinks/). */
import type { DateTime } from '../../formats/index.ts';
import { ENGLISH_MONTHS, ENGLISH_WEEKDAYS } from '../../locales/index.ts';
import { sanitizePath } from './path-names.ts';

export interface PermalinkPage {
  readonly title: string;
  /** Empty for none. */
  readonly slug: string;
  /** Name of its file without extension, or of its bundle's folder. */
  readonly name: string;
  /** First folder. */
  readonly section: string;
  /** Folders of the page's section. */
  readonly sections: readonly string[];
  readonly date: DateTime | undefined;
}

type Token = (page: PermalinkPage, clean: (text: string) => string) => string;

/** A page without a date has Hugo's zero date, the first day of the year 1. */
const NO_DATE: DateTime = {
  year: 1,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  offset: undefined,
};

const dated =
  (print: (date: DateTime) => string): Token =>
  ({ date }) =>
    print(date ?? NO_DATE);

const titled: Token = ({ title }, clean) => clean(title);
const named: Token = ({ name }, clean) => clean(name);

const TOKENS: ReadonlyMap<string, Token> = new Map(
  Object.entries({
    year: dated(({ year }) => String(year)),
    month: dated(({ month }) => twoDigits(month)),
    monthname: dated(({ month }) => ENGLISH_MONTHS[month - 1] ?? ''),
    day: dated(({ day }) => twoDigits(day)),
    weekday: dated((date) => String(weekdayOf(date))),
    weekdayname: dated((date) => ENGLISH_WEEKDAYS[weekdayOf(date)] ?? ''),
    yearday: dated((date) => String(dayOfYear(date))),
    section: ({ section }) => section,
    sections: ({ sections }) => sections.join('/'),
    title: titled,
    slug: (page, clean) => (page.slug === '' ? titled(page, clean) : clean(page.slug)),
    filename: named,
    contentbasename: named,
    slugorfilename: (page, clean) => clean(page.slug === '' ? page.name : page.slug),
    slugorcontentbasename: (page, clean) => clean(page.slug === '' ? page.name : page.slug),
    // Parts of Go's date layout, as `:2006` and `:01`.
    '2006': dated(({ year }) => String(year).padStart(4, '0')),
    '06': dated(({ year }) => twoDigits(year % 100)),
    '01': dated(({ month }) => twoDigits(month)),
    '1': dated(({ month }) => String(month)),
    Jan: dated(({ month }) => (ENGLISH_MONTHS[month - 1] ?? '').slice(0, 3)),
    January: dated(({ month }) => ENGLISH_MONTHS[month - 1] ?? ''),
    '02': dated(({ day }) => twoDigits(day)),
    '2': dated(({ day }) => String(day)),
    Mon: dated((date) => (ENGLISH_WEEKDAYS[weekdayOf(date)] ?? '').slice(0, 3)),
    Monday: dated((date) => ENGLISH_WEEKDAYS[weekdayOf(date)] ?? ''),
  }),
);

const TOKEN = /:(\w+)(?:\[(.+?)\])?/g;

/** The path that a pattern gives a page; tokens that Hugo does not know are kept. */
export function expandPermalink(pattern: string, page: PermalinkPage, keepCase: boolean): string {
  const clean = (text: string) => sanitizePath(text, keepCase);
  const expanded = pattern.replace(TOKEN, (written: string, name: string, cut: string | undefined) => {
    if (cut !== undefined && name === 'sections') return cutSections(page.sections, cut).join('/');
    const token = TOKENS.get(name);
    return token === undefined ? written : token(page, clean) + (cut === undefined ? '' : `[${cut}]`);
  });
  // Hugo decodes the result like a query, in which a plus is a space.
  return expanded.replaceAll('+', ' ');
}

/** `[2]`, `[last]`, `[1:]`, `[:last]`, `[0:2]`, as Go's slices; never out of bounds. */
function cutSections(sections: readonly string[], cut: string): readonly string[] {
  const bound = (text: string, otherwise: number): number => {
    if (text === '') return otherwise;
    if (text.toLowerCase() === 'last') return sections.length - 1;
    return Math.min(Math.max(Number.parseInt(text, 10) || 0, 0), sections.length);
  };
  const [from = '', to] = cut.trim().split(':');
  const start = bound(from, 0);
  return to === undefined
    ? sections.slice(start, start + 1)
    : sections.slice(start, bound(to, sections.length));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Years below 100 are taken literally. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function weekdayOf({ year, month, day }: DateTime): number {
  return new Date(utc(year, month, day)).getUTCDay();
}

function dayOfYear({ year, month, day }: DateTime): number {
  return Math.round((utc(year, month, day) - utc(year, 1, 1)) / 86_400_000) + 1;
}
