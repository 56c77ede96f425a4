/** Reads the simple YAML of most front matter line by line. */
import type { Value } from './value.ts';

/** Entries at the left margin. Longer keys are left to the YAML parser, which has its own limit. */
const ENTRY = /^([A-Za-z_][A-Za-z0-9_-]{0,100}):(?: +(.*))?$/;
const ITEM = /^( *)- +(.*)$/;
const NOTHING = /^ *(?:#.*)?$/;
/** Characters that YAML forbids, or that YAML parsers treat differently as line ends. */
const UNUSUAL = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\uffef\u{10000}-\u{10ffff}]/u;
/** An unquoted scalar that does not begin with an indicator. */
const PLAIN = /^(?:[\p{L}\p{N}/._+]|-[\p{L}\p{N}])/u;
/** What makes a plain scalar a map, or begins a comment in it. */
const INDICATOR = /:(?: |$)| #/;

/** The header of a block scalar; other headers are left to the YAML parser. */
const BLOCK = /^([>|])(-?)$/;

/**
 * The map of a text that has nothing but entries `key: scalar`, lists of scalars, and texts of one paragraph (`>`, `|`); `undefined` for every other text,
 * which a parser of all YAML has to read. Front matter of most pages is such a map, and is read here in a fraction of the time.
 *
 * @param plain what an unquoted scalar means
 */
export function readPlainYaml(text: string, plain: (scalar: string) => Value): Value | undefined {
  if (UNUSUAL.test(text) || !text.endsWith('\n')) return undefined;
  const entries = new Map<string, Value>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    at += 1;
    if (NOTHING.test(line)) continue;
    const [, key, scalar = ''] = ENTRY.exec(line) ?? [];
    if (key === undefined || entries.has(key)) return undefined;
    const read = scalar === '' ? readItems(lines, at, plain) : readText(scalar, lines, at, plain);
    if (read === undefined) return undefined;
    entries.set(key, read.value);
    at = read.end;
  }
  return entries.size === 0 ? undefined : Object.fromEntries(entries);
}

/** A value, and the number of the line after it. */
interface Read {
  readonly value: Value;
  readonly end: number;
}

/** The list below a key; `null` if there is none. */
function readItems(
  lines: readonly string[],
  start: number,
  plain: (scalar: string) => Value,
): Read | undefined {
  const items: Value[] = [];
  let indent: string | undefined;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (NOTHING.test(line)) continue;
    const [, before, scalar = ''] = ITEM.exec(line) ?? [];
    if (before === undefined) return { value: items.length === 0 ? plain('') : items, end: at };
    indent ??= before;
    const value = readScalar(scalar, plain);
    if (value === undefined || before !== indent) return undefined;
    items.push(value);
  }
  return { value: items.length === 0 ? plain('') : items, end: lines.length };
}

/** A scalar of one line, or a block scalar (`>` or `|`). */
function readText(
  written: string,
  lines: readonly string[],
  start: number,
  plain: (scalar: string) => Value,
): Read | undefined {
  const [, style, chomp] = BLOCK.exec(written) ?? [];
  if (style === undefined) {
    const value = readScalar(written, plain);
    return value === undefined ? undefined : { value, end: start };
  }
  const indent = /^ +/.exec(lines[start] ?? '')?.[0] ?? '';
  let end = start;
  while (lines[end]?.startsWith(' ') === true) end += 1;
  const inner = lines.slice(start, end).map((line) => line.slice(indent.length));
  const isParagraph = inner.every(
    (line, at) => /^\S(?:.*\S)?$/.test(line) && lines[start + at]?.startsWith(indent),
  );
  // Empty lines belong to the text, except those before the next entry.
  let next = end;
  while (lines[next] === '') next += 1;
  if (inner.length === 0 || !isParagraph || lines[next]?.startsWith(' ') === true) return undefined;
  return { value: inner.join(style === '>' ? ' ' : '\n') + (chomp === '' ? '\n' : ''), end: next };
}

/** A scalar that ends with its line; `undefined` if only the YAML parser can read it. */
function readScalar(written: string, plain: (scalar: string) => Value): Value | undefined {
  const scalar = written.replace(/ +$/, '');
  const quote = scalar[0];
  if (quote === '"' || quote === "'") {
    const inner = scalar.slice(1, -1);
    const ends = scalar.length > 1 && scalar.endsWith(quote);
    return ends && !inner.includes(quote) && !(quote === '"' && inner.includes('\\')) ? inner : undefined;
  }
  return PLAIN.test(scalar) && !INDICATOR.test(scalar) ? plain(scalar) : undefined;
}
