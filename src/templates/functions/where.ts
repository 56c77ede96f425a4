/** `where`: the items of a list whose field meets a condition. */
import { fail } from '../error.ts';
import { isEqual, keyOf } from '../values/compare.ts';
import { GoTime } from '../values/time.ts';
import { typeName } from '../values/types.ts';
import { compareText, GoMap, type GoValue, isList, isNil, isText, itemsOf, textOf } from '../values/value.ts';
import { elementAt, pathOf } from './elements.ts';
import { containsValue } from './lists.ts';
import { compileRegExp } from './regexp.ts';

export function where(list: GoValue, key: GoValue, rest: readonly GoValue[]): GoValue {
  if (isNil(list)) return fail("can't iterate over a nil value");
  const { operator, match } = conditionOf(rest);
  const path = isText(key) ? pathOf(textOf(key)) : undefined;
  const holds = (item: GoValue): boolean => {
    if (path === undefined) return false;
    return holdsFor(elementAt(item, path), match, operator);
  };
  if (list instanceof GoMap) {
    return new GoMap(
      [...list.entries].filter(([, value]) => holds(value)),
      list.foldsCase,
    );
  }
  return (itemsOf(list) ?? fail(`can't iterate over ${typeName(list)}`)).filter(holds);
}

function conditionOf(rest: readonly GoValue[]): { operator: string; match: GoValue } {
  const [first, second] = rest;
  if (rest.length === 1) return { operator: '', match: first };
  if (!isText(first)) return fail('operator argument must be string type');
  const operator = textOf(first).toLowerCase().trim();
  return { operator: NAMES[operator] ?? fail('no such operator'), match: second };
}

const NAMES: Readonly<Record<string, string>> = {
  '': '',
  '=': '',
  '==': '',
  eq: '',
  '!=': 'ne',
  '<>': 'ne',
  ne: 'ne',
  '>=': 'ge',
  ge: 'ge',
  '>': 'gt',
  gt: 'gt',
  '<=': 'le',
  le: 'le',
  '<': 'lt',
  lt: 'lt',
  in: 'in',
  'not in': 'not in',
  intersect: 'intersect',
  like: 'like',
};

function holdsFor(value: GoValue, match: GoValue, operator: string): boolean {
  if (isNil(value) || isNil(match)) return isWanted(isNil(value) === isNil(match), operator);
  if (typeof value === 'boolean' && typeof match === 'boolean') return isWanted(value === match, operator);
  return CONDITIONS[operator]?.(value, match) === true;
}

/** Nil and booleans can only be compared for equality; other operators never match. */
function isWanted(isSame: boolean, operator: string): boolean {
  return operator === '' ? isSame : operator === 'ne' && !isSame;
}

type Condition = (value: GoValue, match: GoValue) => boolean;

const CONDITIONS: Readonly<Record<string, Condition>> = {
  '': (value, match) => isSameValue(value, match) === true,
  ne: (value, match) => isSameValue(value, match) === false,
  ge: ordered((order) => order >= 0),
  gt: ordered((order) => order > 0),
  le: ordered((order) => order <= 0),
  lt: ordered((order) => order < 0),
  in: isIn,
  'not in': (value, match) =>
    isList(match) && match.length === 0 ? true : comparableWith(value, match) && !isIn(value, match),
  intersect: (value, match) => {
    const [a, b] = [itemsOf(value), itemsOf(match)];
    if (a === undefined || b === undefined) return false;
    const keys = new Set(b.map(keyOf));
    return a.some((item) => keys.has(keyOf(item)));
  },
  like: (value, match) =>
    isText(value) && isText(match) && compileRegExp(textOf(match)).matches(textOf(value)),
};

function ordered(accepts: (order: number) => boolean): Condition {
  return (value, match) => {
    const order = orderOf(value, match);
    return order !== undefined && accepts(order);
  };
}

/** `undefined` if two values cannot be compared: neither equal nor different. */
function isSameValue(value: GoValue, match: GoValue): boolean | undefined {
  const order = orderOf(value, match);
  if (order !== undefined) return order === 0;
  return isList(value) || isList(match) || !isEqualKind(value, match) ? undefined : isEqual(value, match);
}

function isEqualKind(value: GoValue, match: GoValue): boolean {
  return typeof value === typeof match && typeof value === 'object' && !(value instanceof GoMap);
}

/** Only numbers, texts and dates are ordered, each among themselves. */
function orderOf(a: GoValue, b: GoValue): number | undefined {
  if (isText(a) && isText(b)) return compareText(textOf(a), textOf(b));
  if (a instanceof GoTime && b instanceof GoTime) return a.ms - b.ms;
  const isNumber = (value: GoValue): value is number | bigint =>
    typeof value === 'number' || typeof value === 'bigint';
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  return undefined;
}

function comparableWith(value: GoValue, match: GoValue): boolean {
  return isList(match) || (isText(value) && isText(match));
}

function isIn(value: GoValue, match: GoValue): boolean {
  if (isText(match)) return isText(value) && textOf(match).includes(textOf(value));
  const list = itemsOf(match);
  return list !== undefined && !isList(value) && containsValue(list, value);
}
