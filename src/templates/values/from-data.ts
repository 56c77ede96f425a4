/** Converts data of a site to template values. */
import { untypedList } from './types.ts';
import { GoMap, GoObject, type GoValue, SafeText } from './value.ts';

/** Converts data of the site (front matter, parameters, `data/`) to template values: whole numbers become ints. */
export function toGoValue(value: unknown, foldsCase = false): GoValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
  if (value instanceof SafeText || value instanceof GoMap || value instanceof GoObject) return value;
  if (Array.isArray(value)) return untypedList(value.map((item) => toGoValue(item, foldsCase)));
  if (typeof value !== 'object') return null;
  return new GoMap(
    Object.entries(value).map(([key, inner]) => [
      foldsCase ? key.toLowerCase() : key,
      toGoValue(inner, foldsCase),
    ]),
    foldsCase,
  );
}
