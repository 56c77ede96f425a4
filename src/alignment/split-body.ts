/**
 * A simple splitter: Markdown → blocks. Code is recognized by the rules of Markdown, everything else by how lines start. That is not all of Markdown, which is sufficient because
 * both sides of a comparison are split by the same rules.
 */
import type { Tag } from '../shortcodes/index.ts';
import type { CodeBlock } from '../text/index.ts';
import type { Block, BlockKind, Split } from './block.ts';
import { codeBlock, codeByLine, drawnBlock, rawBlockAt } from './code-blocks.ts';
import { commentAt } from './comments.ts';
import { type Draft, finishBlock } from './finish-block.ts';
import { isLetter } from './is-letter.ts';
import { ItemStack, type Level } from './item-stack.ts';
import { ALERT_END, alertKey, isTransparent, tagToKey } from './shortcode-key.ts';
import { blankTags, drawnEnd, type Standing, standingTags } from './standing-tags.ts';
import { parseDefinition, type Writing } from './writing.ts';

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)]|:)(?:[ \t]+|$)/;
const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const ALERT = /^\s*>\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][+-]?[ \t]*(.*)$/i;
/** Parts are split with line numbers starting here. */
const FIRST = 0;
const EMPTY = /^(?:\s*|\s*(?:>\s?)+)$/;

/**
 * @param writing context of the page; line numbers count from 0
 * @param items list items that are open above
 */
export function splitLines(lines: readonly string[], writing: Writing, items: readonly Level[] = []): Split {
  const splitter = new Splitter(lines, writing, items);
  const blocks = splitter.split();
  return { blocks, isOpen: splitter.isOpen, items: splitter.items };
}

/** Reads what begins on a line. @returns the next line to read; `undefined` if the line does not begin such a thing */
type Reading = (splitter: Splitter, at: number, line: string) => number | undefined;

