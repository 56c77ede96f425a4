/** `collections.*`: lists and maps. `where` and `sort` are in separate files. */
import { fail } from '../error.ts';
import { escapeQuery } from '../escape/escapers.ts';
import { toIndex, toInt, toList, toText, tryText } from '../values/cast.ts';
import { printValue } from '../values/print.ts';
import { GoScratch } from '../values/scratch.ts';
import { itemType, keepType, typeName } from '../values/types.ts';
import {
  compareText,
  GoMap,
  type GoValue,
  isList,
  isNil,
  isText,
  isTruthful,
  itemsOf,
  PrintedRecord,
  textOf,
} from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';
import { appendTo, containsValue } from './lists.ts';
import { complement, intersect, symmetricDifference, union, unique } from './sets.ts';
import { sortValues } from './sort.ts';
import { where } from './where.ts';

const MAX_SEQUENCE = 1_000_000n;

export const collections: Functions = {
  After: fn(2, ([count, list]) => {
    if (isNil(count) || isNil(list)) fail('both limit and seq must be provided');
    const from = toIndex(count);
    if (from < 0) fail(`sequence bounds out of range [${from}:]`);
    return cut(list, from);
  }),
  First: fn(2, ([count, list]) => {
    if (isNil(count) || isNil(list)) fail('both limit and seq must be provided');
    const limit = toIndex(count);
    return limit < 0 ? fail('sequence length must be non-negative') : cut(list, 0, limit);
  }),
  Last: fn(2, ([count, list]) => {
    if (isNil(count) || isNil(list)) fail('both limit and seq must be provided');
    const limit = toIndex(count);
    if (limit < 0) fail('sequence length must be non-negative');
    return cut(list, Math.max(0, sizeOf(list) - limit));
  }),
  Append: many(2, (args) => appendTo(args.at(-1), args.slice(0, -1))),
  Complement: many(2, complement),
  Delimit: fn(
    2,
    ([list, separator, last]) =>
      delimit(list, toText(separator), last === undefined ? undefined : tryText(last)),
    3,
  ),
  Dictionary: many(0, makeDictionary),
  In: fn(2, ([list, value]) => {
    if (isNil(list) || isNil(value)) return false;
    if (itemsOf(list) !== undefined && containsValue(toList(list), value)) return true;
    const [text, part] = [tryText(list), tryText(value)];
    return text !== undefined && part !== undefined && text.includes(part);
  }),
  Index: many(1, ([item, ...keys]) => indexValue(item, keys)),
  Intersect: fn(2, ([a, b]) => intersect(a, b)),
  IsSet: fn(2, ([item, key]) => {
    if (item instanceof GoMap) return isText(key) && item.has(textOf(key));
    const items = itemsOf(item);
    return items !== undefined && items.length > toIndex(key);
  }),
  KeyVals: many(
    1,
    ([key, ...values]) =>
      new PrintedRecord('types.KeyValues', `${printValue(key)}: ${printValue(values)}`, {
        Key: key ?? null,
        Values: values,
      }),
  ),
  Merge: many(2, (args) =>
    args.slice(0, -1).reduceRight<GoValue>((target, source) => merge(source, target), args.at(-1)),
  ),
  NewScratch: fn(0, () => new GoScratch()),
  Querify: many(0, querify),
  Reverse: fn(1, ([list]) => {
    if (isNil(list)) return null;
    const items = itemsOf(list) ?? fail('argument must be a slice');
    return keepType(items.toReversed(), itemType(items));
  }),
  Shuffle: fn(1, ([list]) => {
    if (isNil(list)) return fail('both count and seq must be provided');
    const items = itemsOf(list) ?? fail(`can't iterate over ${typeName(list)}`);
    return keepType(shuffled(items), itemType(items));
  }),
  Seq: fn(1, (args) => keepType(makeSequence(args.map(toInt)), 'int'), 3),
  Slice: many(0, (args) => [...args]),
  Sort: fn(1, ([list, key, order]) => sortValues(list, key, order), 3),
  SymDiff: fn(2, ([a, b]) => symmetricDifference(a, b)),
  Union: fn(2, ([a, b]) => union(a, b)),
  Uniq: fn(1, ([list]) =>
    isNil(list) ? [] : uniqueOf(itemsOf(list) ?? fail(`type ${typeName(list)} not supported`)),
  ),
  Where: fn(3, ([list, key, ...rest]) => where(list, key, rest), 4),
};

function uniqueOf(list: readonly GoValue[]): readonly GoValue[] {
  return keepType(unique(list), itemType(list));
}

function sizeOf(list: GoValue): number {
  return isText(list) ? new TextEncoder().encode(textOf(list)).length : toList(list).length;
}

/** Part of a list, or of the bytes of a text. */
function cut(list: GoValue, from: number, to?: number): GoValue {
  if (!isText(list)) return keepType(toList(list).slice(from, to), itemType(toList(list)));
  const bytes = new TextEncoder().encode(textOf(list)).slice(from, to);
  return new TextDecoder().decode(bytes);
}

function delimit(list: GoValue, separator: string, last: string | undefined): string {
  if (isNil(list)) return fail("can't iterate over a nil value");
  const items =
    list instanceof GoMap
      ? toList(sortValues(list))
      : (itemsOf(list) ?? fail(`can't iterate over ${typeName(list)}`));
  const texts = items.map(tryText);
  return texts
    .map((text, index) => {
      if (text === undefined) return '';
      if (index === texts.length - 1) return text;
      return text + (index === texts.length - 2 && last !== undefined ? last : separator);
    })
    .join('');
}

