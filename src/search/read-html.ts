/** The HTML of a rendered page → its text by sections. The HTML is our own printer's: every attribute quoted, every element closed. */

export interface PageSection {
  /** Id that a link to the section names; empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  /** White space folded. */
  readonly text: string;
}

/** Elements whose content nobody reads, or that are pictures. */
const UNREAD = /^(?:script|style|template|svg|math|iframe|object|noscript|select|textarea|button)$/;
/** Elements that do not end a word: all others do. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const TITLE = /^(?:h[1-6]|dt)$/;

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;

/** Cuts at every heading, and at every term of a definition list, that a link can name: by its own id, or by that of an element that it begins. */
export function readSections(html: string): PageSection[] {
  const sections: PageSection[] = [];
  let id = '';
  let title = '';
  let text = '';
  /** The id of an element that has begun and has shown no text so far. */
  let pending = '';
  /** The title under way. */
  let heading: { readonly name: string; readonly id: string; text: string } | undefined;
  /** The element that is left out, and how many of its kind are open in it. */
  let skipped: { readonly name: string; depth: number } | undefined;

  const close = () => {
    const folded = fold(text);
    if (folded !== '' || title !== '') sections.push({ id, title, text: folded });
    text = '';
  };
  const addText = (part: string) => {
    if (part === '' || skipped !== undefined) return;
    if (heading !== undefined) heading.text += part;
    else {
      text += part;
      if (pending !== '' && /\S/.test(part)) pending = '';
    }
  };

  let last = 0;
  for (const match of html.matchAll(TAG)) {
    addText(html.slice(last, match.index));
    last = match.index + match[0].length;
    const [, slash, written, attributes = ''] = match;
    if (written === undefined) continue; // a comment
    const name = written.toLowerCase();
    if (skipped !== undefined) {
      if (name === skipped.name) skipped.depth += slash === '/' ? -1 : VOID.test(name) ? 0 : 1;
      if (skipped.depth === 0) skipped = undefined;
      continue;
    }
    if (!INLINE.test(name)) addText(' ');
    if (slash === '/') {
      if (heading?.name === name) {
        close();
        id = heading.id;
        title = fold(heading.text);
        heading = undefined;
      }
      continue;
    }
    if (VOID.test(name)) continue;
    if (UNREAD.test(name) || /\sdata-pagefind-ignore(?=[\s=/]|$)/.test(attributes)) {
      skipped = { name, depth: 1 };
      continue;
    }
    const own = decode(/\sid="([^"]*)"/.exec(attributes)?.[1] ?? '');
    if (TITLE.test(name) && heading === undefined && (own !== '' || pending !== '')) {
      heading = { name, id: own === '' ? pending : own, text: '' };
      pending = '';
    } else if (own !== '') pending = own;
  }
  addText(html.slice(last));
  close();
  return sections;
}

function fold(html: string): string {
  return decode(html).replace(/\s+/g, ' ').trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(html: string): string {
  if (!html.includes('&')) return html;
  return html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (written, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? written;
    const code = hex !== undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** Addresses of the links on a page, without what stands behind `#` or `?`. */
export function readLinks(html: string): string[] {
  return [...html.matchAll(/<a\b(?:"[^"]*"|'[^']*'|[^'">])*?\shref="([^"#?]+)/gi)].map(([, href = '']) =>
    decode(href),
  );
}
