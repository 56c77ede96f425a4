/** Where what a plain reader does not read ends: the tokenizer is given texts that stand by themselves. */
import { matchAt } from './plain-starts.ts';
import { endOfLine, indentOf, isBlank, type PlainText } from './plain-text.ts';

const MARKER = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)/my;
const FENCE = /(?:`{3,}[^`\n]*|~{3,}[^\n]*)$/my;
/** The same, in items and quotes. */
const OPENS_INSIDE = /[ \t>*+\d.)-]*(?:`{3,}|~{3,})/y;
/** HTML that blank lines do not end. */
const LONG_HTML = /<(?:!--|[?]|![a-z]|!\[CDATA\[|(?:pre|script|style|textarea)(?:[\s>]|$))/imy;
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
  /** Whether code or HTML has begun in an item that may not have ended. */
  isOpen = false;

  constructor(source: PlainText, first: number) {
    this.#source = source;
    this.#first = first;
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
    const continues = { line: line + 1, isEnd: false };
    if (this.#isList && matchAt(OPENS_INSIDE, text, starts[line] ?? 0) !== undefined)
      this.isOpen = !this.isOpen;
    if (this.#isList && indent >= this.#offset) {
      this.isOpen ||= matchAt(LONG_HTML, text, at) !== undefined;
      return continues;
    }
    if (matchAt(LONG_HTML, text, at) !== undefined) {
      if (this.#isHtml || this.#isList || indent > 0) return this.#unsure();
      return line === this.#first
        ? { line: endOfHtml(this.#source, line, at), isEnd: true }
        : { line, isEnd: true };
    }
    if (matchAt(FENCE, text, at) !== undefined)
      return line > this.#first && indent === 0 && !this.#isHtml ? { line, isEnd: true } : this.#unsure();
    const marker = matchAt(MARKER, text, at)?.[0];
    if (marker !== undefined) this.#readMarker(marker, indent, at + marker.length);
    // What is open may be over.
    else this.#offset = Number.POSITIVE_INFINITY;
    if (marker === undefined && (indent >= 4 || text.charAt(at) === '\t')) this.#isList = true;
    this.#isHtml ||= text.charAt(at) === '<';
    return continues;
  }

  #readMarker(marker: string, indent: number, at: number): void {
    const { text } = this.#source;
    const isEmpty = /^\n?$/.test(text.charAt(at));
    this.isOpen ||= matchAt(LONG_HTML, text, at) !== undefined;
    if (!this.#isList && matchAt(OPENS_INSIDE, text, at) !== undefined) this.isOpen = !this.isOpen;
    this.#isList = true;
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

function nextText(source: PlainText, line: number): number {
  let next = line;
  while (next < source.starts.length && isBlank(source, next)) next += 1;
  return next;
}
