/** Reads parameters and data, whose structure authors choose. */
import type { Value, ValueMap } from '../../config/index.ts';
import { isValueList, isValueMap } from '../../formats/index.ts';

/** Prints a value as Go's `%v` does in Hugo's templates: `[a b]`, `map[k:v]`. */
export function valueToText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isValueList(value)) return `[${value.map(valueToText).join(' ')}]`;
  if (isValueMap(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([key, item]) => `${key}:${valueToText(item)}`).join(' ')}]`;
  }
  return String(value);
}

/** The maps of a list; empty for anything else. */
export function mapsOf(value: Value | undefined): ValueMap[] {
  return isValueList(value) ? value.filter(isValueMap) : [];
}

/** The value if it is a map, else an empty one. */
export function mapOf(value: Value | undefined): ValueMap {
  return isValueMap(value) ? value : {};
}

/** A field by name, ignoring case: front matter has lower-case keys, data files keep theirs. */
export function fieldOf(map: ValueMap, name: string): Value | undefined {
  return map[name] ?? map[name.toLowerCase()];
}

/** A scalar field as text; empty if missing. */
export function textOf(map: ValueMap, name: string): string {
  return valueToText(fieldOf(map, name));
}
