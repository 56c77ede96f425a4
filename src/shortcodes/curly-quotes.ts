/** Finds typographic quotation marks around the value of an argument: Hugo treats them as part of the value, which ends at the first space. */
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';
import type { CallNode } from './parse.ts';

/** A named value that begins with such a mark; values in straight quotation marks are skipped. */
const CURLY_QUOTED = /([\p{L}\p{N}_.-]+)\s*=\s*([“”„‟«»‘’‚「『][^\s"`]*)/gu;

/** A fast test, since hardly any tag has such a mark. */
const CURLY = /[“”„‟«»‘’‚「『]/u;

/** The findings for a call's opening tag. */
export function curlyQuotes(source: SourceText, node: CallNode): Problem[] {
  const tag = source.text.slice(node.start, node.tagEnd);
  if (!CURLY.test(tag)) return [];
  return [...tag.matchAll(CURLY_QUOTED)].flatMap(({ 0: whole, 1: name = '', 2: value = '', index }) => {
    if (node.args.named[name] !== value) return [];
    const at = node.start + index + whole.length - value.length;
    return createProblem('invalid-shortcode-arguments', placeAt(source, at, at + value.length), {
      severity: 'warning',
      message: `Unexpected quotation mark “${value.charAt(0)}” in the value of “${name}” of “${node.name}”, expected a straight one: this one is part of the value, which ends at the first space.`,
      hint: `Write ${name}="…".`,
      target: node.name,
    });
  });
}
