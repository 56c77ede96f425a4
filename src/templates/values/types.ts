/** Go's names of value types. */
import { GoMap, GoObject, type GoValue, isNil, SafeText } from './value.ts';

/** Item types of lists whose items do not determine them. */
const types = new WeakMap<readonly GoValue[], string>();

/** Marks a list as one of values of any type, like lists of data. */
export function untypedList(list: readonly GoValue[]): readonly GoValue[] {
  return keepType(list, 'interface {}');
}

/** Sets the item type of a list: a part of a list keeps the type of the whole. */
export function keepType(list: readonly GoValue[], type: string): readonly GoValue[] {
  types.set(list, type);
  return list;
}

/** The type of a list's items if known: `string`, `int`; else `interface {}`. */
export function itemType(list: readonly GoValue[]): string {
  return types.get(list) ?? listType(list).slice(2);
}

/** The type name as in Go's `%T` and errors. */
export function typeName(value: GoValue): string {
  if (isNil(value)) return '<nil>';
  switch (typeof value) {
    case 'bigint':
      return 'int';
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    default:
      if (value instanceof SafeText) return `template.${value.kind}`;
      if (value instanceof GoMap) return value.foldsCase ? 'maps.Params' : 'map[string]interface {}';
      if (value instanceof GoObject) return value.typeName;
      return listType(value);
  }
}

/** Hugo's `slice` creates a typed list if all items have the same type. */
function listType(list: readonly GoValue[]): string {
  const marked = types.get(list);
  if (marked !== undefined) return `[]${marked}`;
  const names = new Set(list.map(typeName));
  const [only] = names;
  return names.size === 1 && only !== undefined && only !== '<nil>' ? `[]${only}` : '[]interface {}';
}
