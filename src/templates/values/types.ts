/** Types of values, as Go names them. */
import { GoMap, GoObject, type GoValue, isNil, SafeText } from './value.ts';

/** Types of the items of lists whose items alone do not tell it. */
const types = new WeakMap<readonly GoValue[], string>();

/** Marks a list as one of values of any type, as lists of data are. */
export function untypedList(list: readonly GoValue[]): readonly GoValue[] {
  return keepType(list, 'interface {}');
}

/** Marks a list as one of items of a type: a part of another list has the type of that. */
export function keepType(list: readonly GoValue[], type: string): readonly GoValue[] {
  types.set(list, type);
  return list;
}

/** The type of a list's items where it is known: `string`, `int`; else `interface {}`. */
export function itemType(list: readonly GoValue[]): string {
  return types.get(list) ?? listType(list).slice(2);
}

/** The type as Go's `%T` and its errors name it. */
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

/** Hugo's `slice` makes a list of its items' type where all have the same. */
function listType(list: readonly GoValue[]): string {
  const marked = types.get(list);
  if (marked !== undefined) return `[]${marked}`;
  const names = new Set(list.map(typeName));
  const [only] = names;
  return names.size === 1 && only !== undefined && only !== '<nil>' ? `[]${only}` : '[]interface {}';
}
