export { type ArgumentSpan, argumentSpans } from './argument-spans.ts';
export {
  type EnclosingCall,
  emptyCall,
  type Part,
  type ShortcodeCall,
  type ShortcodeOutput,
} from './call.ts';
export type { CodeBlockOptions, ShortcodeContext } from './context.ts';
export {
  defineShortcode,
  nodes,
  type ShortcodeDefinition,
  type ShortcodeExample,
  type ShortcodeRead,
  text,
} from './definition.ts';
export { definitions } from './definitions/index.ts';
export { type ExpandEnvironment, expandShortcodes, type UnknownShortcode } from './expand.ts';
export {
  findShortcodeAssets,
  loadOwnDefinitions,
  type OwnDefinitions,
  type ShortcodeAssets,
} from './load-own.ts';
export {
  type NamingType,
  type ParamSpec,
  type ParamSpecs,
  type ParamsOf,
  type ParamType,
  TYPE_NAMES,
} from './param-types.ts';
export {
  type CallNode,
  MAX_NESTING,
  type ParsedShortcodes,
  parseShortcodes,
  type ShortcodeNode,
} from './parse.ts';
export {
  backgroundImage,
  boxTitle,
  CHROME,
  calloutBox,
  calloutLabel,
  EXAMPLE_PARAMS,
  exampleFile,
  failure,
  fieldOf,
  findExample,
  findInBundle,
  langOfFile,
  mapOf,
  mapsOf,
  markdownOutput,
  missingData,
  missingText,
  parseHighlightOptions,
  showPartial,
  tabSet,
  templateUrl,
  textNode,
  textOf,
  trimCode,
  valueToText,
} from './parts/index.ts';
export {
  createShortcodeTable,
  type NamedThing,
  namedThings,
  type ShortcodeFacts,
  type ShortcodeTable,
  shortcodeTableOf,
} from './shortcode-table.ts';
export type {
  ExampleFile,
  GlossaryTerm,
  MenuFacts,
  MenuItem,
  PageRelation,
  PageSummary,
  PublishedFile,
  ResourceSummary,
  SiteFacts,
  TaxonomyFacts,
} from './site-summaries.ts';
export {
  createSlotTable,
  ERROR_BOX,
  mayHoldSlots,
  type Slot,
  SlotsExhausted,
  type SlotTable,
  splitAtSlots,
} from './slots.ts';
export { type Tag, type Token, tokenize } from './tokenize.ts';
