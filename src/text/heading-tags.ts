/** Puts something into headings of finished HTML: by their ids, and nowhere else. */
import { decodeString } from 'micromark-util-decode-string';

/** What is passed over as a whole, and the start tags of headings, whose attributes may hold `>`. */
const PARTS =
  /<!--[\s\S]*?-->|<(script|style|textarea|template)\b[\s\S]*?<\/\1\s*>|<h[1-6](?=[\s>])(?:[^>"']|"[^"]*"|'[^']*')*>/gi;

const ATTRIBUTE = /\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * @param htmlFor what is to stand at the start of the heading with an id; `undefined` for nothing
 *
 * @example
 * fillHeadings('<h2 title="a > b" id="x">X</h2>', () => '<i></i>') // '<h2 title="a > b" id="x"><i></i>X</h2>'
 */
export function fillHeadings(html: string, htmlFor: (id: string) => string | undefined): string {
  return html.replace(PARTS, (part) => {
    const id = /^<h\d/i.test(part) ? idOf(part) : undefined;
    return id === undefined ? part : part + (htmlFor(id) ?? '');
  });
}

function idOf(tag: string): string | undefined {
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1]?.toLowerCase() === 'id') return decodeReferences(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return undefined;
}

/** Text of HTML without its character references: `a&amp;b` → `a&b`. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi, decodeString);
}
