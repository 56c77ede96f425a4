/** Presets: what belongs to one product's documentation, and so to no other site. Each is a folder that shows its parts. */
export { fingerprintOfTemplate, type TemplateFingerprints } from './fingerprint.ts';
export { knownShortcodes } from './known-shortcodes.ts';
export type { NumberedDocuments, Preset, PresetChecks, PresetNotice } from './preset.ts';
export { PRESETS, presetsNamed } from './presets.ts';
