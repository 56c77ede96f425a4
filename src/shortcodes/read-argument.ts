/** Parses one argument of a shortcode tag: a word, a quoted value, or either with a name. */
export type Argument = string | number | boolean;

const WORD = /[\p{L}\p{Nd}_.-]+/uy;
/** Up to white space, as in Hugo, but never into the next tag. */
const NAMED_VALUE = /[^\s{]*(?:\{(?!\{[<%])[^\s{]*)*/y;
const QUOTED = /"([^"\\\n]*(?:\\.[^"\\\n]*)*)"/y;
const RAW = /`([^`]*)`/y;
export const EQUALS = /\s*=\s*/y;
const INTEGER = /^[-+]?\d+$/;
const DECIMAL = /^[-+]?\d*\.\d+$/;

export type ReadArgument =
  | { readonly kind: 'argument'; readonly name?: string; readonly value: Argument; readonly end: number }
  | {
      readonly kind: 'unexpected';
      readonly code: 'unclosed-shortcode' | 'invalid-shortcode-arguments';
      readonly at: number;
      message(name: string, closer: string): string;
      hint(closer: string): string;
    };

export function readArgument(text: string, at: number): ReadArgument {
  const quoted = readQuoted(text, at);
  if (quoted !== undefined) return quoted;
  const word = take(WORD, text, at)?.[0];
  if (word === undefined) {
    if (isEndOfTag(text, at)) return unclosed(at);
    return {
      kind: 'unexpected',
      code: 'invalid-shortcode-arguments',
      at,
      message: (name, closer) =>
        `Unexpected ${describe(text, at)} in the tag “${name}”, expected an argument or “${closer}”.`,
      hint: () => 'Quote values with characters other than letters, digits, “-”, “_” and “.”.',
    };
  }
  const afterWord = at + word.length;
  const equals = take(EQUALS, text, afterWord)?.[0];
  if (equals === undefined) return { kind: 'argument', value: typed(word), end: afterWord };
  const valueAt = afterWord + equals.length;
  const quotedValue = readQuoted(text, valueAt);
  if (quotedValue?.kind === 'argument') return { ...quotedValue, name: word };
  if (quotedValue !== undefined) return quotedValue;
  if (isEndOfTag(text, valueAt)) return unclosed(valueAt);
  const bare = take(NAMED_VALUE, text, valueAt)?.[0];
  if (bare === undefined || bare === '' || /[>%]\}\}/.test(bare)) {
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

/** Whether the page ends or the next tag begins before the current tag is closed. */
function isEndOfTag(text: string, at: number): boolean {
  return at >= text.length || text.startsWith('{{', at);
}

function unclosed(at: number): ReadArgument {
  return {
    kind: 'unexpected',
    code: 'unclosed-shortcode',
    at,
    message: (name, closer) => `Unexpected end of the tag “${name}”, expected “${closer}”.`,
    hint: (closer) => `Close the tag with ${closer}.`,
  };
}

export function readQuoted(text: string, at: number): ReadArgument | undefined {
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
  const written = match[1] ?? '';
  // Hugo keeps backslashes, but drops all of them if one precedes a quotation mark.
  const value = quote === '"' && written.includes('\\"') ? written.replaceAll('\\', '') : written;
  return { kind: 'argument', value, end: at + match[0].length };
}

/** Only unquoted values have types. Numbers that are too large to be exact, such as the ids of posts, remain text. */
function typed(word: string): Argument {
  if (word === 'true') return true;
  if (word === 'false') return false;
  const isNumber = INTEGER.test(word) ? Number.isSafeInteger(Number(word)) : DECIMAL.test(word);
  return isNumber ? Number(word) : word;
}

/** A character as messages name it. */
export function describe(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? 'end of the page' : `“${String.fromCodePoint(code)}”`;
}

/** The match of a sticky expression at an offset. */
export function take(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The offset after a sticky expression's match; the same offset without a match. */
export function skip(pattern: RegExp, text: string, at: number): number {
  return at + (take(pattern, text, at)?.[0].length ?? 0);
}
