/** All presets. */
import { docsy } from './docsy/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import { opentelemetry } from './opentelemetry/index.ts';
import type { Preset } from './preset.ts';

/** In look-up order of their shortcodes and strings: the first with a name takes precedence. */
export const PRESETS: readonly Preset[] = [docsy, kubernetes, opentelemetry];

/** The presets with these names, in the order of the names; unknown names are skipped. */
export function presetsNamed(names: readonly string[]): Preset[] {
  return names.flatMap((name) => PRESETS.find((preset) => preset.name === name) ?? []);
}
