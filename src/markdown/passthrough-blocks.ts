/**
 * Blocks between delimiters that are not Markdown: `$$ … $$` on lines of their own. Each is replaced by a slot before parsing, since its lines may look like lists, headings or
 * ends of paragraphs.
 */
import type { Slot } from '../shortcodes/index.ts';
import { concat, generated, originAt, readBlocks, type SourceText, slice } from '../text/index.ts';
import { PLACE_PROPERTY, placeNumber, type Scope } from './scope.ts';
import type { Delimiters } from './syntax/passthrough.ts';

/** The text with such blocks replaced by slots. An unclosed delimiter is text. */
export function takePassthroughBlocks(scope: Scope, delimiters: Delimiters): SourceText {
  const { source, slots } = scope;
  const { text } = source;
  // Only delimiters that are closed at all, so that the others are not searched at every line; the longer of two with the same beginning comes first.
  const ordered = delimiters
    .filter(([open, close]) => text.includes(close, text.indexOf(open) + open.length) && text.includes(open))
    .toSorted(([a], [b]) => b.length - a.length);
  if (ordered.length === 0) return source;
  const passing = {
    firstCharacters: ordered.map(([open]) => open.charAt(0)).join(''),
    endOf: (offset: number) => endOfBlock(text, offset, ordered),
  };
  const parts: SourceText[] = [];
  let from = 0;
  for (const { kind, start } of readBlocks(text, { passing })) {
    const end = kind === 'passing' && start >= from ? passing.endOf(start) : undefined;
    if (end === undefined) continue;
    parts.push(slice(source, from, start));
    const slot = slots.add(blockSlot(text.slice(start, end), placeNumber(scope, start, end), scope));
    parts.push(generated(slot, originAt(source, start)));
    from = end;
  }
  return from === 0 ? source : concat([...parts, slice(source, from)]);
}

/** The end of the block that begins at an offset and ends its line; `undefined` if there is none. */
function endOfBlock(text: string, at: number, delimiters: Delimiters): number | undefined {
  const pair = delimiters.find(([open]) => text.startsWith(open, at));
  if (pair === undefined) return undefined;
  const [open, close] = pair;
  const closing = text.indexOf(close, at + open.length);
  if (closing === -1) return undefined;
  const end = closing + close.length;
  const newline = text.indexOf('\n', end);
  return text.slice(end, newline === -1 ? text.length : newline).trim() === '' ? end : undefined;
}

/** @param place number of its place */
function blockSlot(value: string, place: number, { hooks }: Scope): Slot {
  const made = hooks?.render({ kind: 'passthrough', type: 'block', inner: value }, place);
  if (made !== undefined) return { kind: 'nodes', nodes: made };
  return {
    kind: 'nodes',
    nodes: [
      {
        type: 'element',
        tagName: 'div',
        properties: { className: ['math', 'math-display'], [PLACE_PROPERTY]: place },
        children: [{ type: 'text', value }],
      },
    ],
  };
}
