/** Conversions of Hugo's functions (github.com/spf13/cast). They throw if a value cannot be converted. */
import { fail } from '../error.ts';
import { formatPlain } from './floats.ts';
import { typeName } from './types.ts';
import { GoMap, GoObject, type GoValue, isList, isNil, isText, itemsOf, SafeText, textOf } from './value.ts';

/** `cast.ToStringE`. */
export function toText(value: GoValue): string {
  return tryText(value) ?? fail(`unable to cast ${describe(value)} to string`);
}

/** As {@link toText}; `undefined` for values without text. */
export function tryText(value: GoValue): string | undefined {
  if (isNil(value)) return '';
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      return formatPlain(value);
    default:
      if (value instanceof SafeText) return value.text;
      return value instanceof GoObject && value.hasText ? value.print() : undefined;
  }
}

/** `cast.ToIntE`. */
export function toInt(value: GoValue): bigint {
  return tryInt(value) ?? fail(`unable to cast ${describe(value)} to int64`);
}

export function tryInt(value: GoValue): bigint | undefined {
  if (isNil(value)) return 0n;
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'number':
      return Number.isFinite(value) ? truncated(value) : undefined;
    case 'boolean':
      return value ? 1n : 0n;
    default:
      return isText(value) ? parseInt64(textOf(value)) : undefined;
  }
}

/** Go's conversion, which returns the least int if the value is out of range. */
function truncated(value: number): bigint {
  const whole = BigInt(Math.trunc(value));
  return BigInt.asIntN(64, whole) === whole ? whole : -(2n ** 63n);
}

/** `strconv.ParseInt(text, 0, 0)` after cast has removed leading zeros and a zero fraction. */
function parseInt64(text: string): bigint | undefined {
  const plain = text.replace(/\.0*$/, '');
  const parts = /^([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+)$/.exec(plain);
  if (parts === null) return undefined;
  const [, sign = '', digits = ''] = parts;
  const value = BigInt(/^\d/.test(digits) && /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '') : digits);
  return BigInt.asIntN(64, sign === '-' ? -value : value);
}

/** `cast.ToFloat64E`. */
export function toFloat(value: GoValue): number {
  return tryFloat(value) ?? fail(`unable to cast ${describe(value)} to float64`);
}

export function tryFloat(value: GoValue): number | undefined {
  if (isNil(value)) return 0;
  switch (typeof value) {
    case 'bigint':
      return Number(value);
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return isText(value) ? parseFloat64(textOf(value)) : undefined;
  }
}

/** `strconv.ParseFloat`. */
export function parseFloat64(text: string): number | undefined {
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  if (/^[+-]?inf(?:inity)?$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^nan$/i.test(text) ? Number.NaN : undefined;
}

/** `cast.ToBoolE`. */
export function toBool(value: GoValue): boolean {
  if (isNil(value)) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value === 'number') return value !== 0;
  if (isText(value)) {
    const text = textOf(value);
    if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
    if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false;
    return fail(`strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  return fail(`unable to cast ${describe(value)} to bool`);
}

export function toList(value: GoValue): readonly GoValue[] {
  return itemsOf(value) ?? fail(`can't iterate over ${isNil(value) ? 'a nil value' : typeName(value)}`);
}

/** Converts a value to an index of a slice. */
export function toIndex(value: GoValue): number {
  return Number(toInt(value));
}

function describe(value: GoValue): string {
  const shown = isText(value)
    ? JSON.stringify(textOf(value))
    : isList(value) || value instanceof GoMap
      ? '…'
      : String(value);
  return `${shown} of type ${typeName(value)}`;
}
