/**
 * The lexer of Hugo's shortcode grammar: text → tags with their offsets. Shortcodes are recognized everywhere in a body, even in fences, code spans and HTML comments, before
 * Markdown is parsed.
 *
 * The rules are from Hugo's `parser/pageparser/pagelexer_shortcode.go`, checked against recorded output (test/shortcodes).
 */

import { type Argument, describe, EQUALS, readArgument, readQuoted, skip, take } from './read-argument.ts';

/** The arguments of a tag: unnamed or named, never both. */
export interface Arguments {
  readonly positional: readonly Argument[];
  readonly named: Readonly<Record<string, Argument>>;
}

export type Delimiter = '<' | '%';

export interface Tag {
  readonly kind: 'open' | 'close';
  readonly name: string;
  readonly delimiter: Delimiter;
  readonly args: Arguments;
  /** `/>}}`: a call that encloses nothing. */
  readonly selfClosing: boolean;
  /** Offsets of the whole tag. */
  readonly start: number;
  readonly end: number;
}

/** Text that shows a shortcode instead of executing it, written with comment marks inside the delimiters. */
export interface Escaped {
  readonly kind: 'escaped';
  /** The text to show, such as `{{< x >}}`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Malformed {
  readonly kind: 'malformed';
  readonly code: 'unclosed-shortcode' | 'invalid-shortcode' | 'invalid-shortcode-arguments';
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  /** Where reading continues. */
  readonly end: number;
  /** Offset of the unexpected character. */
  readonly at: number;
}

export type Token = Tag | Escaped | Malformed;

const SPACE = /\s*/y;
const NAME = /[\p{L}\p{Nd}_/-]+/uy;

/** All shortcode tags of a text, in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const lastCloses = new Map<string, number>();
  const lastClose = (close: string): number => {
    const at = lastCloses.get(close) ?? text.lastIndexOf(close);
    lastCloses.set(close, at);
    return at;
  };
  let from = 0;
  for (;;) {
    const start = text.indexOf('{{', from);
    if (start === -1) return tokens;
    const delimiter = text.charAt(start + 2);
    if (delimiter === '<' || delimiter === '%') {
      const token = text.startsWith('/*', start + 3)
        ? readEscaped(text, start, delimiter, lastClose)
        : readTag(text, start, delimiter);
      tokens.push(token);
      from = token.end;
    } else from = start + 1;
  }
}

/** @param lastClose offset of the last such closing mark, so that an unclosed one is not searched repeatedly to the end */
function readEscaped(
  text: string,
  start: number,
  delimiter: Delimiter,
  lastClose: (close: string) => number,
): Escaped | Malformed {
  const closer = closerOf(delimiter);
  const close = `*/${closer}`;
  const end = start + 5 > lastClose(close) ? -1 : text.indexOf(close, start + 5);
  if (end === -1) {
    return malformed({ text, start, closer }, start, {
      code: 'unclosed-shortcode',
      message: `Unexpected end of the page in a commented shortcode, expected “${close}”.`,
      hint: `Write ${close} after the tag that is to be shown.`,
    });
  }
  return {
    kind: 'escaped',
    text: `{{${delimiter}${text.slice(start + 5, end)}${closer}`,
    start,
    end: end + close.length,
  };
}

/** A tag that is being read. */
interface TagStart {
  readonly text: string;
  readonly start: number;
  readonly delimiter: Delimiter;
  /** `>}}` or `%}}`. */
  readonly closer: string;
}

function readTag(text: string, start: number, delimiter: Delimiter): Tag | Malformed {
  const tag: TagStart = { text, start, delimiter, closer: closerOf(delimiter) };
  let at = skip(SPACE, text, start + 3);
  const kind = text.charAt(at) === '/' && !text.startsWith(tag.closer, at + 1) ? 'close' : 'open';
  if (kind === 'close') at = skip(SPACE, text, at + 1);
  const name = readName(tag, at);
  if (typeof name !== 'string') return name;
  at = skipAssigned(text, at + name.length);
  const args = readArguments(tag, name, at);
  return args.kind === 'malformed' ? args : { ...args, kind, name, delimiter, start };
}

