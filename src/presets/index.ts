/** Presets: what belongs to one product's documentation, and so to no other site. Each is a folder that shows its parts. */
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import { shortcodes as docsy } from './docsy/shortcodes/index.ts';
import { shortcodes as kubernetes } from './kubernetes/shortcodes/index.ts';
import { shortcodes as opentelemetry } from './opentelemetry/shortcodes/index.ts';

export const presetShortcodes: readonly ShortcodeDefinition[] = [...docsy, ...kubernetes, ...opentelemetry];
