/**
 * The lexical half of Hugo's shortcode grammar: text → tags with their offsets. Shortcodes are found everywhere in a body, in fences, code
 * spans and HTML comments too, before Markdown is read.
 *
 * Source of the rules: Hugo's `parser/pageparser/pagelexer_shortcode.go`, checked against recorded output (test/shortcodes).
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

/** Text that shows a shortcode instead of calling it, written with comment marks inside the delimiters. */
export interface Escaped {
  readonly kind: 'escaped';
  /** What the page shows, for instance `{{< x >}}`. */
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
  /** Where reading goes on. */
  readonly end: number;
  /** Where the unexpected character stands. */
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

/** @param lastClose where the last of such closing marks stands: what is never closed is not searched to the end again and again. */
function readEscaped(
  text: string,
  start: number,
  delimiter: Delimiter,
  lastClose: (close: string) => number,
): Escaped | Malformed {
  const close = `*/${closerOf(delimiter)}`;
  const end = start + 5 > lastClose(close) ? -1 : text.indexOf(close, start + 5);
  if (end === -1) {
    return malformed(
      'unclosed-shortcode',
      text,
      start,
      start,
      `Unexpected end of the page in a commented shortcode, expected “${close}”.`,
      `Write ${close} after the tag that is to be shown.`,
    );
  }
  return {
    kind: 'escaped',
    text: `{{${delimiter}${text.slice(start + 5, end)}${closerOf(delimiter)}`,
    start,
    end: end + close.length,
  };
}

function readTag(text: string, start: number, delimiter: Delimiter): Tag | Malformed {
  const closer = closerOf(delimiter);
  let at = skip(SPACE, text, start + 3);
  const kind = text.charAt(at) === '/' && !text.startsWith(closer, at + 1) ? 'close' : 'open';
  if (kind === 'close') at = skip(SPACE, text, at + 1);

  const name = take(NAME, text, at)?.[0];
  if (name === undefined) {
    const found = text.startsWith(closer, at) ? 'end of the tag' : describe(text, at);
    return malformed(
      'invalid-shortcode',
      text,
      start,
      at,
      `Unexpected ${found}, expected the name of a shortcode.`,
      `Write a name, or {{${delimiter}/* … */${closer} to show the tag as text.`,
    );
  }
  at += name.length;
  if (name.endsWith('/')) {
    return malformed(
      'invalid-shortcode',
      text,
      start,
      at - 1,
      `Unexpected “/” at the end of the name “${name}”, expected a space before it.`,
      `Write {{${delimiter} ${name.slice(0, -1)} /${closer} for a tag that closes itself.`,
    );
  }
  if (text.charAt(at) === '.') {
    return malformed(
      'invalid-shortcode',
      text,
      start,
      at,
      `Unexpected “.” in the name of the shortcode “${name}”.`,
      'Names have letters, digits, “-”, “_” and “/” only.',
    );
  }

  // Hugo takes `{{< name="x" … >}}` and drops the value.
  const assigned = take(EQUALS, text, at)?.[0];
  const dropped = assigned === undefined ? undefined : readQuoted(text, at + assigned.length);
  if (dropped?.kind === 'argument') at = dropped.end;

  const positional: Argument[] = [];
  // Without a prototype: `constructor` is a name like any other.
  const named: Record<string, Argument> = Object.create(null);
  for (;;) {
    at = skip(SPACE, text, at);
    const slash = text.charAt(at) === '/';
    const closerAt = slash ? skip(SPACE, text, at + 1) : at;
    if (text.startsWith(closer, closerAt)) {
      const end = closerAt + closer.length;
      return { kind, name, delimiter, args: { positional, named }, selfClosing: slash, start, end };
    }
    const argument = readArgument(text, at);
    if (argument.kind === 'unexpected') {
      return malformed(
        argument.code,
        text,
        start,
        argument.at,
        argument.message(name, closer),
        argument.hint(closer),
      );
    }
    if (argument.name === undefined) {
      if (Object.keys(named).length > 0) {
        return malformed(
          'invalid-shortcode-arguments',
          text,
          start,
          at,
          `Unexpected unnamed argument “${argument.value}” after a named one in “${name}”.`,
          'Name all arguments, or none.',
        );
      }
      positional.push(argument.value);
    } else {
      if (positional.length > 0) {
        return malformed(
          'invalid-shortcode-arguments',
          text,
          start,
          at,
          `Unexpected named argument “${argument.name}” after an unnamed one in “${name}”.`,
          'Name all arguments, or none.',
        );
      }
      named[argument.name] = argument.value;
    }
    at = argument.end;
  }
}

function malformed(
  code: Malformed['code'],
  text: string,
  start: number,
  at: number,
  message: string,
  hint: string,
): Malformed {
  // Reading goes on after the tag when its end is known, else after the opening braces: nothing of the page is swallowed.
  const closer = closerOf(text.charAt(start + 2) === '%' ? '%' : '<');
  const next = text.indexOf('{{', start + 2);
  const rest = text.slice(at, next === -1 ? undefined : Math.max(at, next));
  const close = rest.indexOf(closer);
  const lineEnd = rest.indexOf('\n');
  const ends = close !== -1 && (lineEnd === -1 || close < lineEnd);
  return {
    kind: 'malformed',
    code,
    message,
    hint,
    start,
    at,
    end: ends ? at + close + closer.length : start + 3,
  };
}

function closerOf(delimiter: Delimiter): string {
  return delimiter === '<' ? '>}}' : '%}}';
}
