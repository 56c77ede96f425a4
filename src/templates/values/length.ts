/** The length of texts, lists and maps. */
import { fail } from '../error.ts';
import { typeName } from './types.ts';
import { GoMap, type GoValue, isNil, isText, itemsOf, textOf } from './value.ts';

/** The number of bytes of a string, or of items or entries. */
export function lengthOf(value: GoValue): bigint {
  if (isText(value)) return BigInt(byteLength(textOf(value)));
  if (value instanceof GoMap) return BigInt(value.entries.size);
  const items = itemsOf(value);
  if (items !== undefined) return BigInt(items.length);
  return isNil(value) ? fail('len of nil pointer') : fail(`len of type ${typeName(value)}`);
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
