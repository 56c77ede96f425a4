import { fail } from '../error.ts';
import { tryText } from '../values/cast.ts';
import { compareValues } from '../values/compare.ts';
import { typeName } from '../values/types.ts';
import { GoMap, type GoValue, isNil, itemsOf } from '../values/value.ts';
import { elementAt, pathOf } from './elements.ts';

const collator = new Intl.Collator('en');

/** `sort`: sorts a list by its values or by a field, and the values of a map by its keys. */
export function sortValues(list: GoValue, key?: GoValue, order?: GoValue): GoValue {
  if (isNil(list)) return fail('sequence must be provided');
  const field = key === undefined ? '' : (tryText(key) ?? '');
  const pairs = pairsOf(list, field);
  const direction = order !== undefined && tryText(order) === 'desc' ? -1 : 1;
  return pairs
    .map((pair, index) => ({ ...pair, index }))
    .sort((a, b) => direction * compareValues(a.key, b.key, collate) || a.index - b.index)
    .map(({ value }) => value);
}

/** Compares by the rules of the language, then in Go's order. */
function collate(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

function pairsOf(list: GoValue, field: string): { key: GoValue; value: GoValue }[] {
  const path = pathOf(field);
  if (list instanceof GoMap) {
    return [...list.entries].map(([name, value]) => {
      const key = field === '' ? name : field === 'value' ? value : elementAt(value, path);
      return { key, value };
    });
  }
  const items = itemsOf(list) ?? fail(`can't sort ${typeName(list)}`);
  return items.map((value) => ({
    key: field === '' || field === 'value' ? value : elementAt(value, path),
    value,
  }));
}
