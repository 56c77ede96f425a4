/** `time.Duration`, and other named number types, such as months. */
import { fail } from '../error.ts';
import { toInt, toText } from './cast.ts';
import { formatPlain } from './floats.ts';
import { GoObject, type GoValue } from './value.ts';

/** A named number type: a month, a day of the week. */
export class GoNamed extends GoObject {
  readonly typeName: string;
  readonly value: bigint;
  readonly text: string;

  constructor(type: string, value: bigint, text: string) {
    super();
    this.typeName = type;
    this.value = value;
    this.text = text;
  }

  override get hasText(): boolean {
    return true;
  }

  override get isZero(): boolean {
    return this.value === 0n;
  }

  override print(): string {
    return this.text;
  }

  override equals(other: GoValue): boolean {
    return other instanceof GoNamed ? other.value === this.value : other === this.value;
  }

  override member(name: string): GoValue {
    return name === 'String' ? this.text : undefined;
  }
}

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const LONG_UNITS: Readonly<Record<string, string>> = {
  nanosecond: 'ns',
  microsecond: 'us',
  millisecond: 'ms',
  second: 's',
  minute: 'm',
  hour: 'h',
};

/** `time.Duration`, in nanoseconds. */
export class GoDuration extends GoNamed {
  override member(name: string): GoValue {
    switch (name) {
      case 'Hours':
        return Number(this.value) / 3.6e12;
      case 'Minutes':
        return Number(this.value) / 6e10;
      case 'Seconds':
        return Number(this.value) / 1e9;
      case 'Milliseconds':
        return this.value / 1_000_000n;
      case 'Microseconds':
        return this.value / 1000n;
      case 'Nanoseconds':
        return this.value;
      default:
        return super.member(name);
    }
  }
}

export function durationOf(nanoseconds: bigint): GoDuration {
  return new GoDuration('time.Duration', nanoseconds, printDuration(nanoseconds));
}

/** `time.Duration.String`: `1h2m3.5s`. */
function printDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const value = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  for (const unit of ['ns', 'µs', 'ms']) {
    const size = UNITS[unit] ?? 1n;
    if (value < size * 1000n) return `${sign}${formatPlain(Number(value) / Number(size))}${unit}`;
  }
  const second = UNITS.s ?? 1n;
  const seconds = value / second;
  const fraction = (value % second).toString().padStart(9, '0').replace(/0+$/, '');
  const shown = `${seconds % 60n}${fraction === '' ? '' : `.${fraction}`}s`;
  const minutes = seconds / 60n;
  if (minutes === 0n) return sign + shown;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${shown}` : `${sign}${hours}h${minutes % 60n}m${shown}`;
}

/** `time.ParseDuration`. */
export function parseDuration(text: string): GoDuration {
  const bad = (): never => fail(`time: invalid duration ${JSON.stringify(text)}`);
  const body = text.replace(/^[-+]/, '');
  if (body === '0') return durationOf(0n);
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return bad();
  let total = 0n;
  for (const [, number = '', unit = ''] of body.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const [whole = '', fraction = ''] = number.split('.');
    const size = UNITS[unit] ?? 1n;
    total += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  return durationOf(text.startsWith('-') ? -total : total);
}

/** `time.Duration UNIT NUMBER`. */
export function makeDuration(unit: GoValue, count: GoValue): GoDuration {
  const name = toText(unit);
  const size = UNITS[LONG_UNITS[name] ?? name];
  return size === undefined
    ? fail(`${JSON.stringify(name)} is not a valid duration unit`)
    : durationOf(BigInt.asIntN(64, size * toInt(count)));
}
