/**
 * Reads text inside of blocks, where it is plain: words, code, links, pictures and emphasis that can mean one thing only. Where a character could mean anything
 * else, it stops: the tokenizer reads the block then.
 */
import type { PhrasingContent, Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import type { Point } from 'unist';
import { ASCII_MARK, type Close, closesAt, opensAt } from './plain-marks.ts';
import type { PlainText } from './plain-text.ts';

/** What a site switches on that concerns single characters. */
export interface InlineFeatures {
  readonly strikethrough: boolean;
  readonly typographer: boolean;
  readonly cjkEmphasis: boolean;
}

/** What is read of a run, and its text that is not a node yet. */
interface Run {
  readonly children: PhrasingContent[];
  value: string;
  start: Point;
}

const LINK_END = /\]\(([^\s()<>\\&`\p{Cc}]*)(?: "([^"\\&\n]*)")?\)/uy;
const IMAGE = /!\[([^[\]`*_<>&\\!~$\n]*)\]\(([^\s()<>\\&`\p{Cc}]*)(?: "([^"\\&\n]*)")?\)/uy;
export const TAG =
  /<(?:[a-zA-Z][a-zA-Z\d-]*(?: +[a-zA-Z_:][a-zA-Z\d_.:-]*(?:="[^"\n]*")?)* ?\/?|\/[a-zA-Z][a-zA-Z\d-]* ?)>/y;
const ADDRESS = /<(https?:\/\/[^\s<>&\\`\p{Cc}]+)>/uy;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{0,30});/y;
const ASCII_WORD = /[a-zA-Z0-9]/;

export class InlineReader {
  readonly #source: PlainText;
  readonly #plain: RegExp;
  readonly #cjkEmphasis: boolean;
  #at = 0;
  #end = 0;
  #line = 0;
  #from = 0;
  #isInLink = false;

