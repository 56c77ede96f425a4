/**
 * A fast reader of blocks for typical text: prose, headings, lists, fences and comments. It scans the lines once, in a tenth of the tokenizer's time, and returns nothing if
 * anything else could matter: a test compares its results with the tokenizer's.
 */
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import {
  codeLines,
  type FenceOpen,
  type Item,
  type LineStart,
  matchAt,
  NOTHING,
  type Open,
} from './scan-state.ts';
import type { TextBlock } from './text-block.ts';

/** The blocks of a text; `undefined` if a full parse is needed. */
export function scanBlocks(text: string): TextBlock[] | undefined {
  return UNSURE.test(text) ? undefined : new BlockScanner(text).scan();
}

/** Footnotes, definitions, carriage returns, tab indentation, HTML that continues over blank lines. */
const UNSURE = /\[\^|^[ \t>]*:[ \t]|\r|^[-+*> \d.)]*\t|<(?:[?]|![^-]|\/?(?:pre|script|style|textarea)\b)/im;
const FENCE = /(`{3,}(?=[^`]*$)|~{3,})(.*)$/y;
const HEADING = /#{1,6}(?: |$)/y;
const COMMENT = /<!--/y;
const TAG = /<\/?([a-z][a-z\d-]*)(?=[ />]|$)/iy;
const RULE = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/y;
const UNDERLINE = /(?:=+|-+)[ \t]*$/y;
const MARKER = /([-+*]|(\d{1,9})[.)])( +|$)/y;
/** The start of a block at any position. */
const SPECIAL = /^ *(?:`{3}|~{3}|<!--|#{1,6}(?: |$)|>|(?:[-+*]|\d{1,9}[.)])(?: |$)|[-=_*][-=_* ]*$)/;

class BlockScanner {
  readonly #text: string;
  /** Offsets of the starts of lines. */
  readonly #starts: number[] = [];
  readonly #found: TextBlock[] = [];
  readonly #items: Item[] = [];
  #open: Open = NOTHING;
  #line = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): TextBlock[] | undefined {
    const text = this.#text;
    for (let start = 0; start <= text.length; this.#line += 1) {
      this.#starts.push(start);
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      if (!this.#read(text.slice(start, end), start)) return undefined;
      start = end + 1;
    }
    this.#closeIndented();
    this.#closeAtEnd();
    return this.#found;
  }

  /** @returns whether the kind of the line is certain */
  #read(line: string, start: number): boolean {
    const open = this.#open;
    let indent = 0;
    while (line.charCodeAt(indent) === 0x20) indent += 1;
    const isBlank = indent === line.length || line.trim() === '';
    const inner = this.#items.at(-1)?.offset ?? 0;
    if (open.kind === 'fence' || open.kind === 'comment') {
      // It ends with its item.
      if (!isBlank && indent < inner) return false;
      if (open.kind === 'fence') this.#readFence(open, line, start, indent, inner);
      else this.#readComment(open, line);
      return true;
    }
    if (isBlank) {
      if (open.kind !== 'indented') this.#open = NOTHING;
      return true;
    }
    if (open.kind === 'html') return this.#readHtml(open, line, indent, inner);
    let kept = 0;
    while (kept < this.#items.length && indent >= (this.#items[kept]?.offset ?? 0)) kept += 1;
    return this.#readLine(line, start, indent, kept);
  }

  #readFence(open: FenceOpen, line: string, start: number, indent: number, inner: number): void {
    if (indent - inner > 3) return;
    const run = /^(`+|~+)[ \t]*$/.exec(line.slice(indent))?.[1];
    if (run === undefined || run[0] !== open.mark[0] || run.length < open.mark.length) return;
    this.#found.push({
      kind: 'fenced',
      start: open.start,
      end: start + line.length,
      firstLine: open.line + 1,
      lastLine: this.#line + 1,
      mark: open.mark,
      info: open.info,
      lines: codeLines(this.#text, this.#starts, open.line + 1, this.#line, open.column),
      closing: { start: start + indent, end: start + line.length },
    });
    this.#open = NOTHING;
  }

  /** Unclosed blocks end with the text. */
  #closeAtEnd(): void {
    const open = this.#open;
    if (open.kind !== 'fence' && open.kind !== 'comment') return;
    const { start, line } = open;
    const endsBlank = this.#text.slice(this.#starts.at(-1)).trim() === '';
    const last = endsBlank && this.#line - 1 > line ? this.#line - 1 : this.#line;
    const end = (this.#starts[last] ?? this.#text.length + 1) - 1;
    const common = { start, end, firstLine: line + 1, lastLine: last };
    if (open.kind === 'comment') this.#found.push({ kind: 'html', ...common });
    else {
      const { mark, info, column } = open;
      this.#found.push({
        kind: 'fenced',
        ...common,
        mark,
        info,
        lines: codeLines(this.#text, this.#starts, line + 1, last, column),
      });
    }
  }

  #readComment({ start, line: first }: { start: number; line: number }, line: string, from = 0): void {
    if (!line.includes('-->', from)) return;
    const end = (this.#starts[this.#line] ?? 0) + line.length;
    this.#found.push({ kind: 'html', start, end, firstLine: first + 1, lastLine: this.#line + 1 });
    this.#open = NOTHING;
  }

  #readHtml(open: { readonly isSure: boolean }, line: string, indent: number, inner: number): boolean {
    return indent >= inner && (open.isSure || !SPECIAL.test(line));
  }

  /** A line that starts a block or continues a paragraph. */
  #readLine(line: string, start: number, indent: number, kept: number): boolean {
    const outer = kept === 0 ? 0 : (this.#items[kept - 1]?.offset ?? 0);
    const isDeep = indent - outer > 3;
    const wasCode = this.#open.kind === 'indented';
    if (this.#open.kind === 'indented') {
      if (isDeep && kept === this.#items.length) {
        this.#open.last = this.#line;
        return true;
      }
      this.#closeIndented();
    }
    const inParagraph = this.#open.kind === 'paragraph';
    const isLazy = kept < this.#items.length;
    if (isDeep) {
      if (inParagraph) return !('isOdd' in this.#open);
      // Inside and after items, the tokenizer may split code in two.
      if (this.#items.length > 0) return false;
      this.#items.length = 0;
      this.#open = {
        kind: 'indented',
        start,
        line: this.#line,
        column: 4,
        last: this.#line,
      };
      return true;
    }
    // The tokenizer assumes that a list right after code interrupts a paragraph.
    if (wasCode && /^(?:[-+*]|\d)/.test(line.slice(indent))) return false;
    return this.#readStart({ line, start, at: indent, kept, inParagraph, isLazy });
  }

  #readStart(place: LineStart): boolean {
    const { line, at, kept, inParagraph, isLazy } = place;
    switch (line.charAt(at)) {
      case '#':
        if (matchAt(HEADING, place) !== null) return this.#begin(NOTHING, kept);
        break;
      case '`':
      case '~': {
        const fence = this.#fenceAt(place);
        if (fence !== undefined) return this.#begin(fence, kept);
        break;
      }
      case '<':
        return this.#readAngle(place);
      case '>':
        return this.#readQuote(line.slice(at), kept, isLazy);
      case '=':
      case '-':
      case '_':
      case '*': {
        const isSure = this.#readRule(place);
        if (isSure !== undefined) return isSure;
      }
    }
    const marker = matchAt(MARKER, place);
    if (marker !== null) return this.#readItem(marker, place);
    if (inParagraph) return !('isOdd' in this.#open);
    const isDefinition = line.charAt(at) === '[' && line.includes(']:');
    return this.#begin(isDefinition ? { kind: 'paragraph', isOdd: true } : { kind: 'paragraph' }, kept);
  }

  /** @param kept number of open items that contain it */
  #begin(open: Open, kept: number): true {
    this.#items.length = kept;
    this.#open = open;
    return true;
  }

  #fenceAt(place: LineStart): FenceOpen | undefined {
    const [, mark, info = ''] = matchAt(FENCE, place) ?? [];
    if (mark === undefined) return undefined;
    const { line, start, at } = place;
    const end = start + line.length;
    return {
      kind: 'fence',
      start: start + at,
      line: this.#line,
      mark,
      info: { start: end - info.length, end },
      column: at,
    };
  }

  /** A thematic break, or the underline of a heading. @returns `undefined` if it is neither */
  #readRule(place: LineStart): boolean | undefined {
    const { kept, inParagraph, isLazy } = place;
    if (inParagraph && !isLazy && matchAt(UNDERLINE, place) !== null)
      return 'isOdd' in this.#open ? false : this.#begin(NOTHING, kept);
    if (matchAt(RULE, place) !== null) return this.#begin(NOTHING, kept);
    return matchAt(UNDERLINE, place) === null ? undefined : false;
  }

  #readAngle({ line, start, at, kept, inParagraph, isLazy }: LineStart): boolean {
    COMMENT.lastIndex = at;
    if (COMMENT.test(line)) {
      const outer = kept === 0 ? 0 : (this.#items[kept - 1]?.offset ?? 0);
      const open = { kind: 'comment' as const, start: start + outer, line: this.#line };
      this.#begin(open, kept);
      const isEmpty = /^-*>/.test(line.slice(at + 4));
      this.#readComment(open, line, isEmpty ? at + 2 : at + 4);
      // `<!-->` is also a complete comment.
      return !isEmpty;
    }
    if (line.charAt(at + 1) === '!') return false;
    TAG.lastIndex = at;
    const name = TAG.exec(line)?.[1];
    if (name !== undefined && BLOCKS.has(name.toLowerCase()))
      return this.#begin({ kind: 'html', isSure: true }, kept);
    if (isLazy || 'isOdd' in this.#open) return false;
    if (!inParagraph) this.#open = { kind: 'html', isSure: false };
    return true;
  }

  #readQuote(line: string, kept: number, isLazy: boolean): boolean {
    const inside = line.replace(/^(?:> ?)+/, '');
    // Anything but text in a quote, and text that follows it without a blank line, is left to the tokenizer.
    if (isLazy || /^ {4}/.test(inside) || inside.startsWith('<') || SPECIAL.test(inside)) return false;
    return this.#begin({ kind: 'paragraph', isOdd: true }, kept);
  }

  #readItem(
    [whole, sign = '', number, space = '']: RegExpExecArray,
    { line, start, at, kept, inParagraph }: LineStart,
  ): boolean {
    // Empty items, and those that start with code.
    if (space === '' || space.length > 4 || at + whole.length === line.length) return false;
    const mark = sign.slice(-1);
    const isSibling = this.#items[kept]?.sign === mark;
    if (!isSibling && inParagraph) {
      if (kept < this.#items.length || 'isOdd' in this.#open) return false;
      // Only a list that starts with 1 interrupts a paragraph.
      if (number !== undefined && number !== '1') return true;
      // The tokenizer then assumes for the whole line that it interrupts a paragraph.
      if (SPECIAL.test(line.slice(at + whole.length))) return false;
    }
    const offset = at + whole.length;
    this.#items.length = kept;
    this.#items.push({ offset, sign: mark });
    this.#open = NOTHING;
    return this.#readStart({ line, start, at: offset, kept: kept + 1, inParagraph: false, isLazy: false });
  }

  #closeIndented(): void {
    const open = this.#open;
    if (open.kind !== 'indented') return;
    const { start, line, last, column } = open;
    const end = (this.#starts[last + 1] ?? this.#text.length + 1) - 1;
    this.#found.push({
      kind: 'indented',
      start,
      end,
      firstLine: line + 1,
      lastLine: last + 1,
      mark: '',
      info: { start, end: start },
      lines: codeLines(this.#text, this.#starts, line, last + 1, column),
    });
    this.#open = NOTHING;
  }
}

const BLOCKS: ReadonlySet<string> = new Set(htmlBlockNames);
