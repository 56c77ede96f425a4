/** Values of front matter, parameters and data files: what YAML, TOML and JSON have in common. */

/** Dates are text: ISO 8601 from TOML, as written from YAML and JSON (see {@link parseDateTime}). */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type ValueMap = { readonly [key: string]: Value };

/** Whether a value is a map. */
export function isValueMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value with all keys of its maps in lower case, also inside lists, because Hugo ignores the case of keys. Of keys that differ only in case, the last wins. */
export function lowerKeys(value: ValueMap): ValueMap;
export function lowerKeys(value: Value): Value;
export function lowerKeys(value: Value): Value {
  if (isValueList(value)) return value.map((item) => lowerKeys(item));
  if (!isValueMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner)]),
  );
}

/** Merges `over` into `base`: maps are merged at every depth; lists and scalars are replaced. */
export function mergeValues(base: ValueMap, over: ValueMap): ValueMap {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const earlier = merged.get(key);
    merged.set(key, isValueMap(earlier) && isValueMap(value) ? mergeValues(earlier, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The value at a path of keys; `undefined` where a key is missing. Inherited properties are ignored. */
export function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  let at = value;
  for (const key of path) {
    if (!isValueMap(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** How messages describe a value after "Unexpected": `“x”`, `number 5`, `true`, `list`, `table`, `null`. */
export function describeValue(value: Value | undefined): string {
  if (typeof value === 'string') return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`;
  if (typeof value === 'number') return `number ${value}`;
  if (isValueList(value)) return 'list';
  return isValueMap(value) ? 'table' : String(value);
}
