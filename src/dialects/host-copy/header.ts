/** Recognizes what a code host prints above a file: number of lines, size, language, buttons. */

/** `126 lines`, `126 lines (98 sloc)`, `105 Zeilen`: a number and a word, by their structure. */
const COUNT = /^\d[\d.,\u00a0 ]*\s*\p{L}+\.?(?:\s*\(\d[\d.,]*\s*\p{L}+\))?$/u;
/** `3.2 KiB`, `6,8 KB`, `812 Bytes`, `1.2 Ko`. */
const SIZE = /^\d+(?:[.,]\d+)?\s*(?:[KMG]i?[BoБ]|КБ|Кб|МБ|байт\p{L}*|octets?|bytes?|[BБ])$/iu;
/** Counts and size on one line: `105 lines (78 loc) · 3.2 KB`. */
const COMBINED = /^(.+?)\s*[·•|,–-]\s*(\d+(?:[.,]\d+)?\s*[KMG]?i?[\p{L}]+)$/u;
/** A language, or buttons: a few words of letters without any punctuation of Markdown. */
const LABEL = /^[\p{L}+#/. ]{1,30}$/u;

/** The start of the page after the header; 0 if there is none. Labels only count between counts, and only before a line that can start a page. */
export function endOfHeader(text: string): number {
  let at = 0;
  let counts = 0;
  let sizes = 0;
  let end = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, next).trim();
    if (line !== '') {
      const kind = kindOf(line);
      if (kind === undefined) break;
      if (kind === 'count' || kind === 'both') counts += 1;
      if (kind === 'size' || kind === 'both') sizes += 1;
      end = next;
    }
    at = next;
  }
  if (counts === 0 || sizes === 0 || at >= text.length) return 0;
  return end;
}

function kindOf(line: string): 'count' | 'size' | 'both' | 'label' | undefined {
  if (SIZE.test(line)) return 'size';
  if (COUNT.test(line)) return 'count';
  const [, left = '', right = ''] = COMBINED.exec(line) ?? [];
  if (COUNT.test(left) && SIZE.test(right)) return 'both';
  return LABEL.test(line) ? 'label' : undefined;
}
