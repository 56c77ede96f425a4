/**
 * The one reader of a text's blocks: micromark's tokenizer for documents, without the pass over what stands in a line. It tells what is code, HTML or set apart, and in which lines,
 * at a fraction of what a tree costs; a fence ends with its list item or quote, and never in words behind it (CommonMark, “Fenced code blocks”, “Container blocks”).
 */
import { parse, preprocess } from 'micromark';
import { defList } from 'micromark-extension-definition-list';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { Event, Extension, Point, Token } from 'micromark-util-types';
import { type Passing, passingBlocks } from './passing-blocks.ts';
import { offsetOf, type StructureLines, toStructureLines } from './structure-lines.ts';

/** Offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Common extends Span {
  /** Lines of the text, from 1, both inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface CodeBlock extends Common {
  readonly kind: 'fenced' | 'indented';
  /** Of a fence: the run of marks that opens it. */
  readonly mark: string;
  /** Of a fence: what stands behind the marks. */
  readonly info: Span;
  /** The lines of the code without the marks of what it stands in and without its indentation. */
  readonly lines: readonly Span[];
  /** Of a fence: the line that closes it, from its marks on; absent where its container or the text ends it. */
  readonly closing?: Span;
}

/** A block of HTML (CommonMark, “HTML blocks”), such as a comment. */
export interface HtmlBlock extends Common {
  readonly kind: 'html';
}

/** A block that passes through, as {@link BlockOptions.passing} names it. */
export interface PassingBlock extends Common {
  readonly kind: 'passing';
}

export type TextBlock = CodeBlock | HtmlBlock | PassingBlock;

export interface BlockOptions {
  /** Blocks between delimiters that are no Markdown. */
  readonly passing?: Passing;
}

/** The blocks of a Markdown text that are no prose, in order. */
export function readBlocks(text: string, { passing }: BlockOptions = {}): TextBlock[] {
  if (passing === undefined && !text.includes('<') && !MAY_HOLD_CODE.test(text)) return [];
  const lines = toStructureLines(text, passing?.firstCharacters);
  const extensions: Extension[] = [];
  if (MAY_DEFINE.test(text)) extensions.push(defList);
  if (text.includes('[^')) extensions.push(gfmFootnote());
  if (passing !== undefined) extensions.push(passingBlocks(passing, lines));
  const events = parse({ extensions })
    .document()
    .write(preprocess()(lines.text, undefined, true));
  return new BlockCollector(text, lines).collect(events);
}

/** The code of a Markdown text, in order. */
export function readCode(text: string): CodeBlock[] {
  return MAY_HOLD_CODE.test(text) ? readBlocks(text).filter(isCode) : [];
}

export function isCode(block: TextBlock): block is CodeBlock {
  return block.kind === 'fenced' || block.kind === 'indented';
}

/** A fence, or what may reach the fourth column. */
const MAY_HOLD_CODE = /```|~~~|\t| {4}/;
/** A line that may describe a term. */
const MAY_DEFINE = /^[ \t>]*:[ \t]/m;

/** A block whose end has not been seen. */
interface Draft {
  readonly kind: TextBlock['kind'];
  readonly start: number;
  readonly firstLine: number;
  mark: string;
  info: Span;
  closing?: Span;
  /** The column, from 0, at which the code of each of its lines begins, by the index of the reduced line; lines that are empty have none. */
  readonly columns: Map<number, number>;
}

const KINDS: Readonly<Record<string, TextBlock['kind']>> = {
  codeFenced: 'fenced',
  codeIndented: 'indented',
  htmlFlow: 'html',
  passingBlock: 'passing',
};

class BlockCollector {
  readonly #text: string;
  readonly #lines: StructureLines;
  readonly #found: TextBlock[] = [];
  #open: Draft | undefined;

  constructor(text: string, lines: StructureLines) {
    this.#text = text;
    this.#lines = lines;
  }

  /** @param events of a document: marks of containers, and lines that tokenizers of their own have cut into blocks */
  collect(events: readonly Event[]): TextBlock[] {
    for (const [step, token] of events) {
      // Lines that belong together have one tokenizer.
      if (step === 'enter' && token.previous === undefined) this.#collectFlow(token._tokenizer?.events ?? []);
    }
    return this.#found;
  }

  #collectFlow(events: readonly Event[]): void {
    for (const [step, token] of events) {
      if (step === 'enter') this.#enter(token);
      else if (KINDS[token.type] !== undefined) this.#exit(token);
    }
  }

  #enter(token: Token): void {
    const kind = KINDS[token.type];
    const start = this.#offsetOf(token.start);
    if (kind !== undefined) {
      const firstLine = this.#lines.numbers[token.start.line - 1] ?? 1;
      const info = { start, end: start };
      this.#open = { kind, start, firstLine, mark: '', info, columns: new Map() };
    } else if (token.type === 'codeFlowValue')
      this.#open?.columns.set(token.start.line - 1, token.start.column - 1);
    else if (token.type === 'codeFencedFenceSequence') this.#fence(token, start);
  }

  #fence(token: Token, start: number): void {
    const open = this.#open;
    if (open === undefined) return;
    const end = this.#offsetOf(token.end);
    const lineEnd = this.#endOfLine(this.#lines.numbers[token.start.line - 1] ?? 1);
    if (open.mark !== '') {
      open.closing = { start, end: lineEnd };
      return;
    }
    open.mark = this.#text.slice(start, end);
    open.info = { start: end, end: lineEnd };
  }

  #exit(token: Token): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const { kind, start, firstLine } = open;
    // What its container ends reaches to the start of the line below.
    const isBelow = token.end.column === 1 && token.end.line > token.start.line;
    const lastLine = (this.#lines.numbers[token.end.line - (isBelow ? 1 : 0)] ?? 2) - 1;
    const common = { start, end: this.#endOfLine(lastLine), firstLine, lastLine };
    if (kind === 'html' || kind === 'passing') this.#found.push({ kind, ...common });
    else {
      const { mark, info, closing } = open;
      const lines = this.#linesOf(open, lastLine);
      this.#found.push({ kind, ...common, mark, info, lines, ...(closing === undefined ? {} : { closing }) });
    }
  }

  #linesOf({ kind, firstLine, closing, columns }: Draft, last: number): Span[] {
    const from = kind === 'fenced' ? firstLine + 1 : firstLine;
    const to = closing === undefined ? last : last - 1;
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
      const line = from + index;
      const end = this.#endOfLine(line);
      const column = columns.get(this.#lines.stands[line - 1] ?? 0);
      return { start: column === undefined ? end : (this.#lines.starts[line - 1] ?? 0) + column, end };
    });
  }

  #offsetOf(point: Point): number {
    return offsetOf(this.#lines, point);
  }

  /** Where a line ends, without the characters that end it. */
  #endOfLine(line: number): number {
    const next = this.#lines.starts[line];
    const end = next === undefined ? this.#text.length : next - 1;
    return this.#text.charAt(end - 1) === '\r' ? end - 1 : end;
  }
}
