export { argumentSpans } from './argument-spans.ts';
export {
  type EnclosingCall,
  emptyCall,
  type ShortcodeCall,
  type ShortcodeOutput,
} from './call.ts';
export type { CodeBlockOptions, ShortcodeContext } from './context.ts';
export {
  defineShortcode,
  nodes,
  type ShortcodeDefinition,
  text,
} from './definition.ts';
export { definitions } from './definitions/index.ts';
export { expandShortcodes, type UnknownShortcode } from './expand.ts';
export {
  findShortcodeAssets,
  loadOwnDefinitions,
  type ShortcodeAssets,
} from './load-own.ts';
export {
  type NamingType,
  type ParamSpec,
  TYPE_NAMES,
} from './param-types.ts';
export {
  type CallNode,
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
  tabSet,
  templateUrl,
  textNode,
  textOf,
  trimCode,
  valueToText,
} from './parts/index.ts';
export {
  namedThings,
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
export { type Tag, tokenize } from './tokenize.ts';
