/**
 * How much of a page is translated, by its lines: its own text, text that is word for word the source's, and text of the source in comments that nothing follows, as `drift start`
 * leaves it. Cheap, as every page is asked.
 */

const FENCE = /^\s*(?:>\s?)*(`{3,}|~{3,})/;
/** Two words, or some letters of a script that does not part them: less may be the same in every language. */
const WORDS = /\p{Lu}?\p{Ll}{2,}[^\p{L}]+\p{L}{2,}|[\u3040-\u9fff\uac00-\ud7af]{4,}/u;

/** @returns 0 to 1; 0 where a page has no text of its own though its source has some; 1 where neither has any */
export function translatedShare(source: string, translation: string): number {
  if (source === translation) return hasProse(source) ? 0 : 1;
  const known = new Set(proseLines(withoutComments(source)));
  const own = proseLines(withoutComments(translation));
  const copied = own.filter((line) => known.has(line)).length;
  const written = own.length - copied;
  if (written === 0) return known.size === 0 ? 1 : 0;
  const pending = pendingLines(bodyOf(translation), known);
  return written / (written + copied + pending);
}

/** Whether a page has no text of its own: one that was only begun, a copy of its source, a stub. */
export function isUntranslated(source: string, translation: string): boolean {
  return translatedShare(source, translation) === 0;
}

function hasProse(text: string): boolean {
  return proseLines(withoutComments(text)).length > 0;
}

function bodyOf(text: string): string {
  return text.replace(/^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\r?\n\1[ \t]*(?:\r?\n|$)/, '');
}

function withoutComments(text: string): string {
  return bodyOf(text).replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '\n\n');
}

/** Lines of text outside of code, without headings, tags and white space around them. */
function proseLines(body: string): string[] {
  const lines: string[] = [];
  let fence = '';
  for (const line of body.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) {
      fence = fence === '' ? mark : '';
      continue;
    }
    if (fence !== '' || /^\s{0,3}#{1,6}\s/.test(line)) continue;
    const text = line
      .replaceAll(/\{\{[\s\S]*?\}\}|<\/?[a-zA-Z][^>]*>/g, ' ')
      .replaceAll(/\]\([^)]*\)|`[^`]*`/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (WORDS.test(text)) lines.push(text);
  }
  return lines;
}

/** Lines of the source in comments behind which no text stands before the next comment or the end. */
function pendingLines(body: string, known: ReadonlySet<string>): number {
  let pending = 0;
  for (const [, comment = '', behind = ''] of body.matchAll(/<!--([\s\S]*?)-->((?:(?!<!--)[\s\S])*)/g)) {
    if (proseLines(behind).length > 0) continue;
    const unescaped = comment.replaceAll(/\{\{([<%])\/\*(.*?)\*\/([>%])\}\}/g, '{{$1$2$3}}');
    pending += proseLines(unescaped).filter((line) => known.has(line)).length;
  }
  return pending;
}
