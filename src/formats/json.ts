import { depthFault, offsetOfDepth } from './depth.ts';
import type { Fault, Parsed } from './fault.ts';
import type { Value } from './value.ts';

/** Parses a JSON text. */
export function parseJson(text: string): Parsed<Value> {
  try {
    const value: Value = JSON.parse(text);
    return { kind: 'value', value, warnings: [] };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'fault', fault: depthFault(offsetOfDepth(text)) };
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'fault', fault: findJsonFault(text) };
  }
}

const TOKEN =
  /[\t\n\r ]*(?:([[\]{}:,])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)))/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';
type Bracket = '{' | '[';

/** The offset at which a text stops being JSON, and what is expected there; `JSON.parse` does not always report the position. */
function findJsonFault(text: string): Fault {
  const open: Bracket[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    const [whole, mark = '', string] = match;
    const next = follow(expected, mark, string !== undefined, open.at(-1));
    if (next === undefined) break;
    if (mark === '{' || mark === '[') open.push(mark);
    if (mark === '}' || mark === ']') open.pop();
    expected = next;
    at += whole.length;
  }
  const offset = at + (/^[\t\n\r ]*/.exec(text.slice(at))?.[0].length ?? 0);
  return describe(text, offset, expected, open.at(-1));
}

/**
 * What is expected after a token; `undefined` if the token is not allowed.
 *
 * @param mark the token if it is a bracket, colon or comma; else empty
 */
function follow(
  expected: Expected,
  mark: string,
  isText: boolean,
  inside: Bracket | undefined,
): Expected | undefined {
  switch (expected) {
    case ':':
      return mark === ':' ? 'value' : undefined;
    case 'key':
    case 'key or }':
      if (isText) return ':';
      return expected === 'key or }' && mark === '}' ? ', or end' : undefined;
    case ', or end':
      if (mark === ',' && inside !== undefined) return inside === '{' ? 'key' : 'value';
      return mark !== '' && mark === CLOSING[inside ?? ''] ? ', or end' : undefined;
    default:
      if (mark === '{') return 'key or }';
      if (mark === '[') return 'value or ]';
      return mark === '' || (mark === ']' && expected === 'value or ]') ? ', or end' : undefined;
  }
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

function describe(text: string, offset: number, expected: string, inside: Bracket | undefined): Fault {
  const rest = /^[^\n]{0,20}/.exec(text.slice(offset))?.[0] ?? '';
  const wanted =
    {
      value: 'a value',
      'value or ]': 'a value or “]”',
      key: 'a key in double quotes',
      'key or }': 'a key in double quotes or “}”',
      ':': '“:”',
    }[expected] ?? (inside === undefined ? 'the end' : `“,” or “${inside === '{' ? '}' : ']'}”`);
  const trailingComma = /^[\]}]/.test(rest) && /,\s*$/.test(text.slice(0, offset));
  return {
    offset,
    message: `Unexpected ${rest === '' ? 'end of the text' : `“${rest}”`}, expected ${wanted}.`,
    hint: trailingComma
      ? 'Remove the comma before it.'
      : 'Write JSON: double quotes round keys and text, commas between entries, no comments.',
  };
}
