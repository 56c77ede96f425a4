/** The shortcodes that every site has and those of all presets together. */
import { PRESETS } from '../../src/presets/index.ts';
import { definitions as core, type ShortcodeDefinition } from '../../src/shortcodes/index.ts';

export const definitions: readonly ShortcodeDefinition[] = [
  ...core,
  ...PRESETS.flatMap(({ shortcodes }) => shortcodes),
];
