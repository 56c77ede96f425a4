/**
 * Reads the blocks that most pages consist of: paragraphs, headings, code between fences, rules, and lists of these. A block that could be read in more than
 * one way is left to the tokenizer.
 */
import type { BlockContent, ListItem, RootContent } from 'mdast';
import { COMMENT, readComment } from './plain-comments.ts';
import { type InlineFeatures, InlineReader } from './plain-inline.ts';
import {
  BLOCK_TAG,
  FENCE,
  HEADING,
  INFO,
  isBlockTag,
  isMaybeHtml,
  MARKER,
  MAYBE_HEADING,
  MAYBE_MARKER,
  MAYBE_RULE,
  matchAt,
  RULE,
  startBelow,
  TASK,
  UNSURE,
  WORDS,
} from './plain-starts.ts';
import { endOfLine, indentOf, isBlank, type PlainText } from './plain-text.ts';

export interface BlockFeatures extends InlineFeatures {
  readonly tables: boolean;
  readonly taskLists: boolean;
  /** Whether the line below a comment in a list item belongs to the item whatever its column (see `goldmarkComments`). */
  readonly goldmarkComments: boolean;
}

export class BlockReader {
  readonly #source: PlainText;
  readonly #inline: InlineReader;
  readonly #features: BlockFeatures;
  /** The line that is read next. */
  line = 0;
  /** The blank line below a comment that does not make its item loose. */
  #passedBlank = -1;

  constructor(source: PlainText, features: BlockFeatures) {
    this.#source = source;
    this.#features = features;
    this.#inline = new InlineReader(source, features);
  }