function readName(tag: TagStart, at: number): string | Malformed {
  const { text, delimiter, closer } = tag;
  const name = take(NAME, text, at)?.[0];
  if (name === undefined) {
    const found = text.startsWith(closer, at) ? 'end of the tag' : describe(text, at);
    return malformed(tag, at, {
      code: 'invalid-shortcode',
      message: `Unexpected ${found}, expected the name of a shortcode.`,
      hint: `Write a name, or {{${delimiter}/* … */${closer} to show the tag as text.`,
    });
  }
  const end = at + name.length;
  if (name.endsWith('/')) {
    return malformed(tag, end - 1, {
      code: 'invalid-shortcode',
      message: `Unexpected “/” at the end of the name “${name}”, expected a space before it.`,
      hint: `Write {{${delimiter} ${name.slice(0, -1)} /${closer} for a tag that closes itself.`,
    });
  }
  if (text.charAt(end) === '.') {
    return malformed(tag, end, {
      code: 'invalid-shortcode',
      message: `Unexpected “.” in the name of the shortcode “${name}”.`,
      hint: 'Names have letters, digits, “-”, “_” and “/” only.',
    });
  }
  return name;
}

/** Hugo accepts `{{< name="x" … >}}` and ignores the value. */
function skipAssigned(text: string, at: number): number {
  const assigned = take(EQUALS, text, at)?.[0];
  const dropped = assigned === undefined ? undefined : readQuoted(text, at + assigned.length);
  return dropped?.kind === 'argument' ? dropped.end : at;
}

/** The arguments from an offset to the end of the tag. */
function readArguments(
  tag: TagStart,
  name: string,
  from: number,
): Malformed | (Pick<Tag, 'args' | 'selfClosing' | 'end'> & { readonly kind: 'complete' }) {
  const { text, closer } = tag;
  const positional: Argument[] = [];
  // Without a prototype: `constructor` is a name like any other.
  const named: Record<string, Argument> = Object.create(null);
  let at = from;
  for (;;) {
    at = skip(SPACE, text, at);
    const selfClosing = text.charAt(at) === '/';
    const closerAt = selfClosing ? skip(SPACE, text, at + 1) : at;
    if (text.startsWith(closer, closerAt)) {
      const end = closerAt + closer.length;
      return { kind: 'complete', args: { positional, named }, selfClosing, end };
    }
    const argument = readArgument(text, at);
    if (argument.kind === 'unexpected') {
      const { code, message, hint } = argument;
      return malformed(tag, argument.at, { code, message: message(name, closer), hint: hint(closer) });
    }
    const isMixed = argument.name === undefined ? Object.keys(named).length > 0 : positional.length > 0;
    if (isMixed) {
      return malformed(tag, at, {
        code: 'invalid-shortcode-arguments',
        message:
          argument.name === undefined
            ? `Unexpected unnamed argument “${argument.value}” after a named one in “${name}”.`
            : `Unexpected named argument “${argument.name}” after an unnamed one in “${name}”.`,
        hint: 'Name all arguments, or none.',
      });
    }
    if (argument.name === undefined) positional.push(argument.value);
    else named[argument.name] = argument.value;
    at = argument.end;
  }
}

/** @param at offset of the unexpected character */
function malformed(
  { text, start, closer }: Pick<TagStart, 'text' | 'start' | 'closer'>,
  at: number,
  problem: Pick<Malformed, 'code' | 'message' | 'hint'>,
): Malformed {
  // Reading continues after the tag if its end is known, else after the opening braces, so that no text of the page is lost.
  const next = text.indexOf('{{', start + 2);
  const rest = text.slice(at, next === -1 ? undefined : Math.max(at, next));
  const close = rest.indexOf(closer);
  const lineEnd = rest.indexOf('\n');
  const ends = close !== -1 && (lineEnd === -1 || close < lineEnd);
  return { kind: 'malformed', ...problem, start, at, end: ends ? at + close + closer.length : start + 3 };
}

function closerOf(delimiter: Delimiter): string {
  return delimiter === '<' ? '>}}' : '%}}';
}
