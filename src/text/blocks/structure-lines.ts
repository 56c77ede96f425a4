/**
 * Reduces a text to what determines its blocks: container markers, block markers, and the first letter of prose. The rest of a line is irrelevant for finding blocks, as are lines
 * that repeat the structure above them: the next line of a paragraph, the next paragraph. This saves the tokenizer from processing them.
 */

import { htmlBlockNames } from 'micromark-util-html-tag-name';

/** A reduced text. The remaining parts of a line keep their columns. */
export interface StructureLines {
  readonly text: string;
  /** For each remaining line, its number in the whole text, from 1; followed by the number after the last. */
  readonly numbers: readonly number[];
  /** For each line of the whole text, from line 1 at index 0, the index in `numbers` of the line that represents it. */
  readonly stands: readonly number[];
  /** For each line of the whole text, the offset of its start. */
  readonly starts: readonly number[];
}

/** @param kept characters that start something other than prose */
export function toStructureLines(text: string, kept = ''): StructureLines {
  const reduced = new ReducedLines();
  const starts: number[] = [];
  const mayEndHtml = createEndLookup(text);
  for (let start = 0; start <= text.length; ) {
    starts.push(start);
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = withoutReturns(text.slice(start, end));
    const letter = firstLetter(text, start, end);
    // White space alone is a blank line, except in code, where it is invisible.
    if (letter === end && line.trim() === '') reduced.addBlank();
    else if (letter < end && !mayEndHtml(letter, end) && !kept.includes(text.charAt(letter)))
      reduced.addProse(`${text.slice(start, letter)}x`);
    else if (HEADING.test(line) && isBlankAt(text, end) && !mayEndHtml(start, end) && reduced.isBelowBlank)
      // Between blank lines, a heading and a paragraph need not be distinguished.
      reduced.addProse('x');
    else reduced.addMarks(line.includes('<') ? withoutHtml(line, mayEndHtml(start, end)) : line);
    start = end + 1;
  }
  return { ...reduced.finish(), starts };
}

const HEADING = /^#{1,6}[ \t]/;

function isBlankAt(text: string, end: number): boolean {
  return text.startsWith('\n\n', end) || text.startsWith('\n\r\n', end);
}

class ReducedLines {
  readonly #lines: string[] = [];
  readonly #numbers: number[] = [];
  readonly #stands: number[] = [];
  /** The preceding line, if it was prose; whether it follows a blank line, even with blank lines after it. */
  #prose = '';
  #isParagraph = false;
  /** Pending blank lines. */
  #blanks = 0;

  get isBelowBlank(): boolean {
    return this.#blanks > 0 || this.#lines.length === 0;
  }

  addBlank(): void {
    this.#blanks += 1;
  }

  addProse(line: string): void {
    const isBelowBlank = this.isBelowBlank;
    const repeats = line === this.#prose && (this.#blanks === 0 || this.#isParagraph);
    if (repeats) {
      for (; this.#blanks > 0; this.#blanks -= 1) this.#stands.push(this.#lines.length - 2);
      this.#stands.push(this.#lines.length - 1);
      return;
    }
    this.#flush();
    this.#push(line);
    this.#prose = line;
    this.#isParagraph = isBelowBlank && this.#lines.length > 1;
  }

  addMarks(line: string): void {
    this.#flush();
    this.#push(line);
    this.#prose = '';
  }

  finish(): Omit<StructureLines, 'starts'> {
    this.#flush();
    this.#numbers.push(this.#stands.length + 1);
    return { text: this.#lines.join('\n'), numbers: this.#numbers, stands: this.#stands };
  }

  #flush(): void {
    for (; this.#blanks > 0; this.#blanks -= 1) this.#push('');
  }

  #push(line: string): void {
    this.#numbers.push(this.#stands.length + 1);
    this.#stands.push(this.#lines.length);
    this.#lines.push(line);
  }
}

/** Converts a place in the reduced text to an offset in the whole one. */
export function offsetOf(lines: StructureLines, { line, column }: { line: number; column: number }): number {
  return (lines.starts[(lines.numbers[line - 1] ?? 1) - 1] ?? 0) + column - 1;
}

/** A carriage return alone would count as a line end, which it is nowhere else here. */
function withoutReturns(line: string): string {
  return line.includes('\r') ? line.replace(/\r$/, '').replaceAll('\r', ' ') : line;
}

/** Whether a line may end a block of HTML (CommonMark, “HTML blocks”); call it in ascending order. */
function createEndLookup(text: string): (from: number, to: number) => boolean {
  if (!text.includes('<')) return () => false;
  const ends = /<![a-z]/i.test(text) ? />/g : /-->|\?>|\]\]>|<\/(?:pre|script|style|textarea)/gi;
  let next = ends.exec(text)?.index;
  return (from, to) => {
    while (next !== undefined && next < from) next = ends.exec(text)?.index;
    return next !== undefined && next < to;
  };
}

