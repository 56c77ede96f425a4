/** Appending to lists and searching them. */
import { fail } from '../error.ts';
import { keyOf } from '../values/compare.ts';
import { itemType, typeName } from '../values/types.ts';
import { type GoValue, isList, isNil, itemsOf } from '../values/value.ts';

/** `append`: if the only argument is a list, its items are appended. */
export function appendTo(target: GoValue, items: readonly GoValue[]): GoValue {
  const [only] = items;
  if (isNil(target)) return [...items];
  const list = itemsOf(target) ?? fail(`expected a slice, got ${typeName(target)}`);
  if (items.length !== 1 || only === undefined) return [...list, ...items];
  const more = itemsOf(only);
  if (more === undefined) return [...list, only];
  if (list.length === 0) return more;
  // If items may be of any type, a list of one type is appended as a single item.
  const isItem = itemType(list) === 'interface {}' && itemType(more) !== 'interface {}';
  return isItem || list.every(isList) ? [...list, only] : [...list, ...more];
}

/** Numbers are compared by value, whatever their type; texts never equal numbers. */
export function containsValue(list: readonly GoValue[], value: GoValue): boolean {
  const key = keyOf(value);
  return list.some((item) => !isNil(item) && keyOf(item) === key);
}
