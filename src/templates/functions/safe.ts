/** `safe.*`, `cast.*` and `reflect.*`: types of values. */
import { fail } from '../error.ts';
import { toFloat, toInt, toText } from '../values/cast.ts';
import { GoNamed } from '../values/duration.ts';
import { typeName } from '../values/types.ts';
import { GoMap, GoObject, isList, type SafeKind, SafeText } from '../values/value.ts';
import { type Functions, fn } from './define.ts';

const vouch = (kind: SafeKind) => fn(1, ([value]) => new SafeText(kind, toText(value)));

export const safe: Functions = {
  CSS: vouch('CSS'),
  HTML: vouch('HTML'),
  HTMLAttr: vouch('HTMLAttr'),
  JS: vouch('JS'),
  JSStr: vouch('JSStr'),
  URL: vouch('URL'),
};

export const cast: Functions = {
  ToInt: fn(1, ([value]) => (value instanceof GoNamed ? value.value : toInt(value))),
  ToString: fn(1, ([value]) => toText(value)),
  ToFloat: fn(1, ([value]) => (value instanceof GoNamed ? Number(value.value) : toFloat(value))),
};

export const reflect: Functions = {
  IsMap: fn(1, ([value]) => value instanceof GoMap),
  IsSlice: fn(1, ([value]) => isList(value) || (value instanceof GoObject && value.items() !== undefined)),
};

/** Throws the error for a value of the wrong type. */
export function failType(expected: string, value: Parameters<typeof typeName>[0]): never {
  return fail(`wrong type for value; expected ${expected}; got ${typeName(value)}`);
}
