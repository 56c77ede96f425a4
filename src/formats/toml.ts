import { parse, TomlDate, TomlError, type TomlValue } from 'smol-toml';
import { createLineIndex } from '../diagnostics/index.ts';
import { depthFault, MAX_DEPTH, offsetOfDepth } from './depth.ts';
import type { Parsed } from './fault.ts';
import type { Value } from './value.ts';

/** A TOML text (1.0 and 1.1). Dates become ISO 8601 text with the offset they were written with. */
export function parseToml(text: string): Parsed<Value> {
  try {
    return { kind: 'value', value: tomlToValue(parse(text, { integersAsBigInt: 'asNeeded' })), warnings: [] };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'fault', fault: depthFault(offsetOfDepth(text)) };
    if (!(error instanceof TomlError)) throw error;
    const offset = Math.min(createLineIndex(text).offsetOf(error.line) + error.column - 1, text.length);
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n', 1);
    return {
      kind: 'fault',
      fault: { offset, ...explain(reason, text.slice(offset).split('\n', 1)[0] ?? '') },
    };
  }
}

/** Values that are nested too deeply are cut off here; a later check reports their depth with the place of the key. */
function tomlToValue(value: TomlValue, depth = 0): Value {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?=Z|[-+]|$)/, '');
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return depth > MAX_DEPTH ? [] : value.map((item) => tomlToValue(item, depth + 1));
  if (typeof value !== 'object') return value;
  if (depth > MAX_DEPTH) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, tomlToValue(inner, depth + 1)]),
  );
}

function explain(reason: string, rest: string): { message: string; hint: string } {
  const found = rest.trim() === '' ? 'end of line' : `“${rest.length > 40 ? `${rest.slice(0, 40)}…` : rest}”`;
  const hint =
    HINTS.find(([pattern]) => pattern.test(reason))?.[1] ??
    'Put text in quotes, and check the brackets and quotes before this place.';
  return { message: `Unexpected ${found}, expected valid TOML (${reason}).`, hint };
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/redefine|already defined|duplicate/i, 'Remove one of the two.'],
  [
    /unclosed|unfinished|terminat|control character|end of (file|string)/i,
    'Add the closing quote or bracket.',
  ],
  [/escape/i, 'Write \\\\ for a backslash, or use single quotes.'],
  [/date/i, 'Write dates as 2006-01-02 or 2006-01-02T15:04:05Z.'],
];
