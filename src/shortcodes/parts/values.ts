/** Reading of parameters and data, whose shape is the author's business. */
import type { Value, ValueMap } from '../../config/index.ts';
import { isValueList, isValueMap } from '../../formats/index.ts';

/** Prints a value as Go's `%v` does, which is what Hugo's templates show: `[a b]`, `map[k:v]`. */
export function valueToText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isValueList(value)) return `[${value.map(valueToText).join(' ')}]`;
  if (isValueMap(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([key, item]) => `${key}:${valueToText(item)}`).join(' ')}]`;
  }
  return String(value);
}

/** The maps of a list; anything else gives an empty list. */
export function mapsOf(value: Value | undefined): ValueMap[] {
  return isValueList(value) ? value.filter(isValueMap) : [];
}

/** The value where it is a map, else an empty one. */
export function mapOf(value: Value | undefined): ValueMap {
  return isValueMap(value) ? value : {};
}

/** A field by its name in any case: front matter has its keys in lower case, data files as written. */
export function fieldOf(map: ValueMap, name: string): Value | undefined {
  return map[name] ?? map[name.toLowerCase()];
}

/** A scalar field as text; empty where it is missing. */
export function textOf(map: ValueMap, name: string): string {
  return valueToText(fieldOf(map, name));
}
