/**
 * The lexical half of Hugo's shortcode grammar: text → tags with their offsets. Shortcodes are found everywhere in a body, in fences, code
 * spans and HTML comments too, before Markdown is read.
 *
 * Source of the rules: Hugo's `parser/pageparser/pagelexer_shortcode.go`, checked against recorded output (test/shortcodes).
 */

export type Argument = string | number | boolean;

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
const WORD = /[\p{L}\p{Nd}_.-]+/uy;
const NAMED_VALUE = /[^\s"`][^\s]*/y;
const QUOTED = /"((?:\\.|[^"\\\n])*)"/y;
const RAW = /`([^`]*)`/y;
const EQUALS = /\s*=\s*/y;
const INTEGER = /^[-+]?\d+$/;
const DECIMAL = /^[-+]?\d*\.\d+$/;

/** All shortcode tags of a text, in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('{{', from);
    if (start === -1) return tokens;
    const delimiter = text.charAt(start + 2);
    if (delimiter === '<' || delimiter === '%') {
      const token = text.startsWith('/*', start + 3)
        ? readEscaped(text, start, delimiter)
        : readTag(text, start, delimiter);
      tokens.push(token);
      from = token.end;
    } else from = start + 1;
  }
}

function readEscaped(text: string, start: number, delimiter: Delimiter): Escaped | Malformed {
  const close = `*/${closerOf(delimiter)}`;
  const end = text.indexOf(close, start + 5);
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
  const named: Record<string, Argument> = {};
  for (;;) {
    at = skip(SPACE, text, at);
    const selfClosing = text.startsWith(`/${closer}`, at);
    if (selfClosing || text.startsWith(closer, at)) {
      const end = at + closer.length + (selfClosing ? 1 : 0);
      return { kind, name, delimiter, args: { positional, named }, selfClosing, start, end };
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

type ReadArgument =
  | { readonly kind: 'argument'; readonly name?: string; readonly value: Argument; readonly end: number }
  | {
      readonly kind: 'unexpected';
      readonly code: Malformed['code'];
      readonly at: number;
      message(name: string, closer: string): string;
      hint(closer: string): string;
    };

function readArgument(text: string, at: number): ReadArgument {
  const quoted = readQuoted(text, at);
  if (quoted !== undefined) return quoted;
  const word = take(WORD, text, at)?.[0];
  if (word === undefined) {
    if (at >= text.length || text.startsWith('{{', at)) {
      return {
        kind: 'unexpected',
        code: 'unclosed-shortcode',
        at,
        message: (name, closer) => `Unexpected end of the tag “${name}”, expected “${closer}”.`,
        hint: (closer) => `Close the tag with ${closer}.`,
      };
    }
    return {
      kind: 'unexpected',
      code: 'invalid-shortcode-arguments',
      at,
      message: (name, closer) =>
        `Unexpected ${describe(text, at)} in the tag “${name}”, expected an argument or “${closer}”.`,
      hint: () =>
        'Put a value that has other characters than letters, digits, “-”, “_” and “.” in quotation marks.',
    };
  }
  const afterWord = at + word.length;
  const equals = take(EQUALS, text, afterWord)?.[0];
  if (equals === undefined) return { kind: 'argument', value: typed(word), end: afterWord };
  const valueAt = afterWord + equals.length;
  const quotedValue = readQuoted(text, valueAt);
  if (quotedValue?.kind === 'argument') return { ...quotedValue, name: word };
  if (quotedValue !== undefined) return quotedValue;
  const bare = take(NAMED_VALUE, text, valueAt)?.[0];
  if (bare === undefined || /[>%]\}\}/.test(bare)) {
    return {
      kind: 'unexpected',
      code: 'invalid-shortcode-arguments',
      at: valueAt,
      message: (name, closer) =>
        `Unexpected value of “${word}” in the tag “${name}”, expected a space before “${closer}”.`,
      hint: (closer) => `Put the value in quotation marks: ${word}="…" ${closer}.`,
    };
  }
  return { kind: 'argument', name: word, value: typed(bare), end: valueAt + bare.length };
}

function readQuoted(text: string, at: number): ReadArgument | undefined {
  const quote = text.charAt(at);
  if (quote !== '"' && quote !== '`') return undefined;
  const match = take(quote === '"' ? QUOTED : RAW, text, at);
  if (match === undefined) {
    return {
      kind: 'unexpected',
      code: 'invalid-shortcode-arguments',
      at,
      message: (name) => `Unexpected end of a quoted value in the tag “${name}”, expected ${quote}.`,
      hint: () =>
        quote === '"'
          ? 'Close the quotation on the same line, or use `…` for several lines.'
          : 'Close the value with `.',
    };
  }
  // Hugo drops every backslash of a quoted value, not only those before quotation marks.
  const value = quote === '"' ? (match[1] ?? '').replaceAll('\\', '') : (match[1] ?? '');
  return { kind: 'argument', value, end: at + match[0].length };
}

/** Only unquoted values have types. */
function typed(word: string): Argument {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (INTEGER.test(word) || DECIMAL.test(word)) return Number(word);
  return word;
}

function malformed(
  code: Malformed['code'],
  text: string,
  start: number,
  at: number,
  message: string,
  hint: string,
): Malformed {
  // Reading goes on after the tag when its end can be told, else after the opening braces: nothing of the page is swallowed.
  const closer = closerOf(text.charAt(start + 2) === '%' ? '%' : '<');
  const close = text.indexOf(closer, at);
  const next = text.indexOf('{{', start + 2);
  const lineEnd = text.indexOf('\n', at);
  const ends = close !== -1 && (next === -1 || close < next) && (lineEnd === -1 || close < lineEnd);
  return { kind: 'malformed', code, message, hint, start, at, end: ends ? close + closer.length : start + 3 };
}

function closerOf(delimiter: Delimiter): string {
  return delimiter === '<' ? '>}}' : '%}}';
}

function describe(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? 'end of the page' : `“${String.fromCodePoint(code)}”`;
}

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (take(pattern, text, at)?.[0].length ?? 0);
}
