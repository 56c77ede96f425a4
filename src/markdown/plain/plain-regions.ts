/** Where what a plain reader does not read ends: the tokenizer is given texts that stand by themselves. */
import { COMMENT, endOfComment } from './plain-comments.ts';
import { matchAt, WORDS } from './plain-starts.ts';
import { endOfLine, indentOf, isBlank, type PlainText } from './plain-text.ts';

const MARKER = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)/my;
const FENCE = /(?:`{3,}[^`\n]*|~{3,}[^\n]*)$/my;
/** The same, in items and quotes. */
const OPENS_INSIDE = /[ \t>*+\d.)-]*(?:`{3,}(?=[^`\n]*$)|~{3,})/my;
/** What may begin a block that the lines below are part of. */
const OPENS_BLOCK = /(?:[-+*]|\d{1,9}[.)])?[ \t]*[`~<>]/y;
/** HTML that blank lines do not end. */
const LONG_HTML = /<(?:!--|[?]|![a-z]|!\[CDATA\[|(?:pre|script|style|textarea)(?:[\s>]|$))/imy;
/** The same, in items and quotes. */
const LONG_HTML_INSIDE = new RegExp(`[ \\t>*+\\d.)-]*[\\t>*+.)-] *${LONG_HTML.source}`, 'imy');
const ENDS: readonly (readonly [start: RegExp, end: string])[] = [
  [/<!--/y, '-->'],
  [/<[?]/y, '?>'],
  [/<!\[CDATA\[/y, ']]>'],
  [/<![a-z]/iy, '>'],
];

/** The first line after the blocks that begin at a line and cannot be separated here. @returns the number of lines if that is uncertain */
export function endOfRegion(source: PlainText, first: number): number {
  const region = new Region(source, first);
  const count = source.starts.length;
  for (let line = first; line < count; ) {
    const found = isBlank(source, line) ? region.readBlank(line) : region.readLine(line);
    if (found.isEnd) return region.isOpen ? count : found.line;
    line = found.line;
  }
  return count;
}

interface Found {
  readonly line: number;
  readonly isEnd: boolean;
}

class Region {
  readonly #source: PlainText;
  readonly #first: number;
  #isList = false;
  #isHtml = false;
  /** Column of the content of the outermost list item. */
  #offset = Number.POSITIVE_INFINITY;
  /** Whether code or HTML has begun that ends nobody knows where. */
  #isLost = false;
  /** What began code that has not ended. */
  #fence: { readonly mark: string; readonly column: number } | undefined;
  /** The line below a comment of several lines, and the column of that comment. */
  #below = { line: -1, column: 0 };

  constructor(source: PlainText, first: number) {
    this.#source = source;
    this.#first = first;
  }

  /** Whether code or HTML has begun in an item that may not have ended. */
  get isOpen(): boolean {
    return this.#isLost || this.#fence !== undefined;
  }

  /** Behind a blank line, text that is not indented is part of nothing above it. */
  readBlank(line: number): Found {
    const { text, starts } = this.#source;
    const next = nextText(this.#source, line);
    const at = starts[next] ?? 0;
    const isIndented = /[ \t]/.test(text.charAt(at));
    const continues = isIndented || (this.#isList && matchAt(MARKER, text, at) !== undefined);
    this.#isHtml = false;
    this.#isList ||= isIndented;
    return { line: next, isEnd: !continues };
  }

  readLine(line: number): Found {
    const { text, starts } = this.#source;
    const indent = indentOf(this.#source, line);
    const at = (starts[line] ?? 0) + indent;
    const marker = matchAt(MARKER, text, at)?.[0];
    if (line === this.#below.line && !this.#isKnownBelow(indent, at)) return this.#unsure();
    this.#readOpenings(line, marker !== undefined);
    if (!this.isOpen && text.startsWith(COMMENT, at)) return this.#readComment(line, indent, at);
    const isInHtml = this.#isHtml;
    this.#isHtml ||= text.charAt(at) === '<';
    if (this.#isList && indent >= this.#offset) {
      this.#isLost ||= matchAt(LONG_HTML, text, at) !== undefined;
      return { line: line + 1, isEnd: false };
    }
    const isTop = indent === 0 && !isInHtml;
    if (matchAt(LONG_HTML, text, at) !== undefined) {
      if (!isTop || this.#isList) return this.#unsure();
      return { line: line === this.#first ? endOfHtml(this.#source, line, at) : line, isEnd: true };
    }
    if (matchAt(FENCE, text, at) !== undefined)
      return line > this.#first && isTop ? { line, isEnd: true } : this.#unsure();
    if (marker !== undefined) this.#readMarker(marker, indent, at + marker.length);
    else {
      // What is open may be over.
      this.#offset = Number.POSITIVE_INFINITY;
      this.#isList ||= indent >= 4 || text.charAt(at) === '\t';
    }
    return { line: line + 1, isEnd: false };
  }

  /** What begins code or HTML in items and quotes, or ends it. */
  #readOpenings(line: number, isItem: boolean): void {
    const { text, starts } = this.#source;
    const fence = matchAt(OPENS_INSIDE, text, starts[line] ?? 0)?.[0];
    if (fence !== undefined && (this.#isList || isItem)) this.#readFence(fence, line);
    this.#isLost ||= this.#opensHtml(line);
  }

  /** Whether HTML begins behind a marker that may not end in its line. */
  #opensHtml(line: number): boolean {
    const { text, starts } = this.#source;
    const start = starts[line] ?? 0;
    const html = matchAt(LONG_HTML_INSIDE, text, start)?.[0];
    if (html === undefined) return false;
    const comment = start + html.length - COMMENT.length;
    return !html.endsWith(COMMENT) || endOfComment(this.#source, line, comment) !== line;
  }

  /** The line below a comment may belong to the item of the comment, whatever its column (see `goldmarkComments`): nothing that goes on below may begin there. */
  #isKnownBelow(indent: number, at: number): boolean {
    const { text } = this.#source;
    return (
      matchAt(OPENS_BLOCK, text, at) === undefined ||
      (text.startsWith(COMMENT, at) && indent >= this.#below.column)
    );
  }

  /** @param text the beginning of its line, up to the mark. Behind the marker of an item, it begins code or is a line of code. */
  #readFence(text: string, line: number): void {
    const mark = text.replace(/^[^`~]+/, '');
    const column = text.length - mark.length;
    if (this.#fence === undefined) {
      this.#fence = { mark, column };
      return;
    }
    if (text.trimStart() !== mark) return;
    const isSame = mark.startsWith(this.#fence.mark) && column === this.#fence.column;
    const behind = (this.#source.starts[line] ?? 0) + text.length;
    if (!isSame || !isBlankFrom(this.#source, line, behind)) this.#isLost = true;
    this.#fence = undefined;
  }

  /** Outside of code, a comment begins here, or words of a paragraph that look like one. */
  #readComment(line: number, indent: number, at: number): Found {
    const last = endOfComment(this.#source, line, at);
    if (last === undefined) return this.#unsure();
    const isAlone = indent === 0 && !this.#isHtml && line !== this.#below.line;
    if (isAlone) return line > this.#first ? { line, isEnd: true } : { line: last + 1, isEnd: true };
    if (last > line) {
      const isTop = !this.#isList && !this.#isHtml && indent < 4;
      if (!isTop && !this.#isWhole(line, last, indent)) return this.#unsure();
      this.#below = { line: last + 1, column: indent };
    }
    return { line: last + 1, isEnd: false };
  }

  /** Whether all lines of a comment belong to what it stands in, and begin nothing if that is HTML. */
  #isWhole(line: number, last: number, column: number): boolean {
    const { text, starts } = this.#source;
    let hasBlank = false;
    let hasLow = false;
    let hasOther = false;
    for (let next = line + 1; next <= last; next += 1) {
      if (isBlank(this.#source, next)) {
        hasBlank = true;
        continue;
      }
      const start = starts[next] ?? 0;
      const indent = indentOf(this.#source, next);
      const at = start + indent;
      if (text.charAt(at) === '\t') return false;
      hasLow ||= indent < column;
      hasOther ||= !text.startsWith('-->', at) && matchAt(WORDS, text, at) === undefined;
    }
    if (hasBlank && (hasLow || this.#isHtml)) return false;
    return !(hasLow && hasOther);
  }

  #readMarker(marker: string, indent: number, at: number): void {
    const { text } = this.#source;
    const isEmpty = /^\n?$/.test(text.charAt(at));
    this.#isList = true;
    this.#isHtml ||= text.charAt(at) === '<';
    // An item that begins with a blank line may be over there.
    this.#offset = isEmpty
      ? Number.POSITIVE_INFINITY
      : indent + Math.min(marker.length, marker.trimEnd().length + 4);
  }

  #unsure(): Found {
    return { line: this.#source.starts.length, isEnd: true };
  }
}

function endOfHtml(source: PlainText, line: number, at: number): number {
  const { text, starts } = source;
  const end = ENDS.find(([start]) => matchAt(start, text, at) !== undefined)?.[1];
  const found = end === undefined ? -1 : text.indexOf(end, at + 2);
  if (found === -1) return starts.length;
  let last = line;
  while (endOfLine(source, last) < found) last += 1;
  return last + 1;
}

function isBlankFrom(source: PlainText, line: number, at: number): boolean {
  return source.text.slice(at, endOfLine(source, line)).trim() === '';
}

function nextText(source: PlainText, line: number): number {
  let next = line;
  while (next < source.starts.length && isBlank(source, next)) next += 1;
  return next;
}
