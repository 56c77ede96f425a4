/** What a site's own files import from 'lockstep': its configuration and its shortcodes. */

export { h } from 'hastscript';
export { defineConfig, type LockstepConfig } from './config/index.ts';
export {
  defineShortcode,
  nodes,
  type ShortcodeCall,
  type ShortcodeContext,
  type ShortcodeDefinition,
  type ShortcodeOutput,
  text,
} from './shortcodes/index.ts';
