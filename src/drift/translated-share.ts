/**
 * How much of a page is translated, by lines: text of its own, text that equals the source, and source text in comments without a translation, as `drift start`
 * writes it. Fast, as it is computed for every page.
 */

import { createRecent, readCode } from '../text/index.ts';

/** Two words, or some characters of a script without spaces: shorter text may be the same in every language. */
const WORDS = /\p{Lu}?\p{Ll}{2,}[^\p{L}]+\p{L}{2,}|[\u3040-\u9fff\uac00-\ud7af]{4,}/u;

/** @returns 0 to 1; 0 if a page has no text of its own although its source has; 1 if neither has any */
export function translatedShare(source: string, translation: string): number {
  if (source === translation) return hasProse(source) ? 0 : 1;
  const { all, known } = SOURCES.get(source, readSource);
  const own = textLines(withoutComments(translation));
  const copied = own.filter((line) => known.has(line)).length;
  // Lines that do not occur in the source are the translation's own.
  const written = own.filter((line) => !all.has(line)).length;
  if (written === 0) return known.size === 0 ? 1 : 0;
  const pending = pendingLines(bodyOf(translation), known);
  return written / (written + copied + pending);
}

/** Lines of a source, and those that are prose. */
interface SourceLines {
  readonly all: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** Every language needs the same source, one after the other. */
const SOURCES = createRecent<SourceLines>(8);

function readSource(source: string): SourceLines {
  const lines = textLines(withoutComments(source));
  return { all: new Set(lines), known: new Set(lines.filter(isProse)) };
}

/** Whether a page has no text of its own: only begun, a copy of its source, or a stub. */
export function isUntranslated(source: string, translation: string): boolean {
  return translatedShare(source, translation) === 0;
}

function hasProse(text: string): boolean {
  return textLines(withoutComments(text)).some(isProse);
}

function bodyOf(text: string): string {
  return text.replace(/^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\r?\n\1[ \t]*(?:\r?\n|$)/, '');
}

function withoutComments(text: string): string {
  return bodyOf(text).replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '\n\n');
}

/** Lines of text without code, headings, tags and surrounding white space. */
function textLines(body: string): string[] {
  const lines: string[] = [];
  for (const line of withoutCode(body).split(/\r?\n/)) {
    if (/^\s{0,3}#{1,6}\s/.test(line)) continue;
    let text = line;
    // Most lines are text only, and tests are faster than replacements.
    if (/[{<]/.test(text)) text = text.replaceAll(/\{\{[\s\S]*?\}\}|<\/?[a-zA-Z][^>]*>/g, ' ');
    if (/[\]`]/.test(text)) text = text.replaceAll(/\]\([^)]*\)|`[^`]*`/g, ' ');
    if (/\s\s|[^\S ]/.test(text)) text = text.replaceAll(/\s+/g, ' ');
    text = text.trim();
    if (/\p{L}/u.test(text)) lines.push(text);
  }
  return lines;
}

/** The text without fenced code; indented text may be content of a shortcode. */
function withoutCode(body: string): string {
  let text = '';
  let from = 0;
  for (const { kind, start, end } of readCode(body)) {
    if (kind !== 'fenced') continue;
    text += body.slice(from, start);
    from = end;
  }
  return text + body.slice(from);
}

function isProse(line: string): boolean {
  return WORDS.test(line);
}

/** Number of source lines in comments that are followed by no text before the next comment or the end. */
function pendingLines(body: string, known: ReadonlySet<string>): number {
  let pending = 0;
  for (const [, comment = '', behind = ''] of body.matchAll(/<!--([\s\S]*?)-->((?:(?!<!--)[\s\S])*)/g)) {
    if (textLines(behind).length > 0) continue;
    const unescaped = comment.replaceAll(/\{\{([<%])\/\*(.*?)\*\/([>%])\}\}/g, '{{$1$2$3}}');
    pending += textLines(unescaped).filter((line) => known.has(line)).length;
  }
  return pending;
}
