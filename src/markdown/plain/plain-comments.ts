/** Comments that are blocks: those at the column where blocks stand. */
import { endOfLine, indentOf, isBlank, type PlainText } from './plain-text.ts';

export const COMMENT = '<!--';
const CLOSE = '-->';

/**
 * @param first the line that it begins in
 * @param at offset of its first character
 * @param base the column, from 0 on, at which blocks stand here
 * @returns its last line, and its text without the indentation of its list items; `undefined` where it does not end, or a list item may end within it
 */
export function readComment(
  source: PlainText,
  first: number,
  at: number,
  base: number,
): { readonly last: number; readonly value: string } | undefined {
  const { text, starts } = source;
  if (at !== (starts[first] ?? 0) + base) return undefined;
  const last = endOfComment(source, first, at);
  if (last === undefined) return undefined;
  const lines = [text.slice(at, endOfLine(source, first))];
  for (let next = first + 1; next <= last; next += 1) {
    const indent = indentOf(source, next);
    if (base > 0 && indent < base && !isBlank(source, next)) return undefined;
    const start = starts[next] ?? 0;
    const line = text.slice(start + Math.min(indent, base), endOfLine(source, next));
    if (base > 0 && line.startsWith('\t')) return undefined;
    lines.push(line);
  }
  return { last, value: lines.join('\n') };
}

/** The line in which a comment ends that begins at an offset; `undefined` where it does not end. */
export function endOfComment(source: PlainText, first: number, at: number): number | undefined {
  // The dashes of `<!-->` open and close it.
  const close = source.text.indexOf(CLOSE, at + 2);
  if (close === -1) return undefined;
  let last = first;
  while (endOfLine(source, last) < close) last += 1;
  return last;
}
