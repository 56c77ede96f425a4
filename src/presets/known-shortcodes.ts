/** The shortcodes that can be read without rendering. */
import {
  definitions,
  type ShortcodeDefinition,
  type ShortcodeTable,
  shortcodeTableOf,
} from '../shortcodes/index.ts';
import { PRESETS } from './presets.ts';

/**
 * What is known of all shortcodes that a page may call: the site's own, then ours, then those of all presets. Whether a site uses a preset makes no
 * difference here: older versions of its pages may have used it, and a shortcode that nobody defines is a finding elsewhere.
 */
export function knownShortcodes(own: Iterable<ShortcodeDefinition> = []): ShortcodeTable {
  return shortcodeTableOf([...own, ...definitions, ...PRESETS.flatMap(({ shortcodes }) => shortcodes)]);
}
