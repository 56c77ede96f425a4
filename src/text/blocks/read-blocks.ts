/**
 * The reader for blocks of a Markdown text: micromark's tokenizer for documents, without the pass over inline content. It finds code, HTML and special blocks with their lines at a
 * fraction of the cost of a tree; a fence ends with its list item or quote, and never at fence characters followed by text (CommonMark, “Fenced code blocks”, “Container blocks”).
 */
import { parse, preprocess } from 'micromark';
import { defList } from 'micromark-extension-definition-list';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { Event, Extension, Point, Token } from 'micromark-util-types';
import { createRecent } from '../recent.ts';
import { type Passing, passingBlocks } from './passing-blocks.ts';
import { scanBlocks } from './scan-blocks.ts';
import { offsetOf, type StructureLines, toStructureLines } from './structure-lines.ts';
import { type CodeBlock, isCode, type Span, type TextBlock } from './text-block.ts';

export interface BlockOptions {
  /** Blocks between delimiters that are not Markdown. */
  readonly passing?: Passing;
}

/** The blocks of a Markdown text that are not prose, in order. */
export function readBlocks(text: string, { passing }: BlockOptions = {}): TextBlock[] {
  if (passing !== undefined) return tokenize(text, passing);
  return MAY_HOLD_HTML.test(text) || MAY_HOLD_CODE.test(text) ? readInParts(text) : [];
}

/** The code blocks of a Markdown text, in order. */
export function readCode(text: string): CodeBlock[] {
  return MAY_HOLD_CODE.test(text) ? readInParts(text).filter(isCode) : [];
}

/**
 * Reads a text from heading to heading: at a heading after a blank line nothing is open except a fence or HTML. Versions of a page have most sections in common, so recently read
 * ones are cached.
 */
function readInParts(text: string): TextBlock[] {
  const found: TextBlock[] = [];
  let line = 0;
  for (let start = 0; start < text.length; ) {
    let part: Part | undefined;
    let end = start;
    // If a part ends inside a fence, the next attempt takes more sections; adding one at a time would read an unclosed fence repeatedly.
    for (let count = 1; part === undefined || (part.isOpen && end < text.length); count *= 2) {
      for (let step = 0; step < count; step += 1) end = nextHeading(text, end);
      part = PARTS.get(text.slice(start, end), readPart);
    }
    for (const block of part.blocks) found.push(moved(block, start, line));
    line += part.lines;
    start = end;
  }
  return found;
}

interface Part {
  readonly blocks: readonly TextBlock[];
  /** Number of line ends. */
  readonly lines: number;
  /** Whether its last block may continue below. */
  readonly isOpen: boolean;
}

const PARTS = createRecent<Part>(5000);

function readPart(text: string): Part {
  const mayHold = MAY_HOLD_HTML.test(text) || MAY_HOLD_CODE.test(text);
  const blocks = mayHold ? (scanBlocks(text) ?? tokenize(text)) : [];
  return { blocks, lines: text.split('\n').length - 1, isOpen: mayGoOn(text, blocks) };
}

/** Whether the last block may continue after the text. */
export function mayGoOn(text: string, blocks: readonly TextBlock[]): boolean {
  const last = blocks.at(-1);
  const isOpen = last?.kind === 'html' || (last?.kind === 'fenced' && last.closing === undefined);
  return isOpen && text.slice(last.end).trim() === '';
}

/** The offset of the next heading after an offset at the start of a line following a blank one; the end of the text if there is none. */
function nextHeading(text: string, from: number): number {
  BELOW_BLANK.lastIndex = from;
  const found = BELOW_BLANK.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

const BELOW_BLANK = /\n[ \t]*\r?\n(?=#{1,6}[ \t])/g;

/** Converts a block's position in a part to its position in the text. */
function moved(block: TextBlock, offset: number, line: number): TextBlock {
  if (offset === 0) return block;
  const common = {
    ...movedSpan(block, offset),
    firstLine: block.firstLine + line,
    lastLine: block.lastLine + line,
  };
  if (!isCode(block)) return { ...block, ...common };
  const { info, lines, closing } = block;
  return {
    ...block,
    ...common,
    info: movedSpan(info, offset),
    lines: lines.map((span) => movedSpan(span, offset)),
    ...(closing === undefined ? {} : { closing: movedSpan(closing, offset) }),
  };
}

function movedSpan({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

/** Runs the tokenizer. */
export function tokenize(text: string, passing?: Passing): TextBlock[] {
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

/** A fence, or content in the fourth column of a line or container. */
const MAY_HOLD_CODE = /```|~~~|(?:^|[>.):*+-])(?: {4}| {0,3}\t)/m;
const MAY_HOLD_HTML = /<(?:[!?]|pre|script|style|textarea)/i;
const IS_HTML = /[ \t]*<(?:[!?]|pre|script|style|textarea)/iy;
/** A possible definition. */
const MAY_DEFINE = /^[ \t>]*:[ \t]/m;

/** A block whose end has not been found yet. */
interface Draft {
  readonly kind: TextBlock['kind'];
  readonly start: number;
  readonly firstLine: number;
  mark: string;
  info: Span;
  closing?: Span;
  /** For each line of the code, by index of the reduced line, the column from 0 at which it begins; empty lines have none. */
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

  /** @param events of a document: container markers, and lines split into blocks by inner tokenizers */
  collect(events: readonly Event[]): TextBlock[] {
    for (const [step, token] of events) {
      // Consecutive lines share one tokenizer.
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
    // A block that its container ends extends to the start of the line below.
    const isBelow = token.end.column === 1 && token.end.line > token.start.line;
    const lastLine = (this.#lines.numbers[token.end.line - (isBelow ? 1 : 0)] ?? 2) - 1;
    const common = { start, end: this.#endOfLine(lastLine), firstLine, lastLine };
    if (kind === 'passing') this.#found.push({ kind, ...common });
    else if (kind === 'html') {
      IS_HTML.lastIndex = start;
      if (IS_HTML.test(this.#text)) this.#found.push({ kind, ...common });
    } else {
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

  /** The end of a line, without its line end characters. */
  #endOfLine(line: number): number {
    const next = this.#lines.starts[line];
    const end = next === undefined ? this.#text.length : next - 1;
    return this.#text.charAt(end - 1) === '\r' ? end - 1 : end;
  }
}
