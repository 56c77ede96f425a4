/**
 * Blocks between delimiters that Markdown must not read: `$$ … $$` on lines of their own. Each is taken out of the text before Markdown sees it, since its
 * lines may look like lists, headings or ends of paragraphs, and stands there as a slot.
 */
import type { Slot } from '../shortcodes/index.ts';
import { concat, generated, originAt, type SourceText, slice } from '../text/index.ts';
import { PLACE_PROPERTY, placeNumber, type Scope } from './scope.ts';
import type { Delimiters } from './syntax/passthrough.ts';

const FENCE = /^[ \t>]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}|~{3,})/;
/** What may stand before a block on its line: quotes, list markers and white space. */
const BEFORE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/;

/** The text with the blocks as slots. A delimiter that nothing closes is text. */
export function takePassthroughBlocks(scope: Scope, delimiters: Delimiters): SourceText {
  const { source, slots } = scope;
  const { text } = source;
  if (!delimiters.some(([open]) => text.includes(open))) return source;
  // Those that close somewhere at all, so that nobody looks for the others at every line.
  const ordered = delimiters
    .filter(([, close]) => text.includes(close))
    .toSorted(([a], [b]) => b.length - a.length);
  const parts: SourceText[] = [];
  let from = 0;
  let fence: string | undefined;
  for (let start = 0; start < text.length; ) {
    const lineEnd = endOfLine(text, start);
    const line = text.slice(start, lineEnd);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else {
      const at = start + (BEFORE.exec(line)?.[0].length ?? 0);
      const end = endOfBlock(text, at, ordered);
      if (end !== undefined) {
        parts.push(slice(source, from, at));
        parts.push(
          generated(
            slots.add(blockSlot(text.slice(at, end), placeNumber(scope, at, end), scope)),
            originAt(source, at),
          ),
        );
        from = end;
        start = endOfLine(text, end) + 1;
        continue;
      }
    }
    start = lineEnd + 1;
  }
  return from === 0 ? source : concat([...parts, slice(source, from)]);
}

/** The end of the block that begins at an offset and ends its line; `undefined` where there is none. */
function endOfBlock(text: string, at: number, delimiters: Delimiters): number | undefined {
  const pair = delimiters.find(([open]) => text.startsWith(open, at));
  if (pair === undefined) return undefined;
  const [open, close] = pair;
  const closing = text.indexOf(close, at + open.length);
  if (closing === -1) return undefined;
  const end = closing + close.length;
  return text.slice(end, endOfLine(text, end)).trim() === '' ? end : undefined;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}

/** @param place the number of its place */
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
