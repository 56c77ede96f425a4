/**
 * Smart punctuation by the rules of Goldmark's `extension/typographer.go`, which depend on the Markdown source: the preceding character, the rest of the line, and the number of
 * quotation marks that are open in the paragraph. Lengths are those of UTF-8, as in Goldmark.
 */

/** Quotation marks that are open in a block. */
export interface OpenQuotes {
  single: number;
  double: number;
}

export interface Sign {
  readonly text: string;
  /** Length of the replaced text. */
  readonly length: number;
}

/** Characters that may be replaced. */
export const MAY_BE_SIGN = /["'.<>-]/;

const RUNS: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['...', '…'],
  ['<<', '«'],
  ['>>', '»'],
];

/**
 * The replacement for the beginning of a line's rest, if there is one.
 *
 * @param before the preceding character; a line end at the start of a block
 */
export function signAt(rest: string, before: string, open: OpenQuotes): Sign | undefined {
  const mark = rest.charAt(0);
  if (mark !== '"' && mark !== "'") {
    const run = RUNS.find(([written]) => rest.startsWith(written));
    return run === undefined ? undefined : { text: run[1], length: run[0].length };
  }
  const text = mark === '"' ? doubleQuote(rest, before, open) : singleQuote(rest, before, open);
  return text === undefined ? undefined : { text, length: 1 };
}

function doubleQuote(rest: string, before: string, open: OpenQuotes): string | undefined {
  const sides = sidesOf(rest, before);
  if (sides.opens && !sides.closes) {
    open.double += 1;
    return '“';
  }
  // An inch sign in quotation marks: "Monitor 21""
  if (open.double === 0 || !ends(rest, sides) || (rest.charAt(1) === '"' && isDigit(before)))
    return undefined;
  open.double -= 1;
  return '”';
}

function singleQuote(rest: string, before: string, open: OpenQuotes): string | undefined {
  const sides = sidesOf(rest, before);
  const next = characterAt(rest, 1);
  const size = sizeOf(rest);
  const opens = sides.opens && !sides.closes;
  const isDecade = /^'\d\ds(?![^\s\p{P}])/u.test(rest);
  const isShortened = /[\p{P}\s]/u.test(before) && /^[tenl]/.test(next);
  const isInWord = (isDigit(before) || isLetter(before)) && isLetter(next);
  if ((opens && isDecade) || isShortened || isInWord) return '’';
  if (opens) {
    if (/^'(?:[smtd]|ve|ll|re)(?![^\s!-/:-@[-`{-~])/.test(rest)) return '’';
    open.single += 1;
    return '‘';
  }
  if (size > 2 && !isDigit(next)) return '’';
  if (open.single === 0 || !ends(rest, sides)) return undefined;
  open.single -= 1;
  return '’';
}

interface Sides {
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Whether a run of marks can open or close, by the rules for emphasis. */
function sidesOf(rest: string, before: string): Sides {
  const mark = rest.charAt(0);
  let length = 1;
  while (rest.charAt(length) === mark) length += 1;
  const after = characterAt(rest, length) || ' ';
  const isAfterGap = isSpace(before) || isPunctuation(before);
  const isBeforeGap = isSpace(after) || isPunctuation(after);
  return {
    opens: !isSpace(after) && (!isPunctuation(after) || isAfterGap),
    closes: !isSpace(before) && (!isPunctuation(before) || isBeforeGap),
  };
}

/** Whether a mark closes: one that could also open closes before punctuation that ends the line or is followed by more of it or a space. */
function ends(rest: string, { opens, closes }: Sides): boolean {
  if (!opens || !closes) return closes;
  const next = characterAt(rest, 1);
  if (!/^\p{P}/u.test(next)) return false;
  return (
    sizeOf(rest) === 2 || (next.length === 1 && next < '\u0080' && /^[\s!-/:-@[-`{-~]/.test(rest.slice(2)))
  );
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** UTF-8 length of a text, counted as far as the rules need. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text.slice(0, 5)).length;
}

function isSpace(character: string): boolean {
  return /[\s\u0085]/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[!-/:-@[-`{-~\p{P}]/u.test(character);
}

function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character);
}

/** A slot counts as a letter: in Hugo, its place is taken by the name of the shortcode's output. */
function isLetter(character: string): boolean {
  return /[\p{L}\u{F0000}-\u{10FFFD}]/u.test(character);
}
