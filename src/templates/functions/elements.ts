/** Fields of items by a path, as `where` and `sort` take them: `.Params.weight`. */

import { fail } from '../error.ts';
import { readMember } from '../execute/members.ts';
import { typeName } from '../values/types.ts';
import { GoMap, GoObject, type GoValue, isNil } from '../values/value.ts';

export function pathOf(key: string): string[] {
  return key.replace(/^\.+|\.+$/g, '').split('.');
}

export function elementAt(item: GoValue, path: readonly string[]): GoValue {
  let value = item;
  for (const name of path) {
    if (isNil(value)) return undefined;
    if (value instanceof GoMap) value = value.get(name);
    else if (value instanceof GoObject) value = readMember(value, name, [], { spend: () => {} });
    else
      return fail(`${name} is neither a struct field, a method nor a map element of type ${typeName(value)}`);
  }
  return value;
}
