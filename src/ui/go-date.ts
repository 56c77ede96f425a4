import {
  type DateNames,
  type DateTime,
  formatGoLayout,
  parseDateTime,
  splitGoLayout,
} from '../formats/index.ts';
import { dateTimeParts } from './dates.ts';

/**
 * A date in Go's layout notation (https://pkg.go.dev/time#pkg-constants), in which the reference time Mon Jan 2 15:04:05 MST 2006 shows the form,
 * with the names of months, days and half-days of a language. Hugo's `:date_long` and its siblings work too.
 *
 * @param date ISO 8601, or as front matter writes dates; any other text is returned unchanged
 * @param lang BCP-47 tag
 *
 * @example
 * formatGoDate('2023-01-05', 'Monday, January 02, 2006', 'fr') // 'jeudi, janvier 05, 2023'
 */
export function formatGoDate(date: string, layout: string, lang: string): string {
  const parsed = parseDateTime(date);
  if (parsed === undefined) return date;
  const style = HUGO_LAYOUT.exec(layout);
  if (style !== null) {
    const width = style[2] as 'full' | 'long' | 'medium' | 'short';
    return dateTimeParts(parsed).format(
      lang,
      style[1] === 'date' ? { dateStyle: width } : { timeStyle: width },
    );
  }
  const tokens = splitGoLayout(layout);
  const names = namesOf(
    parsed,
    lang,
    tokens.some((token) => DAY_TOKENS.has(token)),
  );
  return formatGoLayout(parsed, tokens, names);
}

const HUGO_LAYOUT = /^:(date|time)_(full|long|medium|short)$/;

const DAY_TOKENS: ReadonlySet<string> = new Set(['2', '_2', '02', '002', '__2']);

/** In some languages the name of a month is inflected next to a day (`2 січня`), but not alone (`січень`). */
function namesOf(date: DateTime, lang: string, withDay: boolean): DateNames {
  const parts = dateTimeParts(date);
  const month = (width: 'long' | 'short'): string => {
    const inDate = withDay ? parts.part(lang, { day: 'numeric', month: width }, 'month') : '';
    return /\p{L}/u.test(inDate) ? inDate : parts.format(lang, { month: width });
  };
  return {
    month: month('long'),
    shortMonth: month('short'),
    weekday: parts.format(lang, { weekday: 'long' }),
    shortWeekday: parts.format(lang, { weekday: 'short' }),
    dayPeriod: parts.part(lang, { hour: 'numeric', hour12: true }, 'dayPeriod'),
  };
}
