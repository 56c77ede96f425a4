/**
 * Comments that fill lines of their own are folded to `<!-- -->` before Markdown reads a text. They never reach the page, but where translators keep
 * the source in comments they are half of the text, and each of their lines would be looked at by every construct.
 */
import { concat, generated, originAt, readBlocks, type SourceText, slice } from '../text/index.ts';

/** A line below a blank one that begins with a comment and does not end it. */
const MAY_FOLD = /(?:^|\n[ \t]*\r?\n)<!--(?!.*-->)/;
const OPEN = '<!--';
const CLOSE = '-->';
const FOLDED = '<!-- -->';

/**
 * The text with those comments folded that no reading of Markdown could take for something else: blocks of their own that begin a line at its first column below a blank
 * line, which ends every list and quote, end their line, and take more lines than one.
 */
export function foldComments(source: SourceText): SourceText {
  const { text } = source;
  if (!MAY_FOLD.test(text)) return source;
  const parts: SourceText[] = [];
  let kept = 0;
  for (const { kind, start, end, firstLine, lastLine } of readBlocks(text)) {
    if (kind !== 'html' || firstLine === lastLine || !text.startsWith(OPEN, start)) continue;
    const closed = text.indexOf(CLOSE, start) + CLOSE.length;
    if (closed < CLOSE.length || text.slice(closed, end).trim() !== '' || !isBelowBlank(text, start))
      continue;
    parts.push(slice(source, kept, start), generated(FOLDED, originAt(source, start)));
    kept = end;
  }
  return kept === 0 ? source : concat([...parts, slice(source, kept)]);
}

/** Whether an offset is the start of a line below an empty one, or of the text. */
function isBelowBlank(text: string, start: number): boolean {
  if (start === 0) return true;
  if (text.charAt(start - 1) !== '\n') return false;
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1).trim() === '';
}
