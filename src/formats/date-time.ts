/** A date and time as an author wrote it: local time and, where given, the offset from UTC. */
export interface DateTime {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC; `undefined` when not given, which means UTC. */
  readonly offset: number | undefined;
}

const NUMERIC =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:(?:[Tt]|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?)?\s*(?<zone>[Zz]|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?(?: [A-Z]{3,4})?$/;

/** `02 Jan 2006`, `Mon, 02 Jan 2006 15:04:05 -0700` and the like. */
const NAMED =
  /^(?:[A-Z][a-z]{2,8},? )?(?<day>\d{1,2})[ -](?<name>[A-Z][a-z]{2})[a-z]*[ -](?<year>\d{4})(?: (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?(?: (?<zone>Z|UTC|GMT|[-+]\d{2}:?\d{2}))?$/;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A date of front matter or data: ISO 8601, the same with a space or without leading zeros, or `02 Jan 2006` with or without a time. `undefined` for other texts and for impossible
 * dates.
 */
export function parseDateTime(text: string): DateTime | undefined {
  const parts = (NUMERIC.exec(text.trim()) ?? NAMED.exec(text.trim()))?.groups;
  if (parts === undefined) return undefined;
  const number = (name: string): number => Number(parts[name] ?? 0);
  const month = parts.name === undefined ? number('month') : MONTHS.indexOf(parts.name) + 1;
  const time = { hour: number('hour'), minute: number('minute'), second: number('second') };
  const date = { year: number('year'), month, day: number('day') };
  const millisecond = Math.trunc(Number(`0.${parts.fraction ?? 0}`) * 1000);
  const isDay = month >= 1 && month <= 12 && date.day >= 1 && date.day <= daysOfMonth(date.year, month);
  if (!isDay || time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  return { ...date, ...time, millisecond, offset: zoneToOffset(parts.zone) };
}

function daysOfMonth(year: number, month: number): number {
  return new Date(utcTime(year, month + 1, 0)).getUTCDate();
}

/** Milliseconds since 1970. `Date.UTC` maps the years 0 to 99 to 1900 to 1999. */
function utcTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, ms);
}

function zoneToOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const digits = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone);
  if (digits === null) return 0;
  const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
  return digits[1] === '-' ? -minutes : minutes;
}

/** Sets the offset of a date without one, by the time zone (`Asia/Tokyo`); dates with an offset are returned unchanged. */
export function inTimeZone(date: DateTime, timeZone: string): DateTime {
  if (timeZone === '' || date.offset !== undefined) return date;
  const wall = dateTimeToMs(date);
  // Near a clock change the first guess may be on the wrong side of it.
  const guess = offsetOf(timeZone, wall);
  return { ...date, offset: offsetOf(timeZone, wall - guess * 60_000) };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Offset of the zone at a point in time, in minutes east of UTC. */
function offsetOf(timeZone: string, ms: number): number {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    clocks.set(timeZone, clock);
  }
  const name = clock.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return zoneToOffset(name.replace('GMT', '') || 'Z') ?? 0;
}

/** Whether a text names a time zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Milliseconds since 1970 in UTC, for comparisons. */
export function dateTimeToMs(date: DateTime): number {
  const { year, month, day, hour, minute, second, millisecond, offset = 0 } = date;
  return utcTime(year, month, day, hour, minute - offset, second, millisecond);
}

/** ISO 8601, as precise as the date: `2023-01-05` for midnight without a zone, else `2023-01-05T10:11:12+02:00`. */
export function dateTimeToIso(date: DateTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
  const { hour, minute, second, millisecond, offset } = date;
  if (offset === undefined && hour === 0 && minute === 0 && second === 0 && millisecond === 0) return day;
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  const minutes = Math.abs(offset ?? 0);
  const zone =
    offset === undefined
      ? ''
      : offset === 0
        ? 'Z'
        : `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  return `${day}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone}`;
}
