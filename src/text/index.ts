export {
  type CodeBlock,
  isCode,
  mayGoOn,
  readBlocks,
  readCode,
} from './blocks/index.ts';
export { decodeUrlPart, decodeUrlPath } from './decode-url.ts';
export { escapeHtml, escapeText } from './escape-html.ts';
export { compileGlob, globFault, hasWildcard } from './glob.ts';
export { checkLimits } from './limits.ts';
export {
  compilePattern,
  compileWildcards,
  escapePattern,
  type Pattern,
  PatternSyntaxError,
  patternFault,
} from './pattern.ts';
export { copyOf, createRecent, type Recent } from './recent.ts';
export { decodeReferences } from './references.ts';
export {
  concat,
  generated,
  lineIndexOf,
  mapLines,
  type Origin,
  originAt,
  placeAt,
  placeOf,
  type SourceFile,
  type SourceText,
  slice,
  sourceOf,
  trim,
} from './source-text.ts';
