export {
  type CodeBlockOptions,
  defineShortcode,
  type ExampleFile,
  type GlossaryTerm,
  nodes,
  type PageSummary,
  type ParamSpec,
  type ParamSpecs,
  type ParamsOf,
  type Part,
  type ResourceSummary,
  type ShortcodeCall,
  type ShortcodeContext,
  type ShortcodeDefinition,
  type ShortcodeExample,
  type ShortcodeOutput,
  text,
} from './definition.ts';
export { definitions } from './definitions/index.ts';
export { type ExpandEnvironment, expandShortcodes } from './expand.ts';
export {
  type CallNode,
  MAX_NESTING,
  type ParsedShortcodes,
  parseShortcodes,
  type ShortcodeNode,
} from './parse.ts';
export {
  createSlotTable,
  mayHoldSlots,
  type Slot,
  SlotsExhausted,
  type SlotTable,
  splitAtSlots,
} from './slots.ts';
export { type Tag, type Token, tokenize } from './tokenize.ts';
