/** Styles that move nothing and load nothing. */

const PROPERTIES = 'width|height|max-width|min-width|max-height|text-align|vertical-align|white-space';

/** Of attributes that an author writes: sizes and alignment, as tables need them. */
export const AUTHOR_STYLE = new RegExp(`^\\s*(?:(?:${PROPERTIES})\\s*:\\s*[\\w.%-]+\\s*(?:;\\s*|$))*$`, 'i');

/** Escapes and comments can hide the words; the rest runs something in old browsers, loads something, or lays itself over the page. */
const ACTIVE_STYLE =
  /\\|\/\*|expression|javascript:|vbscript:|behaviou?r|-moz-binding|@|<|position\s*:\s*(?:fixed|sticky|absolute)|z-index/i;

/** Whether a style that a shortcode made of its parameters does more than to look like something. */
export function isActiveStyle(style: string): boolean {
  return ACTIVE_STYLE.test(style);
}