  /**
   * Reads the block that begins at an offset of the line.
   *
   * @param base the column, from 0 on, at which blocks stand here
   * @returns `undefined` where it is not plain; the line is then any
   */
  readBlock(at: number, base: number): RootContent | undefined {
    const { text } = this.#source;
    switch (text.charAt(at)) {
      case '#': {
        const heading = matchAt(HEADING, text, at);
        if (heading !== undefined) return this.#readHeading(heading, at);
        if (matchAt(MAYBE_HEADING, text, at) !== undefined) return undefined;
        break;
      }
      case '`':
      case '~': {
        const fence = matchAt(FENCE, text, at);
        if (fence !== undefined) return this.#readFence(fence, at, base);
        break;
      }
      case '-':
      case '*':
      case '_':
        if (matchAt(RULE, text, at) !== undefined) return this.#readRule(at);
        if (matchAt(MAYBE_RULE, text, at) !== undefined) return undefined;
        break;
    }
    if (matchAt(MARKER, text, at) !== undefined) return this.#readList(at, base);
    if (matchAt(MAYBE_MARKER, text, at) !== undefined || matchAt(UNSURE, text, at) !== undefined)
      return undefined;
    if (text.startsWith(COMMENT, at)) return this.#readComment(at, base);
    if (text.charAt(at) === '<' && isMaybeHtml(text, at))
      return at === (this.#source.starts[this.line] ?? 0) ? this.#readHtml(at) : undefined;
    return this.#readParagraph(at, base);
  }

  #readHeading([prefix = '', marks = '']: RegExpExecArray, at: number): RootContent | undefined {
    const { text } = this.#source;
    const end = endOfLine(this.#source, this.line);
    if (/[ \t#]/.test(text.charAt(end - 1))) return undefined;
    const children = this.#inline.read(at + prefix.length, end, this.line);
    if (children === undefined) return undefined;
    const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6;
    const position = this.#positionOf(at, this.line, end, this.line);
    this.line += 1;
    return { type: 'heading', depth, children, position };
  }

  #readRule(at: number): RootContent {
    const position = this.#positionOf(at, this.line, endOfLine(this.#source, this.line), this.line);
    this.line += 1;
    return { type: 'thematicBreak', position };
  }

  #readFence([, mark = '', info = '']: RegExpExecArray, at: number, base: number): RootContent | undefined {
    const { text, starts } = this.#source;
    const words = INFO.exec(info);
    if (words === null) return undefined;
    if (at !== (starts[this.line] ?? 0) + base) return undefined;
    const closing = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}([ \\t]*)$`);
    const first = this.line;
    const lines: string[] = [];
    for (let line = first + 1; line < starts.length; line += 1) {
      const indent = indentOf(this.#source, line);
      const blank = isBlank(this.#source, line);
      if (indent < base && !blank) return undefined;
      const start = starts[line] ?? 0;
      const content = text.slice(start + Math.min(indent, base), endOfLine(this.#source, line));
      if (base > 0 && content.startsWith('\t')) return undefined;
      const close = closing.exec(content);
      if (close !== null) {
        if (close[1] !== '') return undefined;
        const [, lang = null, meta = null] = words;
        const position = this.#positionOf(at, first, endOfLine(this.#source, line), line);
        this.line = line + 1;
        return { type: 'code', lang, meta, value: lines.join('\n'), position };
      }
      lines.push(content);
    }
    return undefined;
  }

  #readParagraph(at: number, base: number): RootContent | undefined {
    const { text, starts } = this.#source;
    const first = this.line;
    let last = first;
    for (let line = first + 1; line < starts.length && !isBlank(this.#source, line); line += 1) {
      const start = startBelow(this.#source, line, base, this.#features.tables);
      if (start === 'unsure') return undefined;
      if (start !== 'text') break;
      last = line;
    }
    const end = endOfLine(this.#source, last);
    let textEnd = end;
    while (text.charCodeAt(textEnd - 1) === 0x20) textEnd -= 1;
    if (text.charAt(textEnd - 1) === '\t') return undefined;
    const children = this.#inline.read(at, textEnd, first);
    if (children === undefined) return undefined;
    const position = this.#positionOf(at, first, end, last);
    this.line = last + 1;
    return { type: 'paragraph', children, position };
  }

  /** Of the kind that a blank line ends. */
  #readHtml(at: number): RootContent | undefined {
    const { text, starts } = this.#source;
    if (matchAt(BLOCK_TAG, text, at) === undefined || !isBlockTag(text, at)) return undefined;
    const first = this.line;
    let last = first;
    while (last + 1 < starts.length && !isBlank(this.#source, last + 1)) last += 1;
    const end = endOfLine(this.#source, last);
    this.line = last + 1;
    return { type: 'html', value: text.slice(at, end), position: this.#positionOf(at, first, end, last) };
  }

  #readComment(at: number, base: number): RootContent | undefined {
    const first = this.line;
    const comment = readComment(this.#source, first, at, base);
    if (comment === undefined) return undefined;
    const { last, value } = comment;
    this.line = last + 1;
    if (this.#features.goldmarkComments && base > 0 && last > first) {
      if (!this.#isSameBelow(base)) return undefined;
      if (this.line < this.#source.starts.length && isBlank(this.#source, this.line))
        this.#passedBlank = this.line;
    }
    return {
      type: 'html',
      value,
      position: this.#positionOf(at, first, endOfLine(this.#source, last), last),
    };
  }

  /** Whether the line below a comment in an item means the same for Goldmark as for others: one blank line, or text of the item that is not indented as code is. */
  #isSameBelow(base: number): boolean {
    const { text, starts } = this.#source;
    if (this.line >= starts.length) return true;
    if (isBlank(this.#source, this.line))
      return this.line + 1 >= starts.length || !isBlank(this.#source, this.line + 1);
    const at = (starts[this.line] ?? 0) + base;
    return base < 4 && indentOf(this.#source, this.line) === base && matchAt(WORDS, text, at) !== undefined;
  }

  #readList(at: number, base: number): RootContent | undefined {
    const { text, starts } = this.#source;
    const first = this.line;
    const column = at - (starts[first] ?? 0);
    const opening = matchAt(MARKER, text, at);
    const sign = opening?.[1]?.slice(-1) ?? '';
    const items: ListItem[] = [];
    let isSpread = false;
    for (let marker = opening, itemAt = at; marker !== undefined; ) {
      const line = this.line;
      if (items.length > 0 && isBlank(this.#source, line - 1)) isSpread = true;
      const item = this.#readItem(itemAt, column + marker[0].length);
      if (item === undefined) return undefined;
      items.push(item);
      const next = this.#nextItem(column, base, sign);
      if (next === undefined) return undefined;
      marker = next.marker;
      itemAt = next.at;
    }
    const end = items.at(-1)?.position?.end;
    const start = { line: first + 1, column: column + 1, offset: at };
    if (end === undefined) return undefined;
    const number = opening?.[2];
    return {
      type: 'list',
      ordered: number !== undefined,
      start: number === undefined ? null : Number(number),
      spread: isSpread,
      children: items,
      position: { start, end: { ...end } },
    };
  }

  /** The marker of the item that follows in the same list, where one does; `undefined` where it is not sure what follows. */
  #nextItem(
    column: number,
    base: number,
    sign: string,
  ): { marker?: RegExpExecArray; at: number } | undefined {
    const { text, starts } = this.#source;
    if (this.line >= starts.length) return { at: text.length };
    const indent = indentOf(this.#source, this.line);
    const at = (starts[this.line] ?? text.length) + indent;
    const marker = matchAt(MARKER, text, at);
    if (marker === undefined) return matchAt(MAYBE_MARKER, text, at) === undefined ? { at } : undefined;
    if (matchAt(MAYBE_RULE, text, at) !== undefined) return undefined;
    if (indent === column) return marker[1]?.slice(-1) === sign ? { marker, at } : { at };
    // Of the list that holds this, or of one that is indented otherwise.
    return indent >= base ? undefined : { at };
  }

  /** Leaves the line at the next one with text that does not belong to the item. */
  #readItem(at: number, base: number): ListItem | undefined {
    const { text, starts } = this.#source;
    const first = this.line;
    const inside = (starts[first] ?? 0) + base;
    if (matchAt(MAYBE_MARKER, text, inside) !== undefined) return undefined;
    if (this.#features.taskLists && matchAt(TASK, text, inside) !== undefined) return undefined;
    const children: RootContent[] = [];
    let isSpread = false;
    for (let from = inside; ; ) {
      const block = this.readBlock(from, base);
      if (block === undefined) return undefined;
      children.push(block);
      while (this.line < starts.length && isBlank(this.#source, this.line)) this.line += 1;
      if (this.line >= starts.length) break;
      const indent = indentOf(this.#source, this.line);
      from = (starts[this.line] ?? 0) + indent;
      if (text.charAt(from) === '\t') return undefined;
      if (indent < base) break;
      if (indent - base > 3) return undefined;
      isSpread ||= this.line - 1 !== this.#passedBlank && isBlank(this.#source, this.line - 1);
    }
    const end = children.at(-1)?.position?.end;
    if (end === undefined) return undefined;
    const start = { line: first + 1, column: at - (starts[first] ?? 0) + 1, offset: at };
    return {
      type: 'listItem',
      spread: isSpread,
      checked: null,
      children: children as BlockContent[],
      position: { start, end: { ...end } },
    };
  }

  #positionOf(from: number, first: number, to: number, last: number) {
    const { starts } = this.#source;
    return {
      start: { line: first + 1, column: from - (starts[first] ?? 0) + 1, offset: from },
      end: { line: last + 1, column: to - (starts[last] ?? 0) + 1, offset: to },
    };
  }
}
