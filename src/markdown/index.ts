export { CODE_PROPERTIES, createCodeBlock } from './code/code-block.ts';
export { contrast, hexToOklch, type Oklch, oklchToHex } from './code/colour-space.ts';
export {
  createHighlighter,
  type Highlighter,
  type HighlightOptions,
  highlightCss,
} from './code/highlight.ts';
export { NOTE_MARK, parseLineRanges, takeLineComments } from './code/line-marks.ts';
export { createMarkdown, type Markdown } from './markdown.ts';
export { TOC_MARK } from './plugins/rehype-slots.ts';
export { isDivider } from './plugins/remark-divider.ts';
export { type LoadedPlugins, loadPlugins } from './plugins-of-site/load-plugins.ts';
export {
  NO_PLUGINS,
  PluginError,
  type SitePlugins,
} from './plugins-of-site/site-plugins.ts';
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
  isDiagram,
  isFormula,
  LINK_ATTRIBUTES,
  PLACE_PROPERTY,
  type Scope,
  TEX_PROPERTY,
  type UnreadMarkup,
  WRITTEN_ID,
  WRITTEN_PROPERTY,
} from './scope.ts';
export { fillSlotsWithText } from './slot-text.ts';
export { createSlugger, textToAnchor } from './slugger.ts';
export { htmlToMarkdown } from './to-markdown/to-markdown.ts';
export { walkElements } from './walk.ts';
