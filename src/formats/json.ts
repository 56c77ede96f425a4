import { depthFault, offsetOfDepth } from './depth.ts';
import type { Fault, Parsed } from './fault.ts';
import type { Value } from './value.ts';

/** A JSON text. */
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

/** Where a text stops being JSON and what could stand there; `JSON.parse` does not tell the place in all cases. */
function findJsonFault(text: string): Fault {
  const open: ('{' | '[')[] = [];
  let expected: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    const [whole, mark, string, other] = match;
    const isValue = string !== undefined || other !== undefined || mark === '{' || mark === '[';
    const inside = open.at(-1);
    if (expected === ':' && mark === ':') expected = 'value';
    else if ((expected === 'key' || expected === 'key or }') && string !== undefined) expected = ':';
    else if ((expected === 'key or }' || (expected === ', or end' && inside === '{')) && mark === '}') {
      open.pop();
      expected = ', or end';
    } else if ((expected === 'value or ]' || (expected === ', or end' && inside === '[')) && mark === ']') {
      open.pop();
      expected = ', or end';
    } else if (expected === ', or end' && mark === ',' && inside !== undefined) {
      expected = inside === '{' ? 'key' : 'value';
    } else if ((expected === 'value' || expected === 'value or ]') && isValue) {
      if (mark === '{' || mark === '[') open.push(mark);
      expected = mark === '{' ? 'key or }' : mark === '[' ? 'value or ]' : ', or end';
    } else break;
    at += whole.length;
  }
  const offset = at + (/^[\t\n\r ]*/.exec(text.slice(at))?.[0].length ?? 0);
  return describe(text, offset, expected, open.at(-1));
}

function describe(text: string, offset: number, expected: string, inside: '{' | '[' | undefined): Fault {
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
