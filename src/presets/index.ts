/** Presets: everything specific to one product's documentation, in a folder each. */
export { fingerprintOfTemplate } from './fingerprint.ts';
export { knownShortcodes } from './known-shortcodes.ts';
export type { Preset, PresetNotice } from './preset.ts';
export { PRESETS, presetsNamed } from './presets.ts';
