/** All presets there are. */
import { docsy } from './docsy/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import { opentelemetry } from './opentelemetry/index.ts';
import type { Preset } from './preset.ts';

/** In the order in which their shortcodes and strings are looked for: the first that has a name wins. */
export const PRESETS: readonly Preset[] = [docsy, kubernetes, opentelemetry];

/** The presets of these names, in the order of the names; unknown names are left out. */
export function presetsNamed(names: readonly string[]): Preset[] {
  return names.flatMap((name) => PRESETS.find((preset) => preset.name === name) ?? []);
}
