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
type Reading = (at: number, line: string) => number | undefined;

class Splitter {
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
    const readings: readonly Reading[] = [
      this.#readCode,
      this.#readAlert,
      this.#readDefinition,
      this.#readComment,
      this.#readTags,
      this.#readEmpty,
      this.#readRaw,
      this.#readHeading,
      this.#readUnderline,
      this.#readRule,
      this.#readRow,
      this.#readItem,
    ];
    for (let at = 0; at < this.#lines.length; ) {
      const line = this.#lines[at] ?? '';
      this.#isBelowBlank = this.#endsInBlank;
      this.#endsInBlank = false;
      // An alert ends with its quote.
      if (this.#inAlert && !/^\s*>/.test(line)) this.#endAlert(at - 1);
      let next: number | undefined;
      for (const reading of readings) {
        next = reading(at, line);
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

  readonly #readCode: Reading = (at) => {
    const code = this.#code.get(at);
    if (code === undefined) return undefined;
    this.#add(codeBlock(code, this.#text, FIRST));
    return code.lastLine;
  };

  #endAlert(at: number): void {
    this.#add(tagOfAlert(ALERT_END, at));
    this.#inAlert = false;
  }

  readonly #readAlert: Reading = (at, line) => {
    const [, kind, text = ''] = ALERT.exec(line) ?? [];
    if (kind === undefined) return undefined;
    this.#add(tagOfAlert(alertKey(kind.toLowerCase()), at));
    this.#inAlert = true;
    if (text !== '') this.#start('paragraph', at, text);
    return at + 1;
  };

  readonly #readDefinition: Reading = (at, line) =>
    this.#open === undefined && parseDefinition(line) !== undefined ? at + 1 : undefined;

  readonly #readComment: Reading = (at) => {
    const comment = commentAt(this.#lines, at, FIRST);
    if (comment === undefined) return undefined;
    this.#isOpen ||= comment.isOpen;
    this.#add(comment.block);
    if (comment.rest.trim() !== '') this.#start('paragraph', comment.end, comment.rest);
    return comment.end + 1;
  };

  readonly #readTags: Reading = (at) => {
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
  };

  #tagBlock(tag: Tag, at: number, last: number): Block {
    const { shortcodes } = this.#writing;
    const lines = { start: at, end: last };
    if (isTransparent(tag.name, shortcodes))
      return { kind: 'comment', text: '', ...lines, level: 0, key: '' };
    const text = this.#text.slice(tag.start, tag.end);
    return { kind: 'shortcode', text, ...lines, level: 0, key: tagToKey(tag, shortcodes) };
  }

  readonly #readEmpty: Reading = (at, line) => {
    if (!EMPTY.test(line)) return undefined;
    this.#close();
    this.#endsInBlank = true;
    return at + 1;
  };

  readonly #readRaw: Reading = (at) => {
    const raw = rawBlockAt(this.#lines, at, FIRST);
    if (raw === undefined) return undefined;
    this.#add(raw.block);
    this.#isOpen ||= raw.isOpen;
    return raw.block.end + 1;
  };

  readonly #readHeading: Reading = (at, line) => {
    const [, marker, text = ''] = HEADING.exec(line) ?? [];
    if (marker === undefined) return undefined;
    this.#start('heading', at, text, { marker });
    this.#close();
    this.#items.clear();
    return at + 1;
  };

  readonly #readUnderline: Reading = (at, line) => {
    const mark = UNDERLINE.exec(line)?.[1];
    const open = this.#open;
    if (mark === undefined || open?.kind !== 'paragraph') return undefined;
    const marker = mark.startsWith('=') ? '#' : '##';
    const draft: Draft = { ...open, kind: 'heading', marker, lines: [open.lines.join(' ')] };
    this.#blocks.push(...finishBlock(draft, FIRST, this.#writing, at - open.start));
    this.#open = undefined;
    this.#items.clear();
    return at + 1;
  };

  readonly #readRule: Reading = (at, line) => {
    if (!RULE.test(line)) return undefined;
    this.#close();
    return at + 1;
  };

  readonly #readRow: Reading = (at, line) => {
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
  };

  #isAboveDelimiters(at: number): boolean {
    const next = this.#lines[at + 1] ?? '';
    return next.includes('|') && next.includes('-') && DELIMITER_ROW.test(next);
  }

  readonly #readItem: Reading = (at, line) => {
    const [mark, , marker] = ITEM.exec(line) ?? [];
    if (mark === undefined || marker === undefined) return undefined;
    const kind = this.#open?.kind;
    // A colon starts a definition of the term above.
    if (marker === ':' && kind !== 'paragraph' && kind !== 'item' && !this.#isBelowBlank) return undefined;
    this.#start('item', at, line.slice(mark.length), { marker, ...this.#items.enter(line, marker) });
    return at + 1;
  };

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
