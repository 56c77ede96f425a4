/** Comparisons of Hugo's `eq`, `lt` and similar functions. */
import { parseFloat64 } from './cast.ts';
import { GoTime } from './time.ts';
import {
  compareText,
  GoMap,
  GoObject,
  type GoValue,
  isList,
  isNil,
  isText,
  itemsOf,
  textOf,
} from './value.ts';

/** `eq` since Hugo 0.166: an int equals a float of the same value, but not within lists and maps. */
export function isEqualByValue(a: GoValue, b: GoValue): boolean {
  if (typeof a === 'bigint' && typeof b === 'number') return Number.isInteger(b) && BigInt(b) === a;
  if (typeof a === 'number' && typeof b === 'bigint') return isEqualByValue(b, a);
  return isEqual(a, b);
}

/** `eq` of two before: numbers of one kind, texts of any type, deep for lists and maps. An int is never equal to a float. */
export function isEqual(a: GoValue, b: GoValue): boolean {
  if (isNil(a) || isNil(b)) return isNil(a) && isNil(b);
  if (a instanceof GoObject) return a.equals(b);
  if (b instanceof GoObject) return b.equals(a);
  if (isText(a) || isText(b)) return isText(a) && isText(b) && textOf(a) === textOf(b);
  return isDeepEqual(a, b);
}

function isDeepEqual(a: GoValue, b: GoValue): boolean {
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((item, index) => isEqual(item, b[index]));
  }
  if (a instanceof GoMap || b instanceof GoMap) {
    if (!(a instanceof GoMap && b instanceof GoMap) || a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, value]) => b.entries.has(key) && isEqual(value, b.entries.get(key)));
  }
  return a === b;
}

/**
 * Which comes first: below zero for `a`. Texts that are no numbers compare as texts, all else as numbers, of lists and maps the lengths.
 *
 * @param collate compares texts instead of Go's order
 */
export function compareValues(
  a: GoValue,
  b: GoValue,
  collate: (a: string, b: string) => number = compareText,
): number {
  if (typeof a === 'string' && typeof b === 'string') return collate(a, b);
  const left = rankOf(a);
  const right = rankOf(b);
  if (typeof left === 'string' && typeof right === 'string') return collate(left, right);
  const x = typeof left === 'string' ? 0 : left;
  const y = typeof right === 'string' ? 0 : right;
  return x < y ? -1 : x > y ? 1 : 0;
}

function rankOf(value: GoValue): number | string {
  if (isNil(value)) return 0;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isText(value)) {
    const number = parseFloat64(textOf(value));
    return number === undefined || !Number.isFinite(number) ? textOf(value) : number;
  }
  if (value instanceof GoMap) return value.entries.size;
  if (value instanceof GoTime) return value.seconds;
  return itemsOf(value)?.length ?? 0;
}

/** The identity of values in `uniq`, `in`, `union`: numbers by value, whatever their type. */
export function keyOf(value: GoValue): unknown {
  if (isNil(value)) return null;
  if (typeof value === 'bigint') return Number(value);
  if (isText(value)) return textOf(value);
  return value instanceof GoObject ? value.key : value;
}
