/**
 * Text of others (names of files, headings, subjects of commits, messages) as reports print it: what a terminal or a CI log would obey instead of showing
 * is made visible. Every report for people sends what it prints through here; JSON has its own escapes.
 */

/** Control characters except the tab, line separators, and characters that change the text direction. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * One line of text: `a\u001b[31m` → `a␛[31m`, U+202E → `[U+202E]`. What GitHub would take for a command of a workflow (`::error …` at the start of a line,
 * `##[error]` anywhere) gets a backslash.
 */
export function printable(text: string): string {
  return text
    .replace(OBEYED, show)
    .replace(/^\s*::/, (start) => `\\${start.trimStart()}`)
    .replaceAll('##[', '#\\#[');
}

/** Several lines, whose line ends are kept. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** Makes all strings of a plain value (objects, lists and strings, as in JSON) printable. */
export function printableValue<T>(value: T): T {
  // The type stays the same: only strings are replaced, by strings.
  return replaceStrings(value) as T;
}

function replaceStrings(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(replaceStrings);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaceStrings(each)]));
}

function show(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === '\t') return char;
  // Unicode has symbols for the first 32 control characters and for DEL.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
