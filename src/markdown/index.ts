export { createCodeBlock, parseLineRanges } from './code-block.ts';
export { createHighlighter, escapeHtml, type Highlighter, highlightCss } from './highlight.ts';
export { createMarkdown, type Markdown } from './markdown.ts';
export { LINK_ATTRIBUTES, linksSomewhere } from './plugins/rehype-places.ts';
export { isBlock, TOC_MARK } from './plugins/rehype-slots.ts';
export { createPlaceTable, HEADING_PROPERTY, PLACE_PROPERTY, type PlaceTable, type Scope } from './scope.ts';
export { fillSlotsWithText } from './slot-text.ts';
export { createSlugger, type Slugger, textToAnchor } from './slugger.ts';
export { walkElements } from './walk.ts';
