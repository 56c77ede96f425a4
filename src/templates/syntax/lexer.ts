/** Splits a template into tokens, like Go's text/template/parse (https://pkg.go.dev/text/template#hdr-Text_and_spaces and the sections below it). */
import { TemplateError } from '../error.ts';
import { KEYWORDS, type Token, type TokenKind } from './tokens.ts';

/** White space that a trim marker removes. */
const SPACE = ' \t\r\n';
const OPEN = '{{';
const CLOSE = '}}';

/** Throws a {@link TemplateError} without a name of the template, at an offset that {@link LexError} carries. */
export function tokenize(text: string): Token[] {
  return new Lexer(text).run();
}

/** The error of the lexer and the parser; the parser adds the name of the template. */
export class LexError extends TemplateError {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super('parse', message);
    this.offset = offset;
  }
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Token[] {
    while (this.#lexText()) {
      if (!this.#lexComment()) this.#lexAction();
    }
    this.#push('end', '', this.#text.length);
    return this.#tokens;
  }

  #push(kind: TokenKind, text: string, at: number): void {
    this.#tokens.push({ kind, text, at });
  }

  #fail(message: string, at = this.#at): never {
    throw new LexError(message, at);
  }

  /** Text up to the next action; false at the end. */
  #lexText(): boolean {
    const start = this.#at;
    const open = this.#text.indexOf(OPEN, start);
    let end = open === -1 ? this.#text.length : open;
    const hasTrim = open !== -1 && this.#trimsBefore(open + OPEN.length);
    if (hasTrim) while (end > start && SPACE.includes(this.#text.charAt(end - 1))) end -= 1;
    if (end > start) this.#push('text', this.#text.slice(start, end), start);
    this.#at = open === -1 ? this.#text.length : open;
    return open !== -1;
  }

  /** `- ` after an opening delimiter. */
  #trimsBefore(at: number): boolean {
    return this.#text.charAt(at) === '-' && isSpace(this.#text.charAt(at + 1));
  }

  /** Whether ` -}}` is at this offset. */
  #trimsAfter(at: number): boolean {
    return isSpace(this.#text.charAt(at)) && this.#text.startsWith(`-${CLOSE}`, at + 1);
  }

  #afterOpen(): number {
    const inside = this.#at + OPEN.length;
    return this.#trimsBefore(inside) ? inside + 2 : inside;
  }

  #lexComment(): boolean {
    const start = this.#at;
    const inside = this.#afterOpen();
    if (!this.#text.startsWith('/*', inside)) return false;
    const end = this.#text.indexOf('*/', inside + 2);
    if (end === -1) this.#fail('unclosed comment', start);
    const after = end + 2;
    const trims = this.#trimsAfter(after);
    if (!trims && !this.#text.startsWith(CLOSE, after)) {
      this.#fail('comment ends before closing delimiter', start);
    }
    this.#push('comment', this.#text.slice(inside, after), inside);
    this.#at = after + (trims ? 2 : 0) + CLOSE.length;
    if (trims) this.#skipSpace();
    return true;
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && SPACE.includes(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #lexAction(): void {
    const start = this.#at;
    this.#push('open', OPEN, start);
    this.#at = this.#afterOpen();
    this.#depth = 0;
    while (!this.#lexClose()) {
      if (this.#at >= this.#text.length) this.#fail('unclosed action', start);
      this.#lexInside(start);
    }
  }

  #lexClose(): boolean {
    const trims = this.#trimsAfter(this.#at);
    if (!trims && !this.#text.startsWith(CLOSE, this.#at)) return false;
    if (this.#depth > 0) this.#fail('unclosed left paren');
    if (trims) this.#at += 2;
    this.#push('close', CLOSE, this.#at);
    this.#at += CLOSE.length;
    if (trims) this.#skipSpace();
    return true;
  }

  #lexInside(actionStart: number): void {
    const at = this.#at;
    const char = this.#text.charAt(at);
    const punctuation = PUNCTUATION[char];
    if (isSpace(char)) this.#lexSpace();
    else if (punctuation !== undefined) this.#lexPunctuation(char, punctuation);
    else if (!this.#lexOperand(char)) {
      if (!/^[\x21-\x7e]/.test(char)) {
        const code = (this.#text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        this.#fail(`unrecognized character in action: U+${code}`, Math.max(at, actionStart));
      }
      this.#take('other', 1);
    }
  }

  #lexPunctuation(char: string, kind: TokenKind): void {
    if (!this.#text.startsWith(kind, this.#at)) this.#fail(`expected ${kind}`);
    if (char === '(') this.#depth += 1;
    if (char === ')') this.#depth -= 1;
    if (this.#depth < 0) this.#fail('unexpected right paren');
    this.#take(kind, kind.length);
  }

  /** A text, a number, a name, or a dot. */
  #lexOperand(char: string): boolean {
    const at = this.#at;
    if (char === '"' || char === "'") this.#lexQuoted(char);
    else if (char === '`') this.#lexRaw();
    else if (char === '$') this.#lexWord(at + 1, 'variable');
    else if (char === '.' && !isDigit(this.#text.charAt(at + 1))) this.#lexDot();
    else if (isDigit(char) || char === '.' || char === '+' || char === '-') this.#lexNumber();
    else if (isWordChar(this.#charAt(at))) this.#lexWord(at, 'identifier');
    else return false;
    return true;
  }

  #take(kind: TokenKind, length: number): void {
    this.#push(kind, this.#text.slice(this.#at, this.#at + length), this.#at);
    this.#at += length;
  }

  #charAt(at: number): string {
    const code = this.#text.codePointAt(at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #lexSpace(): void {
    const start = this.#at;
    while (isSpace(this.#text.charAt(this.#at)) && !this.#trimsAfter(this.#at)) this.#at += 1;
    if (this.#at > start) this.#push('space', this.#text.slice(start, this.#at), start);
  }

  #lexQuoted(quote: string): void {
    const start = this.#at;
    let at = start + 1;
    for (;;) {
      const char = this.#text.charAt(at);
      if (char === '' || char === '\n') {
        this.#fail(quote === '"' ? 'unterminated quoted string' : 'unterminated character constant', start);
      }
      if (char === quote) break;
      at += char === '\\' && !['', '\n'].includes(this.#text.charAt(at + 1)) ? 2 : 1;
    }
    this.#at = at + 1;
    this.#push(quote === '"' ? 'string' : 'char', this.#text.slice(start, this.#at), start);
  }

  #lexRaw(): void {
    const start = this.#at;
    const end = this.#text.indexOf('`', start + 1);
    if (end === -1) this.#fail('unterminated raw quoted string', start);
    this.#at = end + 1;
    this.#push('rawString', this.#text.slice(start, this.#at), start);
  }

  #lexDot(): void {
    const next = this.#charAt(this.#at + 1);
    if (isWordChar(next)) this.#lexWord(this.#at + 1, 'field');
    else {
      this.#push('dot', '.', this.#at);
      this.#at += 1;
      this.#expectTerminator();
    }
  }

  /** A word from `from`, which follows `.` or `$` if there is one. */
  #lexWord(from: number, kind: 'identifier' | 'field' | 'variable'): void {
    const start = this.#at;
    let at = from;
    for (let char = this.#charAt(at); isWordChar(char); char = this.#charAt(at)) at += char.length;
    this.#at = at;
    const word = this.#text.slice(start, at);
    this.#expectTerminator();
    if (kind !== 'identifier') this.#push(kind, word, start);
    else if (KEYWORDS.has(word)) this.#push('keyword', word, start);
    else if (word === 'true' || word === 'false') this.#push('bool', word, start);
    else this.#push(word === 'nil' ? 'nil' : 'identifier', word, start);
  }

  #expectTerminator(): void {
    const char = this.#text.charAt(this.#at);
    const ends =
      char === '' || isSpace(char) || '.,|:)('.includes(char) || this.#text.startsWith(CLOSE, this.#at);
    if (ends || char === '=') return;
    this.#fail(
      `bad character U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} ${quoteRune(char)}`,
    );
  }

  #lexNumber(): void {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const found = NUMBER.exec(this.#text)?.[0] ?? '';
    const after = this.#charAt(start + found.length);
    if (found === '' || isWordChar(after)) {
      const bad = this.#text.slice(
        start,
        start + Math.max(1, found.length) + (isWordChar(after) ? after.length : 0),
      );
      this.#fail(`bad number syntax: "${bad}"`, start);
    }
    this.#at = start + found.length;
    this.#push('number', found, start);
  }
}

/** Tokens by their first characters. */
const PUNCTUATION: Readonly<Record<string, TokenKind>> = {
  ':': ':=',
  '=': '=',
  '|': '|',
  ',': ',',
  '(': '(',
  ')': ')',
};

const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]+)?|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]+)?)i?/y;

function isSpace(char: string): boolean {
  return char !== '' && SPACE.includes(char);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isWordChar(char: string): boolean {
  return /^[\p{L}\p{Nd}_]$/u.test(char);
}

function quoteRune(char: string): string {
  return `'${char}'`;
}
