import type { Value, ValueMap } from '../../config/index.ts';
import { isValueMap } from '../../formats/index.ts';

/** A value by dotted name, `ui.showLightDarkModeMenu`; case is ignored, as in Hugo (the maps' keys are lower case). */
export function getPath(map: ValueMap, name: string): Value | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(map, lower)) return map[lower];
  let value: Value | undefined = map;
  for (const key of lower.split('.')) {
    if (value === undefined || !isValueMap(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
