/** XML of feeds and sitemaps: every inserted text goes through {@link escapeXml}, once. */
import { escapeHtml } from '../../text/index.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n';

/**
 * Everything that XML 1.0 (section 2.2, `Char`) forbids: control characters other than tab and line ends, U+FFFE, U+FFFF, lone surrogates. Parsers reject them
 * even when escaped.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text as the content of an element or a quoted attribute; forbidden characters are removed. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(FORBIDDEN, ''));
}
