/** Styles that neither move the element nor load anything. */

const PROPERTIES = 'width|height|max-width|min-width|max-height|text-align|vertical-align|white-space';

/** For attributes written by authors: sizes and alignment, as tables need them. */
export const AUTHOR_STYLE = new RegExp(`^\\s*(?:(?:${PROPERTIES})\\s*:\\s*[\\w.%-]+\\s*(?:;\\s*|$))*$`, 'i');

/** Escapes and comments can hide keywords; the rest runs code in old browsers, loads files, or covers the page. */
const ACTIVE_STYLE =
  /\\|\/\*|expression|javascript:|vbscript:|behaviou?r|-moz-binding|@|<|position\s*:\s*(?:fixed|sticky|absolute)|z-index/i;

/** Whether a style that a shortcode made from its parameters does more than change an element's looks. */
export function isActiveStyle(style: string): boolean {
  return ACTIVE_STYLE.test(style);
}
