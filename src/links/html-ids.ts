/** The anchors of an arbitrary HTML file. It is scanned once from start to end, even if it is malformed. */
import { decodeReferences } from '../text/index.ts';

/** Elements whose content is not markup. */
const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/** An attribute name with an optional value. */
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;

/** Ids, and names of `<a name>`. `undefined` for an empty file, whose later content is unknown. */
export function parseHtmlIds(html: string): string[] | undefined {
  if (html.trim() === '') return undefined;
  const ids = new Set<string>();
  for (const { name, attributes } of tagsOf(html)) {
    if (!/id|name/i.test(attributes)) continue;
    for (const match of attributes.matchAll(ATTRIBUTE)) {
      const key = match[1]?.toLowerCase();
      const value = match[2] ?? match[3] ?? match[4];
      if (value !== undefined && (key === 'id' || (key === 'name' && name === 'a')))
        ids.add(decodeReferences(value));
    }
  }
  return [...ids];
}

function* tagsOf(html: string): Generator<{ name: string; attributes: string }> {
  const open = /<(?:!--|([a-z][^\s/>]*))/gi;
  // The end of a tag, whose attribute values may contain `>`.
  const close = /(?:[^>"']|"[^"]*"|'[^']*')*>/y;
  let isQuoted = true;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const start = open.lastIndex;
    const name = match[1]?.toLowerCase();
    if (name === undefined) {
      const end = html.indexOf('-->', start);
      if (end === -1) return;
      open.lastIndex = end + 3;
      continue;
    }
    close.lastIndex = start;
    isQuoted &&= close.test(html);
    // After a quote that is never closed, quotes are ignored.
    const end = isQuoted ? close.lastIndex : html.indexOf('>', start) + 1;
    if (end === 0) return;
    yield { name, attributes: html.slice(start, end - 1) };
    open.lastIndex = end;
    if (!TEXT_ELEMENTS.has(name)) continue;
    const closing = new RegExp(`</${name}`, 'gi');
    closing.lastIndex = end;
    if (!closing.test(html)) return;
    open.lastIndex = closing.lastIndex;
  }
}
