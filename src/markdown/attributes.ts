/**
 * Attribute lists, `{#id .class key="value" n=1}`, by Goldmark's rules (`parser/attribute.go`): ids and classes stop at white space and at
 * punctuation other than `_ - : .`; attributes are separated by white space or commas.
 */

export interface Attributes {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  /** In order; arrays and objects keep their source text. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

const SHORT = /[#.]([^\s!-,/;-@[-^`{-~]*)/y;
const KEY = /([A-Za-z_:][\w:.-]*)=/y;
const STRING = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/y;
const NUMBER = /[-+]?\d+(?:\.\d+)?(?=[\s,}])/y;
const ARRAY = /\[[^\]\n]*\]/y;
const NAME = /[A-Za-z_:][\w:.-]*/y;
const SEPARATOR = /[\s,]*/y;

/** Parses an attribute list at an offset. `undefined` if there is none, or if it is malformed and thus text. */
export function parseAttributes(
  text: string,
  start: number,
): { attributes: Attributes; end: number } | undefined {
  if (text.charAt(start) !== '{') return undefined;
  let at = start + 1;
  let id: string | undefined;
  const classes: string[] = [];
  // Without a prototype: `constructor` is a name like any other.
  const values: Record<string, string | number | boolean> = Object.create(null);
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at += match[0].length;
    return match;
  };
  for (;;) {
    take(SEPARATOR);
    if (text.charAt(at) === '}') return { attributes: { id, classes, values }, end: at + 1 };
    const mark = text.charAt(at);
    const short = take(SHORT)?.[1];
    if (short !== undefined) {
      // `{##id}` is an empty id followed by this one.
      if (short === '') continue;
      if (mark === '.') classes.push(short);
      else id ??= short;
      continue;
    }
    const key = take(KEY)?.[1];
    if (key === undefined) return undefined;
    const string = take(STRING);
    if (string !== undefined) values[key] ??= (string[1] ?? string[2] ?? '').replace(/\\(["'\\])/g, '$1');
    else {
      const other = take(NUMBER)?.[0] ?? take(ARRAY)?.[0] ?? take(NAME)?.[0];
      if (other === undefined) return undefined;
      values[key] ??= other === 'true' ? true : other === 'false' ? false : other;
    }
  }
}

/** The attribute list at the end of a line, as in headings; `start` is the offset of its brace. The last unescaped brace counts. */
export function parseTrailingAttributes(line: string): { attributes: Attributes; start: number } | undefined {
  if (!/\}\s*$/.test(line)) return undefined;
  let last: { attributes: Attributes; start: number; end: number } | undefined;
  for (let at = line.indexOf('{'); at !== -1; at = line.indexOf('{', at + 1)) {
    if (line.charAt(at - 1) === '\\') continue;
    const parsed = parseAttributes(line, at);
    last = parsed === undefined ? undefined : { ...parsed, start: at };
  }
  return last !== undefined && line.slice(last.end).trim() === '' ? last : undefined;
}

/** Attributes as properties of an element. Event handlers (`on…`) are removed, as in Hugo; `class` and `id` may also be written as keys. */
export function attributesToProperties(
  attributes: Attributes,
): Record<string, string | number | boolean | string[]> {
  const properties: Record<string, string | number | boolean | string[]> = {};
  const classes = [...attributes.classes];
  let id = attributes.id;
  for (const [key, value] of Object.entries(attributes.values)) {
    const name = key.toLowerCase();
    if (name.startsWith('on')) continue;
    if (name === 'class') classes.push(...String(value).split(/\s+/));
    else if (name === 'id') id ??= String(value);
    else properties[key] = value;
  }
  if (classes.length > 0) properties.className = classes;
  if (id !== undefined) properties.id = id;
  return properties;
}
