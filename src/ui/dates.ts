import { type DateTime, dateTimeToMs, parseDateTime } from '../formats/index.ts';

/**
 * A date in the long notation of a language: `January 5, 2023`, `5 janvier 2023`, `2023年1月5日`. It is the day that the author wrote, whatever the time zone of
 * the machine. Any other text is returned unchanged.
 *
 * @param date ISO 8601, or as front matter writes dates
 * @param lang BCP-47 tag
 */
export function formatDate(date: string, lang: string): string {
  const parsed = parseDateTime(date);
  return parsed === undefined ? date : dateTimeParts(parsed).format(lang, { dateStyle: 'long' });
}

/** A year in the notation of a language: `2026`, `2026年`. @param year four digits */
export function formatYear(year: string, lang: string): string {
  const parsed = parseDateTime(`${year}-01-01`);
  return parsed === undefined ? year : dateTimeParts(parsed).format(lang, { year: 'numeric' });
}

/** A date for `Intl`, which prints the day and time that its author wrote. */
interface Printable {
  format(lang: string, options: Intl.DateTimeFormatOptions): string;
  /** A single part of it; empty if the language does not print it. */
  part(lang: string, options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes): string;
}

/** Local time is read as UTC and printed as UTC, so that no time zone shifts it. */
export function dateTimeParts(date: DateTime): Printable {
  const time = dateTimeToMs({ ...date, offset: 0 });
  return {
    format: (lang, options) => formatOf(lang, options).format(time),
    part: (lang, options, type) =>
      formatOf(lang, options)
        .formatToParts(time)
        .find((part) => part.type === type)?.value ?? '',
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a formatter takes far longer than using it. */
function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([lang, options]);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}
