/**
 * Comments that fill lines of their own are folded to `<!-- -->` before Markdown reads a text. They never reach the page, but where translators keep
 * the source in comments they are half of the text, and each of their lines would be looked at by every construct.
 */
import { concat, generated, originAt, type SourceText, slice } from '../text/index.ts';

/**
 * The text with those comments folded that no reading of Markdown could take for something else: they begin a line at its first column below a blank
 * line, which ends every list, quote and block of HTML, and end their line. Where it is not certain whether a line stands in code, the rest
 * of the text stays as it is.
 */
export function foldComments(source: SourceText): SourceText {
  const { text } = source;
  if (!text.includes(`${OPEN}`)) return source;
  const parts: SourceText[] = [];
  let kept = 0;
  let fence: Fence | undefined;
  let isBelowBlank = true;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end);
    let next = end + 1;
    if (fence !== undefined) {
      const step = stepInFence(fence, line);
      if (step === 'unsure') break;
      if (step === 'closed') fence = undefined;
      isBelowBlank = false;
    } else if (COMMENT.test(line) && !line.includes(CLOSE)) {
      const close = text.indexOf(CLOSE, end);
      if (close === -1) break;
      const closeEnd = endOfLine(text, close);
      const fills = text.slice(close + CLOSE.length, closeEnd).trim() === '';
      next = closeEnd + 1;
      if (isBelowBlank && fills && line.startsWith(OPEN)) {
        parts.push(slice(source, kept, start), generated(FOLDED, originAt(source, start)));
        kept = closeEnd;
      } else {
        if (MAY_MATTER.test(text.slice(start, closeEnd))) break;
        isBelowBlank = false;
      }
    } else {
      const opened = FENCE.exec(line);
      if (opened !== null) fence = { indent: opened[1]?.length ?? 0, mark: opened[2] ?? '' };
      else if (MAY_MATTER.test(line) || OPEN_INSIDE.test(line)) break;
      isBelowBlank = line.trim() === '';
    }
    start = next;
  }
  return kept === 0 ? source : concat([...parts, slice(source, kept)]);
}

/** A fence of code that is open. */
interface Fence {
  readonly indent: number;
  readonly mark: string;
}

const OPEN = '<!--';
const CLOSE = '-->';
const FOLDED = '<!-- -->';
/** A line that begins with a comment, wherever it stands. */
const COMMENT = /^[ \t]*<!--/;
/** A comment inside a line that ends on another line. */
const OPEN_INSIDE = /<!--(?!.*-->)/;
const FENCE = /^( *)(`{3,}(?!.*`)|~{3,})/;
/** What may hold lines that are not read as Markdown: a fence behind a list marker, a quote or a tab, and HTML that goes on over blank lines. */
const MAY_MATTER = /```|~~~|<(?:script|pre|style|textarea|\?|![a-z[])/i;

/**
 * Whether a line of a fence is its end. Not certain: lines that would end the list item which the fence may stand in, and fences of other looks,
 * which may be its text.
 */
function stepInFence({ indent, mark }: Fence, line: string): 'inside' | 'closed' | 'unsure' {
  if (line.trim() === '') return 'inside';
  const at = line.search(/[^ ]/);
  if (at < indent) return 'unsure';
  const run = /^(`{3,}|~{3,})(.*)$/.exec(line.slice(at));
  if (run === null) return MAY_CLOSE.test(line) ? 'unsure' : 'inside';
  const closes = at === indent && run[1]?.startsWith(mark) === true && run[2]?.trim() === '';
  return closes ? 'closed' : 'unsure';
}

/** A fence behind a tab, a list marker or a quote. */
const MAY_CLOSE = /^[\s>*+\-\d.)]*(?:```|~~~)/;

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}
