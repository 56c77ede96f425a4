import type { YAMLError } from 'yaml';
import { depthFault, offsetOfDepth } from './depth.ts';
import type { Fault } from './fault.ts';

/** Rewords an error of the YAML parser: it explains the grammar, we say what to do. */
export function yamlErrorToFault(error: YAMLError, text: string): Fault {
  const [start, end] = error.pos;
  // The depth at which the stack overflows varies.
  if (STACK_OVERFLOW.test(error.message)) return depthFault(offsetOfDepth(text));
  for (const { pattern, explain } of EXPLANATIONS) {
    const match = pattern.exec(error.message);
    if (match === null) continue;
    const offset = offsetOf(pattern, start, text);
    const found = quoteFound(text, offset);
    return { offset, ...(end > offset + 1 ? { end } : {}), ...explain(found, match[1] ?? '') };
  }
  return {
    offset: start,
    message: `Unexpected ${quoteFound(text, start)}, expected valid YAML (${error.message}).`,
    hint: 'Check the indentation, and put values with special characters in quotes.',
  };
}

/** The warning about a duplicate key of a map. */
export function duplicateKeyFault(offset: number, text: string): Fault {
  return {
    offset,
    message: `Unexpected second key ${quoteFound(text, offset).replace(/:.*”$/, '”')}, expected each key once.`,
    hint: 'Remove one of the two; the last one counts.',
  };
}

/** Where to look: at the colon of a nested entry. */
function offsetOf(pattern: RegExp, start: number, text: string): number {
  return pattern === NESTED_MAP ? start + Math.max(0, text.slice(start).search(/:(?=\s|$)/)) : start;
}

/** The text from an offset to the end of its line: `“b: c”`, `end of the line`. */
function quoteFound(text: string, offset: number): string {
  const line = text.slice(offset).split('\n', 1)[0]?.trim() ?? '';
  if (line === '') return text.slice(offset).trim() === '' ? 'end of the text' : 'end of the line';
  return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
}

interface Explanation {
  readonly pattern: RegExp;
  readonly explain: (found: string, detail: string) => { message: string; hint: string };
}

const STACK_OVERFLOW = /^Maximum call stack size/;
const NESTED_MAP = /^Nested mappings are not allowed/;
const MISSING_COLON_HINT =
  'Write a colon and a space after the key, or indent the line to continue the value above.';

/** Explanations of frequent errors; the first that matches is used. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: NESTED_MAP,
    explain: (found) => ({
      message: `Unexpected ${found} inside a value, expected one “key: value” on a line.`,
      hint: 'Put the value in quotes, or give the line the indentation of its neighbours.',
    }),
  },
  {
    pattern: /^Plain value cannot start with (?:reserved character )?(.*)/,
    explain: (found) => ({
      message: `Unexpected ${found}, expected a value that starts with a letter, a digit or a quote.`,
      hint: 'Put the value in quotes.',
    }),
  },
  {
    pattern: /^Tabs are not allowed as indentation/,
    explain: () => ({
      message: 'Unexpected tab in the indentation, expected spaces.',
      hint: 'Replace the tab by spaces.',
    }),
  },
  {
    pattern: /^Source contains multiple documents/,
    explain: () => ({
      message: 'Unexpected second document, expected one.',
      hint: 'Remove it; only the first one is read.',
    }),
  },
  {
    pattern: /^Missing closing (['"])/,
    explain: (_found, quote) => ({
      message: `Unexpected end of a quoted text, expected its closing “${quote}”.`,
      hint: 'Add the closing quote.',
    }),
  },
  {
    pattern: /(?:must be sufficiently indented and|expected to) end with a (\S)/i,
    explain: (found, bracket) => ({
      message: `Unexpected ${found}, expected “${bracket}”.`,
      hint: `Close the list or table with “${bracket}”, or put the value in quotes.`,
    }),
  },
  {
    pattern: /^Invalid escape sequence (.*)/,
    explain: (_found, sequence) => ({
      message: `Unexpected “${sequence}” in a double-quoted text, expected an escape that YAML knows.`,
      hint: 'Write \\\\ for a backslash, or use single quotes.',
    }),
  },
  {
    pattern: /at node end$/,
    explain: (found) => ({
      message: `Unexpected ${found} after the end of a value, expected the end of the line.`,
      hint: 'Put the whole value in quotes, and write a quote inside single quotes twice.',
    }),
  },
  {
    pattern: /^With stringKeys, all keys must be strings/,
    explain: (found) => ({
      message: `Unexpected ${found} as a key, expected text.`,
      hint: 'Put a value that starts with a brace in quotes.',
    }),
  },
  {
    pattern: /Implicit (?:map )?keys|followed by map values|^Implicit keys/,
    explain: (found) => ({
      message: `Unexpected ${found}, expected “key: value”.`,
      hint: MISSING_COLON_HINT,
    }),
  },
  {
    pattern: /start at the same column|^Sequence item without|^A block sequence may not/,
    explain: (found) => ({
      message: `Unexpected indentation of ${found}, expected that of its neighbours.`,
      hint: 'Give all entries of a list or table the same indentation.',
    }),
  },
  {
    pattern: /on same line with key/,
    explain: (found) => ({
      message: `Unexpected ${found} on the line of its key, expected it on a line of its own.`,
      hint: 'Start the list on the next line, or put the value in quotes.',
    }),
  },
];