  constructor(source: PlainText, { strikethrough, typographer, cjkEmphasis }: InlineFeatures) {
    this.#source = source;
    this.#cjkEmphasis = cjkEmphasis;
    this.#plain = new RegExp(
      `[^\\\\\`*_[\\]<&!\\n${strikethrough ? '~' : ''}${typographer ? '>' : ''}]+`,
      'y',
    );
  }

  /**
   * @param from offset of the first character, which is no white space
   * @param to offset behind the last character, which is none either
   * @param line index of the line that the text begins in
   * @returns `undefined` where it is not plain
   */
  read(from: number, to: number, line: number): PhrasingContent[] | undefined {
    this.#at = from;
    this.#from = from;
    this.#end = to;
    this.#line = line;
    this.#isInLink = false;
    return this.#readUntil('');
  }

  #readUntil(close: Close): PhrasingContent[] | undefined {
    const { text } = this.#source;
    const run: Run = { children: [], value: '', start: this.#point(this.#at) };
    for (;;) {
      this.#plain.lastIndex = this.#at;
      const words = (this.#plain.exec(text)?.[0] ?? '').slice(0, this.#end - this.#at);
      run.value += words;
      this.#at += words.length;
      const isOver = this.#at >= this.#end;
      if (isOver || (close !== '' && closesAt(text, this.#at, this.#end, close))) {
        this.#endText(run);
        return isOver && close !== '' ? undefined : run.children;
      }
      if (text.charCodeAt(this.#at) === 0x0a) {
        if (!this.#readLineEnd(run)) return undefined;
        continue;
      }
      const literal = this.#readLiteral();
      run.value += literal;
      if (literal !== '') continue;
      this.#endText(run);
      const node = this.#readNode();
      if (node === undefined) return undefined;
      run.children.push(node);
      run.start = this.#point(this.#at);
    }
  }

  #endText(run: Run): void {
    const { value, start } = run;
    if (value === '') return;
    // The indentation of a line is no text.
    const end = value.endsWith('\n') ? (this.#source.starts[this.#line] ?? 0) : this.#at;
    run.children.push({ type: 'text', value, position: { start, end: this.#point(end) } });
    run.value = '';
  }

  /** Two blanks before it break the line. @returns whether it is plain */
  #readLineEnd(run: Run): boolean {
    const text = run.value.trimEnd();
    const blanks = run.value.slice(text.length);
    if (/[^ ]/.test(blanks)) return false;
    const end = this.#at;
    run.value = text;
    if (blanks.length < 2) {
      if (text === '') run.start = this.#point(end);
      run.value += '\n';
      this.#nextLine(end);
      return true;
    }
    this.#at -= blanks.length;
    this.#endText(run);
    const start = this.#point(this.#at);
    this.#nextLine(end);
    const behind = this.#point(this.#source.starts[this.#line] ?? 0);
    run.children.push({ type: 'break', position: { start, end: behind } });
    run.start = this.#point(this.#at);
    return true;
  }

  /** Goes to the first character of the next line that is no indentation. */
  #nextLine(end: number): void {
    this.#line += 1;
    this.#at = end + 1;
    while (this.#source.text.charCodeAt(this.#at) === 0x20) this.#at += 1;
  }

  #point(offset: number) {
    return { line: this.#line + 1, column: offset - (this.#source.starts[this.#line] ?? 0) + 1, offset };
  }

  /** A special character that is literal here; empty if it may have a meaning. */
  #readLiteral(): string {
    const { text } = this.#source;
    const at = this.#at;
    const char = text.charAt(at);
    const next = at + 1 < this.#end ? text.charAt(at + 1) : '';
    const before = at > this.#from ? text.charAt(at - 1) : '';
    const isLiteral =
      (char === '!' && next !== '[') ||
      (char === '&' && !/[#a-zA-Z]/.test(next)) ||
      (char === '\\' && /[a-zA-Z0-9 ]/.test(next)) ||
      (char === '_' && ASCII_WORD.test(before) && ASCII_WORD.test(next)) ||
      (char === '*' && /^[ \n]$/.test(before) && next === ' ');
    if (isLiteral) {
      this.#at += 1;
      return char;
    }
    if (char === '\\' && ASCII_MARK.test(next)) {
      this.#at += 2;
      return next;
    }
    return char === '&' ? this.#readReference() : '';
  }

  #readReference(): string {
    REFERENCE.lastIndex = this.#at;
    const written = REFERENCE.exec(this.#source.text)?.[0];
    if (written === undefined) return '';
    const decoded = decodeString(written);
    // A name that nobody knows, and white space that would be cut off.
    if (decoded === written || decoded.trim() === '') return '';
    this.#at += written.length;
    return decoded;
  }

  #readNode(): PhrasingContent | undefined {
    switch (this.#source.text.charAt(this.#at)) {
      case '`':
        return this.#readCode();
      case '[':
        return this.#readLink();
      case '!':
        return this.#readImage();
      case '<':
        return this.#readTag();
      case '*':
      case '_':
        return this.#readEmphasis();
      default:
        return undefined;
    }
  }

  #readCode(): PhrasingContent | undefined {
    const { text } = this.#source;
    const start = this.#at;
    let inside = start;
    while (text.charAt(inside) === '`') inside += 1;
    const mark = text.slice(start, inside);
    let close = text.indexOf(mark, inside);
    while (close !== -1 && text.charAt(close + mark.length) === '`') {
      let behind = close;
      while (text.charAt(behind) === '`') behind += 1;
      close = text.indexOf(mark, behind);
    }
    if (close === -1 || close + mark.length > this.#end) return undefined;
    const written = text.slice(inside, close);
    if (written.includes('\n')) return undefined;
    const isPadded = written.startsWith(' ') && written.endsWith(' ') && written.trim() !== '';
    if (/^[ \t]*$/.test(written) || (/^\s|\s$/.test(written) && !isPadded)) return undefined;
    const value = isPadded ? written.slice(1, -1) : written;
    this.#at = close + mark.length;
    return { type: 'inlineCode', value, position: { start: this.#point(start), end: this.#point(this.#at) } };
  }

  #readLink(): PhrasingContent | undefined {
    // Links hold no links, and what looks like one may be none.
    if (this.#isInLink) return undefined;
    const start = this.#point(this.#at);
    this.#at += 1;
    this.#isInLink = true;
    const children = this.#readUntil(']');
    this.#isInLink = false;
    if (children === undefined || children.length === 0) return undefined;
    LINK_END.lastIndex = this.#at;
    const [whole, url = '', title = null] = LINK_END.exec(this.#source.text) ?? [];
    if (whole === undefined || this.#at + whole.length > this.#end) return undefined;
    this.#at += whole.length;
    return {
      type: 'link',
      title,
      url,
      children,
      position: { start, end: this.#point(this.#at) },
    } as PhrasingContent;
  }

  /** HTML of one tag, or an address. */
  #readTag(): PhrasingContent | undefined {
    const start = this.#at;
    TAG.lastIndex = start;
    const tag = TAG.exec(this.#source.text)?.[0];
    if (tag !== undefined && start + tag.length <= this.#end) {
      this.#at += tag.length;
      return {
        type: 'html',
        value: tag,
        position: { start: this.#point(start), end: this.#point(this.#at) },
      };
    }
    ADDRESS.lastIndex = start;
    const [whole, url = ''] = ADDRESS.exec(this.#source.text) ?? [];
    if (whole === undefined || this.#isInLink || start + whole.length > this.#end) return undefined;
    this.#at += whole.length;
    const inside = { start: this.#point(start + 1), end: this.#point(this.#at - 1) };
    const children: Text[] = [{ type: 'text', value: url, position: inside }];
    return {
      type: 'link',
      title: null,
      url,
      children,
      position: { start: this.#point(start), end: this.#point(this.#at) },
    };
  }

  #readImage(): PhrasingContent | undefined {
    const start = this.#at;
    IMAGE.lastIndex = start;
    const [whole, alt = '', url = '', title = null] = IMAGE.exec(this.#source.text) ?? [];
    if (whole === undefined || start + whole.length > this.#end) return undefined;
    this.#at += whole.length;
    return {
      type: 'image',
      title,
      url,
      alt,
      position: { start: this.#point(start), end: this.#point(this.#at) },
    };
  }

  /** Marks that can open only, up to marks that can close only. */
  #readEmphasis(): PhrasingContent | undefined {
    const { text } = this.#source;
    const mark = text.charAt(this.#at) === '*' ? '*' : '_';
    const isStrong = text.charAt(this.#at + 1) === mark;
    const size = isStrong ? 2 : 1;
    const before = this.#at > this.#from ? text.charAt(this.#at - 1) : '';
    if (this.#at + size >= this.#end || !opensAt(text, this.#at, size, before, this.#cjkEmphasis))
      return undefined;
    const start = this.#point(this.#at);
    this.#at += size;
    const close: Close = mark === '*' ? (isStrong ? '**' : '*') : isStrong ? '__' : '_';
    const children = this.#readUntil(close);
    if (children === undefined || children.length === 0) return undefined;
    this.#at += size;
    const position = { start, end: this.#point(this.#at) };
    return isStrong ? { type: 'strong', children, position } : { type: 'emphasis', children, position };
  }
}
