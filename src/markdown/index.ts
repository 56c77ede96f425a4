export { createCodeBlock, parseLineRanges } from './code-block.ts';
export { createHighlighter, escapeHtml, type Highlighter, highlightCss } from './highlight.ts';
export { createMarkdown, type Markdown } from './markdown.ts';
export { isBlock, TOC_MARK } from './plugins/rehype-slots.ts';
export {
  ADDRESSES_PROPERTY,
  attributeName,
  createPlaceTable,
  HEADING_PROPERTY,
  isFormula,
  LINK_ATTRIBUTES,
  PLACE_PROPERTY,
  type PlaceTable,
  type Scope,
} from './scope.ts';
export { fillSlotsWithText } from './slot-text.ts';
export { createSlugger, type Slugger, textToAnchor } from './slugger.ts';
export { htmlToMarkdown } from './to-markdown/to-markdown.ts';
export { walkElements } from './walk.ts';
