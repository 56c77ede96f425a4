/** Shortcodes of the documentation of OpenTelemetry whose templates give less here: one lists a folder, the other searches the lines of another page. */
import type { ShortcodeDefinition } from '../../../shortcodes/index.ts';
import homepageStat from './homepage/stat.ts';
import specStatus from './reference/spec_status.ts';

export const shortcodes: readonly ShortcodeDefinition[] = [homepageStat, specStatus];
