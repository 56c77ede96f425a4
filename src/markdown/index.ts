export { createCodeBlock, parseLineRanges } from './code-block.ts';
export { createHighlighter, type Highlighter, highlightCss } from './highlight.ts';
export { createMarkdown, type Markdown } from './markdown.ts';
export { isBlock, TOC_MARK } from './plugins/rehype-slots.ts';
export { isActiveUrl } from './policy/active-url.ts';
export { guardElement, type TextTrust } from './policy/guard.ts';
export { sanitizeHtml } from './policy/sanitize-html.ts';
export type { HookAttributes, HookedElement, HookKind, RenderHooks } from './render-hooks.ts';
export {
  ADDRESSES_PROPERTY,
  attributeName,
  createFormula,
  createPlaceTable,
  HEADING_PROPERTY,
  isFormula,
  LINK_ATTRIBUTES,
  PLACE_PROPERTY,
  type PlaceTable,
  type Scope,
  TEX_PROPERTY,
  type UnreadMarkup,
  WRITTEN_PROPERTY,
} from './scope.ts';
export { fillSlotsWithText } from './slot-text.ts';
export { createSlugger, type Slugger, textToAnchor } from './slugger.ts';
export { htmlToMarkdown } from './to-markdown/to-markdown.ts';
export { walkElements } from './walk.ts';
