/** Lists that grow, and what is in them. */
import { fail } from '../error.ts';
import { keyOf } from '../values/compare.ts';
import { itemType, typeName } from '../values/types.ts';
import { type GoValue, isList, isNil, itemsOf } from '../values/value.ts';

/** `append`: of one argument that is a list, its items. */
export function appendTo(target: GoValue, items: readonly GoValue[]): GoValue {
  const [only] = items;
  if (isNil(target)) return [...items];
  const list = itemsOf(target) ?? fail(`expected a slice, got ${typeName(target)}`);
  if (items.length !== 1 || only === undefined) return [...list, ...items];
  const more = itemsOf(only);
  if (more === undefined) return [...list, only];
  if (list.length === 0) return more;
  // Where items may be of any type, a list of one type is one more item.
  const isItem = itemType(list) === 'interface {}' && itemType(more) !== 'interface {}';
  return isItem || list.every(isList) ? [...list, only] : [...list, ...more];
}

/** Numbers are the same whatever their kind; texts are not numbers. */
export function containsValue(list: readonly GoValue[], value: GoValue): boolean {
  const key = keyOf(value);
  return list.some((item) => !isNil(item) && keyOf(item) === key);
}
