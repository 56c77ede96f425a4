/** Dates in Go's layout notation, in which the reference time Mon Jan 2 15:04:05 MST 2006 shows the form (https://pkg.go.dev/time#pkg-constants). */
import type { DateTime } from './date-time.ts';

/** Longest first, as in Go. `Jan` and `Mon` inside a longer word are plain text. */
const GO_TOKEN =
  /(January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|__2|_2(?!006)|002|01|02|03|04|05|06|15|PM|pm|Z07:00:00|Z070000|Z07:00|Z0700|Z07|-07:00:00|-070000|-07:00|-0700|-07|[.,](?:0+|9+)(?!\d)|1|2|3|4|5)/;

/** The names of months and days that a layout needs. */
export interface DateNames {
  readonly month: string;
  readonly shortMonth: string;
  readonly weekday: string;
  readonly shortWeekday: string;
  readonly dayPeriod: string;
}

/** Splits a layout into tokens and the text between them. */
export function splitGoLayout(layout: string): string[] {
  return layout.split(GO_TOKEN).filter((token) => token !== '');
}

/** Formats a date by a layout, with the names of a language. */
export function formatGoLayout(date: DateTime, tokens: readonly string[], names: DateNames): string {
  return tokens.map((token) => formatToken(token, date, names)).join('');
}

function formatToken(token: string, date: DateTime, names: DateNames): string {
  const { year, month, day, hour, minute, second } = date;
  const two = (value: number): string => String(value).padStart(2, '0');
  const fixed: Readonly<Record<string, () => string>> = {
    January: () => names.month,
    Jan: () => names.shortMonth,
    Monday: () => names.weekday,
    Mon: () => names.shortWeekday,
    '2006': () => String(year).padStart(4, '0'),
    '06': () => two(year % 100),
    '01': () => two(month),
    '1': () => String(month),
    '02': () => two(day),
    _2: () => String(day).padStart(2, ' '),
    '2': () => String(day),
    '002': () => String(dayOfYear(date)).padStart(3, '0'),
    __2: () => String(dayOfYear(date)).padStart(3, ' '),
    '15': () => two(hour),
    '03': () => two(hour % 12 || 12),
    '3': () => String(hour % 12 || 12),
    '04': () => two(minute),
    '4': () => String(minute),
    '05': () => two(second),
    '5': () => String(second),
    PM: () => names.dayPeriod,
    pm: () => names.dayPeriod.toLowerCase(),
    MST: () => (date.offset ? formatOffset('-0700', date.offset) : 'UTC'),
  };
  const known = fixed[token];
  if (known !== undefined) return known();
  if (/^[Z-]07/.test(token)) return formatOffset(token, date.offset ?? 0);
  return /^[.,][09]/.test(token) ? formatFraction(token, date.millisecond) : token;
}

function dayOfYear({ year, month, day }: DateTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
}

/** `-0700`, `-07:00`, `Z07:00` …: the `Z` forms print `Z` for UTC. */
function formatOffset(token: string, offset: number): string {
  if (token.startsWith('Z') && offset === 0) return 'Z';
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  const parts = [two(Math.trunc(minutes / 60)), two(minutes % 60), '00'];
  const count = token.replaceAll(/\D/g, '').length / 2;
  return (offset < 0 ? '-' : '+') + parts.slice(0, count).join(token.includes(':') ? ':' : '');
}

/** `.000` prints that many digits, `.999` omits trailing zeros. */
function formatFraction(token: string, millisecond: number): string {
  const digits = String(millisecond)
    .padStart(3, '0')
    .padEnd(token.length - 1, '0')
    .slice(0, token.length - 1);
  if (token.includes('0')) return token.slice(0, 1) + digits;
  const short = digits.replace(/0+$/, '');
  return short === '' ? '' : token.slice(0, 1) + short;
}