function makeDictionary(args: readonly GoValue[]): GoMap {
  if (args.length % 2 !== 0) fail('invalid dictionary call');
  const root = new GoMap();
  for (let index = 0; index < args.length; index += 2) {
    const key = args[index];
    let map = root;
    const path = isList(key)
      ? key.map((part) => (typeof part === 'string' ? part : fail('invalid dictionary key')))
      : [key];
    for (const part of path.slice(0, -1)) {
      const name = String(part);
      const inner = map.entries.get(name);
      const next = inner instanceof GoMap ? inner : new GoMap();
      map.entries.set(name, next);
      map = next;
    }
    const name = path.at(-1);
    if (typeof name !== 'string') return fail('invalid dictionary key');
    map.entries.set(name, args[index + 1] ?? null);
  }
  return root;
}

function indexValue(item: GoValue, keys: readonly GoValue[]): GoValue {
  if (isNil(item)) return null;
  const [only] = keys;
  const path = keys.length === 1 && isList(only) ? only : keys;
  let value: GoValue = item;
  for (const key of path) {
    if (isNil(value)) return null;
    value = indexOne(value, key) ?? null;
  }
  return value;
}

function indexOne(value: GoValue, key: GoValue): GoValue {
  if (value instanceof GoMap) {
    if (typeof key === 'string') return value.get(key);
    if (value.foldsCase && !isNil(key)) return value.get(toText(key));
    return isNil(key)
      ? fail('value is nil; should be of type string')
      : fail(`value has type ${typeName(key)}; should be string`);
  }
  const items = isText(value) ? undefined : itemsOf(value);
  if (items === undefined && !isText(value)) return fail(`can't index item of type ${typeName(value)}`);
  if (isNil(key)) return fail('cannot index slice/array with nil');
  if (typeof key !== 'bigint') return fail(`cannot index slice/array with type ${typeName(key)}`);
  if (items !== undefined) return items[Number(key)];
  const byte = new TextEncoder().encode(isText(value) ? textOf(value) : '')[Number(key)];
  return byte === undefined ? null : BigInt(byte);
}

/** A copy of `target` with missing entries from `source`; keys are compared case-insensitively. */
function merge(source: GoValue, target: GoValue): GoValue {
  if (!(target instanceof GoMap)) return fail(`destination must be a map, got ${typeName(target)}`);
  if (!isTruthful(source)) return target;
  if (!(source instanceof GoMap)) return fail(`source must be a map, got ${typeName(source)}`);
  const names = new Map([...target.entries.keys()].map((name) => [name.toLowerCase(), name]));
  const merged = new GoMap(target.entries, target.foldsCase);
  for (const [name, value] of source.entries) {
    const known = names.get(name.toLowerCase());
    if (known === undefined) merged.entries.set(target.foldsCase ? name.toLowerCase() : name, value);
    else {
      const inner = target.entries.get(known);
      if (inner instanceof GoMap && value instanceof GoMap) merged.entries.set(name, merge(value, inner));
    }
  }
  return merged;
}

const WRONG_QUERY =
  'expected a map, a slice with an even number of elements, or an even number of scalar values, and each key must be a string';

function querify(args: readonly GoValue[]): string {
  const [only] = args;
  const flat =
    args.length === 1
      ? only instanceof GoMap
        ? [...only.entries].flat()
        : (itemsOf(only) ?? fail(WRONG_QUERY))
      : args;
  if (flat.length % 2 !== 0) fail(WRONG_QUERY);
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) {
    const key = toText(flat[index]);
    if (key === '') fail('one of the keys is an empty string');
    pairs.push([key, toText(flat[index + 1])]);
  }
  return pairs
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => `${escapeQuery(key)}=${escapeQuery(value)}`)
    .join('&');
}

function makeSequence(args: readonly bigint[]): bigint[] {
  if (args.length === 1 && args[0] === 0n) return [];
  const [first, last, step] = rangeOf(args);
  if (step === 0n) fail("'increment' must not be 0");
  if (first < last && step < 0n) fail("'increment' must be > 0");
  if (first > last && step > 0n) fail("'increment' must be < 0");
  const size = (last - first) / step + 1n;
  if (last < -MAX_SEQUENCE || size <= 0n || size > MAX_SEQUENCE) fail('size of result exceeds limit');
  return Array.from({ length: Number(size) }, (_, index) => first + BigInt(index) * step);
}

function rangeOf([a = 0n, b, c]: readonly bigint[]): [first: bigint, last: bigint, step: bigint] {
  if (b === undefined) return a >= 0n ? [1n, a, 1n] : [-1n, a, -1n];
  return c === undefined ? [a, b, b < a ? -1n : 1n] : [a, c, b];
}

/** The order is the same in each build, so that pages do not change without an edit. */
function shuffled(items: readonly GoValue[]): GoValue[] {
  const mixed = [...items];
  let state = mixed.length;
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    // A linear congruential generator, with the constants of Numerical Recipes.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    const kept = mixed[index];
    mixed[index] = mixed[other];
    mixed[other] = kept;
  }
  return mixed;
}
