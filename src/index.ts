/**
 * What a site's own files import from 'lockstep': its configuration and its shortcodes. The tables of what there is, `definitions`,
 * `describeSettings`, `describeFrontMatter` and `CATALOGUE`, are for sites that build on them or, as the manual does, tell of them.
 */

export { h } from 'hastscript';
export {
  defineConfig,
  defineTheme,
  describeSettings,
  type HookPage,
  type LoadedEvent,
  type LockstepConfig,
  type PageEvent,
  type Setting,
  type ThemeInput,
  type WrittenEvent,
} from './config/index.ts';
export { describeFrontMatter } from './corpus/index.ts';
export { CATALOGUE, isProblemCode } from './diagnostics/index.ts';
export { type CheckDefinition, type CheckedPage, type CheckFinding, defineCheck } from './gate/index.ts';
export { PRESETS } from './presets/index.ts';
export {
  defineShortcode,
  definitions,
  nodes,
  type ShortcodeCall,
  type ShortcodeContext,
  type ShortcodeDefinition,
  type ShortcodeOutput,
  text,
} from './shortcodes/index.ts';
export type { FrameProps, PageView } from './site/index.ts';
