/** Lists as sets, as Hugo's `collections` takes them: what can be compared is decided by the types of the items, and lists of different types have nothing in common. */
import { fail } from '../error.ts';
import { toList, toText } from '../values/cast.ts';
import { keyOf } from '../values/compare.ts';
import { itemType, keepType } from '../values/types.ts';
import { GoMap, type GoValue, isList, isNil, isText } from '../values/value.ts';

/** Removes duplicates; the first of equal items is kept. */
export function unique(list: readonly GoValue[]): GoValue[] {
  const seen = new Map<unknown, GoValue>();
  for (const item of list) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}

const ANY = 'interface {}';

/** Go cannot compare lists and maps. */
function isComparableType(type: string): boolean {
  return !(type.startsWith('[]') || type.startsWith('map[') || type === 'maps.Params');
}

function isComparable(value: GoValue): boolean {
  return !(isList(value) || value instanceof GoMap);
}

/** Items of the second list are included if they can be converted to the type of the first. */
export function union(a: GoValue, b: GoValue): GoValue {
  if (isNil(a)) return isNil(b) ? [] : b;
  if (isNil(b)) return a;
  const [left, right] = [toList(a), toList(b)];
  const [leftType, rightType] = [itemType(left), itemType(right)];
  const areNumbers = NUMBERS.has(leftType) && NUMBERS.has(rightType);
  if (leftType !== rightType && leftType !== ANY && rightType !== ANY && !areNumbers)
    return keepType([], leftType);
  for (const item of left) {
    if (!isComparable(item)) fail('union does not support slices or arrays of uncomparable types');
  }
  const more = right.flatMap((item): GoValue[] => {
    if (leftType === 'string') return isText(item) ? [toText(item)] : [];
    if (leftType === 'int') return isNumber(item) ? [toWhole(item)] : [];
    if (leftType === 'float64') return isNumber(item) ? [Number(item)] : [];
    return leftType === ANY ? [item] : [];
  });
  return keepType(unique([...left, ...more]), leftType);
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float64']);

function isNumber(value: GoValue): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function toWhole(value: bigint | number): bigint {
  return typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
}

/** Texts and numbers that are in both lists; items of other types never match. */
export function intersect(a: GoValue, b: GoValue): GoValue {
  if (isNil(a) || isNil(b)) return [];
  const [left, right] = [toList(a), toList(b)];
  const types = [itemType(left), itemType(right)];
  const pairs = left.length > 0 && right.length > 0;
  const isOdd =
    (left.length > 0 && !isComparableType(types[0] ?? '')) || (pairs && !isComparableType(types[1] ?? ''));
  if (isOdd) fail('intersect does not support slices or arrays of uncomparable types');
  const inRight = new Set(right.filter(isPlain).map(keyOf));
  return keepType(unique(left.filter((item) => isPlain(item) && inRight.has(keyOf(item)))), types[0] ?? ANY);
}

function isPlain(value: GoValue): boolean {
  return (
    isText(value) || isNumber(value) || (typeof value === 'object' && value !== null && isComparable(value))
  );
}

/** Items of the last list that are in none of the others. */
export function complement(lists: readonly GoValue[]): GoValue {
  const seen = new Set(lists.slice(0, -1).flatMap((list) => identities(list)));
  const last = toList(lists.at(-1));
  return keepType(
    last.filter((item) => !(isComparable(item) && seen.has(keyOf(item)))),
    itemType(last),
  );
}

/** Items that are in only one of the lists; those of the second come first and determine the type. */
export function symmetricDifference(a: GoValue, b: GoValue): GoValue {
  const [left, right] = [toList(a), toList(b)];
  const [inLeft, inRight] = [new Set(identities(left)), new Set(identities(right))];
  const type = itemType(right);
  const added = right.filter((item) => !inLeft.has(keyOf(item)));
  const from = left.filter((item) => !inRight.has(keyOf(item))).map((item) => converted(item, type));
  return keepType(unique([...added, ...from]), type);
}

function identities(list: GoValue): unknown[] {
  return toList(list).map((item) => (isComparable(item) ? keyOf(item) : fail('elements must be comparable')));
}

function converted(item: GoValue, type: string): GoValue {
  if (type === ANY) return item;
  if (type === 'int' && isNumber(item)) return toWhole(item);
  if (type === 'float64' && isNumber(item)) return Number(item);
  if (type === 'string' && isText(item)) return item;
  if (type === 'bool' && typeof item === 'boolean') return item;
  return fail('symdiff: failed to convert value');
}
