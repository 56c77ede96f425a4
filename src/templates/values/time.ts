/** `time.Time`, `time.Month` and `time.Weekday`. Fractions of a second are kept to the millisecond. */
import {
  type DateTime,
  dateTimeToMs,
  formatGoLayout,
  parseDateTime,
  splitGoLayout,
} from '../../formats/index.ts';
import { ENGLISH_MONTHS, ENGLISH_WEEKDAYS } from '../../locales/index.ts';
import { fail } from '../error.ts';
import { toInt, toText } from './cast.ts';
import { durationOf, GoNamed } from './duration.ts';
import { typeName } from './types.ts';
import { GoMethod, GoObject, type GoValue, isText, textOf } from './value.ts';

/** 0001-01-01T00:00:00Z. */
const ZERO = -62_135_596_800_000;

export class GoTime extends GoObject {
  readonly typeName = 'time.Time';
  readonly ms: number;
  /** Minutes east of UTC. */
  readonly offset: number;

  constructor(ms: number, offset = 0) {
    super();
    this.ms = ms;
    this.offset = offset;
  }

  static zero = new GoTime(ZERO);

  get seconds(): number {
    return Math.floor(this.ms / 1000);
  }

  override get isZero(): boolean {
    return this.ms === ZERO;
  }

  override get hasText(): boolean {
    return true;
  }

  override equals(other: GoValue): boolean {
    return other instanceof GoTime && other.ms === this.ms;
  }

  /** The clock on the wall. */
  get parts(): DateTime {
    const date = new Date(this.ms + this.offset * 60_000);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
      offset: this.offset,
    };
  }

  get weekday(): number {
    return new Date(this.ms + this.offset * 60_000).getUTCDay();
  }

  format(layout: string): string {
    const { parts } = this;
    const month = ENGLISH_MONTHS[parts.month - 1] ?? '';
    const weekday = ENGLISH_WEEKDAYS[this.weekday] ?? '';
    return formatGoLayout(parts, splitGoLayout(layout), {
      month,
      shortMonth: month.slice(0, 3),
      weekday,
      shortWeekday: weekday.slice(0, 3),
      dayPeriod: parts.hour < 12 ? 'AM' : 'PM',
    });
  }

  override print(): string {
    const zone = this.offset === 0 ? 'UTC' : this.format('-0700');
    return `${this.format('2006-01-02 15:04:05.999 -0700')} ${zone}`;
  }

  override member(name: string): GoValue | GoMethod {
    const { parts } = this;
    const part = PARTS[name];
    if (part !== undefined) return BigInt(part(this, parts));
    switch (name) {
      case 'Month':
        return new GoNamed('time.Month', BigInt(parts.month), ENGLISH_MONTHS[parts.month - 1] ?? '');
      case 'Weekday':
        return new GoNamed('time.Weekday', BigInt(this.weekday), ENGLISH_WEEKDAYS[this.weekday] ?? '');
      case 'IsZero':
        return this.isZero;
      case 'IsDST':
        return false;
      case 'String':
        return this.print();
      case 'UTC':
        return new GoTime(this.ms);
      case 'Local':
        return this;
      default:
        return this.#method(name);
    }
  }

  #method(name: string): GoMethod | undefined {
    switch (name) {
      case 'Format':
        return new GoMethod(([layout]) => this.format(toText(layout)), 1);
      case 'Before':
        return new GoMethod(([other]) => this.ms < asTime(other).ms, 1);
      case 'After':
        return new GoMethod(([other]) => this.ms > asTime(other).ms, 1);
      case 'Equal':
        return new GoMethod(([other]) => this.ms === asTime(other).ms, 1);
      case 'Compare':
        return new GoMethod(([other]) => BigInt(Math.sign(this.ms - asTime(other).ms)), 1);
      case 'Sub':
        return new GoMethod(([other]) => durationOf(BigInt(this.ms - asTime(other).ms) * 1_000_000n), 1);
      case 'Add':
        return new GoMethod(
          ([span]) => new GoTime(this.ms + Number(nanosecondsOf(span) / 1_000_000n), this.offset),
          1,
        );
      case 'AddDate':
        return new GoMethod(
          ([years, months, days]) => this.#addDate(toInt(years), toInt(months), toInt(days)),
          3,
        );
      case 'Truncate':
        return new GoMethod(([span]) => this.#truncate(Number(nanosecondsOf(span)) / 1_000_000), 1);
      default:
        return undefined;
    }
  }

  #addDate(years: bigint, months: bigint, days: bigint): GoTime {
    const { parts } = this;
    const date = new Date(this.ms + this.offset * 60_000);
    date.setUTCFullYear(
      parts.year + Number(years),
      parts.month - 1 + Number(months),
      parts.day + Number(days),
    );
    return new GoTime(date.getTime() - this.offset * 60_000, this.offset);
  }

  #truncate(span: number): GoTime {
    if (span <= 0) return this;
    return new GoTime(this.ms - ((this.ms - ZERO) % span), this.offset);
  }
}

const PARTS: Readonly<Record<string, (time: GoTime, parts: DateTime) => number>> = {
  Year: (_, { year }) => year,
  Day: (_, { day }) => day,
  Hour: (_, { hour }) => hour,
  Minute: (_, { minute }) => minute,
  Second: (_, { second }) => second,
  Nanosecond: (_, { millisecond }) => millisecond * 1_000_000,
  YearDay: (time) => Number(time.format('002')),
  Unix: (time) => time.seconds,
  UnixMilli: (time) => time.ms,
  UnixMicro: (time) => time.ms * 1000,
};

function nanosecondsOf(value: GoValue): bigint {
  return value instanceof GoNamed ? value.value : toInt(value);
}

/** The date of a value or a text. */
export function asTime(value: GoValue): GoTime {
  if (value instanceof GoTime) return value;
  if (typeof value === 'bigint') return new GoTime(Number(value) * 1000);
  const parsed = isText(value) ? parseDateTime(textOf(value)) : undefined;
  if (parsed !== undefined) return new GoTime(dateTimeToMs(parsed), parsed.offset ?? 0);
  return isText(value)
    ? fail(`unable to parse date: ${textOf(value)}`)
    : fail(`unable to cast ${typeName(value)} to Time`);
}
