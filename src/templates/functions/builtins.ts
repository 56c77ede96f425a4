/** Built-in functions of Go's templates; `and` and `or` are implemented in the executor. */
import { escapePlainHtml, escapeQuery } from '../escape/escapers.ts';
import { ARGUMENTS } from '../syntax/nodes.ts';
import { lengthOf } from '../values/length.ts';
import { printValues } from '../values/print.ts';
import { isTruthful } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

export const builtins: Functions = {
  [ARGUMENTS]: many(1, (args) => (args.length === 1 ? args[0] : printValues(args))),
  html: many(0, (args) => escapePlainHtml(printValues(args))),
  js: many(0, (args) => [...printValues(args)].map(escapeJs).join('')),
  urlquery: many(0, (args) => escapeQuery(printValues(args))),
  len: fn(1, ([value]) => lengthOf(value)),
  not: fn(1, ([value]) => !isTruthful(value)),
};

function escapeJs(char: string): string {
  const known = JS[char];
  if (known !== undefined) return known;
  if (char >= ' ' && char !== '\u2028' && char !== '\u2029') return char;
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