/** A line whose first tag makes all of it HTML, reduced to that tag; a single-line comment without its text. */
function withoutHtml(line: string, mayEnd: boolean): string {
  const comment = /^([ \t>]*)<!--(?!-?>)[^<>]*-->[ \t]*$/.exec(line);
  if (comment !== null) return `${comment[1] ?? ''}<!-- -->`;
  const [, before = '', name = ''] = /^([ \t>]*)<\/?([a-z][a-z\d]*)(?=[ \t>])/i.exec(line) ?? [];
  return !mayEnd && BLOCKS.has(name.toLowerCase()) ? `${before}<${name}>` : line;
}

const BLOCKS: ReadonlySet<string> = new Set(htmlBlockNames);

/** The offset of the first character of prose, if only container markers and white space precede it; otherwise the end of the line. */
function firstLetter(text: string, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const char = text.charCodeAt(at);
    if (char === SPACE || char === TAB || char === QUOTE) at += 1;
    else if (BULLETS.has(char) && isSpace(text.charCodeAt(at + 1))) at += 2;
    else if (isDigit(char)) {
      const behind = behindDigits(text, at);
      if (behind === at) return at;
      at = behind;
    } else return isProseFrom(text, at, end) ? at : end;
  }
  return end;
}

/** The offset after the marker of a numbered item; the offset itself if the digits are not a marker. */
function behindDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const delimiter = text.charCodeAt(at);
  if (delimiter !== FULL_STOP && delimiter !== PARENTHESIS) return from;
  const next = text.charCodeAt(at + 1);
  if (isSpace(next)) return at + 2;
  // An item may be empty.
  return Number.isNaN(next) || next === NEWLINE || next === RETURN ? at + 1 : from;
}

/** Whether this does not start a block: a run of marker characters followed directly by a word is inline. */
function isProseFrom(text: string, at: number, end: number): boolean {
  const char = text.charCodeAt(at);
  // A footnote or link definition, which is not a paragraph.
  if (char === BRACKET) return !text.slice(at, end).includes(']:');
  if (!MARKS.has(char)) return true;
  if (!RUNS.has(char)) return false;
  let behind = at + 1;
  while (text.charCodeAt(behind) === char) behind += 1;
  const isFence = (char === TICK || char === TILDE) && behind - at > 2;
  return !isFence && behind < end && !WHITE.has(text.charCodeAt(behind));
}

const SPACE = 0x20;
const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x3e;
const BRACKET = 0x5b;
const TICK = 0x60;
const TILDE = 0x7e;
const FULL_STOP = 0x2e;
const PARENTHESIS = 0x29;
const codes = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));
const BULLETS = codes('-+*:');
/** Characters that may start a block, or form one on their own. */
const MARKS = codes('#-+*_=~`<:\r');
/** Those that only do so on their own or before white space. */
const RUNS = codes('-+*_=~`');
const WHITE = codes(' \t\r');

function isSpace(char: number): boolean {
  return char === SPACE || char === TAB;
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}