class Splitter {
  static readonly #TEXT: readonly Reading[] = [
    (own, at) => own.#readCode(at),
    (own, at) => own.#readTags(at),
    (own, at, line) => own.#readRow(at, line),
  ];
  static readonly #ALL: readonly Reading[] = [
    (own, at) => own.#readCode(at),
    (own, at, line) => own.#readAlert(at, line),
    (own, at, line) => own.#readDefinition(at, line),
    (own, at) => own.#readComment(at),
    (own, at) => own.#readTags(at),
    (own, at, line) => own.#readEmpty(at, line),
    (own, at) => own.#readRaw(at),
    (own, at, line) => own.#readHeading(at, line),
    (own, at, line) => own.#readUnderline(at, line),
    (own, at, line) => own.#readRule(at, line),
    (own, at, line) => own.#readRow(at, line),
    (own, at, line) => own.#readItem(at, line),
  ];

  readonly #lines: readonly string[];
  readonly #text: string;
  readonly #writing: Writing;
  readonly #standing: ReadonlyMap<number, Standing>;
  readonly #code: ReadonlyMap<number, CodeBlock>;
  readonly #items: ItemStack;
  readonly #blocks: Block[] = [];
  #open: Draft | undefined;
  #inAlert = false;
  /** Whether the line above the current one ends the preceding block. */
  #isBelowBlank = true;
  #endsInBlank = true;

  #isOpen: boolean;

  constructor(lines: readonly string[], writing: Writing, items: readonly Level[]) {
    this.#items = new ItemStack(items);
    this.#lines = lines;
    this.#text = lines.join('\n');
    this.#writing = writing;
    const { standing, isOpen } = standingTags(this.#text, lines, writing.shortcodes);
    this.#standing = standing;
    const code = codeByLine(blankTags(this.#text, standing));
    this.#code = code.blocks;
    this.#isOpen = isOpen || code.isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get items(): readonly Level[] {
    return this.#items.levels;
  }

  split(): Block[] {
    for (let at = 0; at < this.#lines.length; ) {
      const line = this.#lines[at] ?? '';
      this.#isBelowBlank = this.#endsInBlank;
      this.#endsInBlank = false;
      // An alert ends with its quote.
      if (this.#inAlert && !/^\s*>/.test(line)) this.#endAlert(at - 1);
      let next: number | undefined;
      // Most lines begin with a letter, and markup with something else.
      for (const reading of isLetter(line.charCodeAt(0)) ? Splitter.#TEXT : Splitter.#ALL) {
        next = reading(this, at, line);
        if (next !== undefined) break;
      }
      at = next ?? this.#readText(at, line);
    }
    this.#close();
    if (this.#inAlert) this.#endAlert(this.#lines.length - 1);
    return this.#blocks;
  }

  #close(): void {
    if (this.#open !== undefined) this.#blocks.push(...finishBlock(this.#open, FIRST, this.#writing));
    this.#open = undefined;
  }

  #start(kind: BlockKind, at: number, line: string, more: Partial<Draft> = {}): void {
    this.#close();
    this.#open = { kind, start: at, lines: [line], marker: '', ...more };
  }

  #add(block: Block): void {
    this.#close();
    this.#blocks.push(block);
  }

  #readCode(at: number): number | undefined {
    const code = this.#code.get(at);
    if (code === undefined) return undefined;
    this.#add(codeBlock(code, this.#text, FIRST));
    return code.lastLine;
  }

  #endAlert(at: number): void {
    this.#add(tagOfAlert(ALERT_END, at));
    this.#inAlert = false;
  }

  #readAlert(at: number, line: string): number | undefined {
    const [, kind, text = ''] = ALERT.exec(line) ?? [];
    if (kind === undefined) return undefined;
    this.#add(tagOfAlert(alertKey(kind.toLowerCase()), at));
    this.#inAlert = true;
    if (text !== '') this.#start('paragraph', at, text);
    return at + 1;
  }

  #readDefinition(at: number, line: string): number | undefined {
    return this.#open === undefined && parseDefinition(line) !== undefined ? at + 1 : undefined;
  }

  #readComment(at: number): number | undefined {
    const comment = commentAt(this.#lines, at, FIRST);
    if (comment === undefined) return undefined;
    this.#isOpen ||= comment.isOpen;
    this.#add(comment.block);
    if (comment.rest.trim() !== '') this.#start('paragraph', comment.end, comment.rest);
    return comment.end + 1;
  }

  #readTags(at: number): number | undefined {
    const standing = this.#standing.get(at);
    if (standing === undefined) return undefined;
    const drawn = drawnEnd(this.#standing, at);
    if (drawn !== undefined) {
      const code = this.#lines.slice(standing.end + 1, drawn);
      this.#add(drawnBlock(code, at, drawn));
      this.#endsInBlank = true;
      return drawn + 1;
    }
    for (const tag of standing.tags) this.#add(this.#tagBlock(tag, at, standing.end));
    if (standing.rest.trim() !== '') this.#start('paragraph', standing.end, standing.rest);
    else this.#endsInBlank = true;
    return standing.end + 1;
  }

  #tagBlock(tag: Tag, at: number, last: number): Block {
    const { shortcodes } = this.#writing;
    const lines = { start: at, end: last };
    if (isTransparent(tag.name, shortcodes))
      return { kind: 'comment', text: '', ...lines, level: 0, key: '' };
    const text = this.#text.slice(tag.start, tag.end);
    return { kind: 'shortcode', text, ...lines, level: 0, key: tagToKey(tag, shortcodes) };
  }

  #readEmpty(at: number, line: string): number | undefined {
    if (!EMPTY.test(line)) return undefined;
    this.#close();
    this.#endsInBlank = true;
    return at + 1;
  }

  #readRaw(at: number): number | undefined {
    const raw = rawBlockAt(this.#lines, at, FIRST);
    if (raw === undefined) return undefined;
    this.#add(raw.block);
    this.#isOpen ||= raw.isOpen;
    return raw.block.end + 1;
  }

  #readHeading(at: number, line: string): number | undefined {
    const [, marker, text = ''] = HEADING.exec(line) ?? [];
    if (marker === undefined) return undefined;
    this.#start('heading', at, text, { marker });
    this.#close();
    this.#items.clear();
    return at + 1;
  }

  #readUnderline(at: number, line: string): number | undefined {
    const mark = UNDERLINE.exec(line)?.[1];
    const open = this.#open;
    if (mark === undefined || open?.kind !== 'paragraph') return undefined;
    const marker = mark.startsWith('=') ? '#' : '##';
    const draft: Draft = { ...open, kind: 'heading', marker, lines: [open.lines.join(' ')] };
    this.#blocks.push(...finishBlock(draft, FIRST, this.#writing, at - open.start));
    this.#open = undefined;
    this.#items.clear();
    return at + 1;
  }

  #readRule(at: number, line: string): number | undefined {
    if (!RULE.test(line)) return undefined;
    this.#close();
    return at + 1;
  }

  #readRow(at: number, line: string): number | undefined {
    const open = this.#open;
    const inRow = open?.kind === 'row';
    if (!inRow && open !== undefined && open.kind !== 'paragraph') return undefined;
    if (!line.includes('|')) {
      if (inRow) this.#close();
      return undefined;
    }
    if (!inRow && !line.trimStart().startsWith('|') && !this.#isAboveDelimiters(at)) return undefined;
    if (line.includes('-') && DELIMITER_ROW.test(line)) open?.lines.push('');
    else this.#start('row', at, line);
    return at + 1;
  }

  #isAboveDelimiters(at: number): boolean {
    const next = this.#lines[at + 1] ?? '';
    return next.includes('|') && next.includes('-') && DELIMITER_ROW.test(next);
  }

  #readItem(at: number, line: string): number | undefined {
    const [mark, , marker] = ITEM.exec(line) ?? [];
    if (mark === undefined || marker === undefined) return undefined;
    const kind = this.#open?.kind;
    // A colon starts a definition of the term above.
    if (marker === ':' && kind !== 'paragraph' && kind !== 'item' && !this.#isBelowBlank) return undefined;
    this.#start('item', at, line.slice(mark.length), { marker, ...this.#items.enter(line, marker) });
    return at + 1;
  }

  #readText(at: number, line: string): number {
    if (this.#isBelowBlank) this.#items.leave(line);
    if (this.#open === undefined) this.#start('paragraph', at, line);
    else this.#open.lines.push(line);
    return at + 1;
  }
}

/** The tag of an alert that is written as a quote. */
function tagOfAlert(key: string, line: number): Block {
  return { kind: 'shortcode', text: key, start: line, end: line, level: 0, key };
}
