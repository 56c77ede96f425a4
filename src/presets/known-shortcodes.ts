/** The shortcodes that can be analysed without rendering. */
import {
  definitions,
  type ShortcodeDefinition,
  type ShortcodeTable,
  shortcodeTableOf,
} from '../shortcodes/index.ts';
import { PRESETS } from './presets.ts';

/**
 * All shortcodes that a page may call: the site's own, then built-in ones, then those of all presets. Whether the site uses a preset is ignored: older versions of its pages may
 * have used it, and undefined shortcodes are reported elsewhere.
 */
export function knownShortcodes(own: Iterable<ShortcodeDefinition> = []): ShortcodeTable {
  return shortcodeTableOf([...own, ...definitions, ...PRESETS.flatMap(({ shortcodes }) => shortcodes)]);
}
