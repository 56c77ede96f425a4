/**
 * Replaces comments that occupy whole lines by `<!-- -->` before parsing. They never reach the page, but translators may keep the source in comments, which then are half of the
 * text, and every construct would examine each of their lines.
 */
import { concat, generated, originAt, readBlocks, type SourceText, slice } from '../text/index.ts';

/** A line that starts a comment without ending it. */
const MAY_FOLD = /^<!--(?!.*-->)/m;
const OPEN = '<!--';
const CLOSE = '-->';
const FOLDED = '<!-- -->';

/**
 * Folds comments that no parser could take for anything else: separate multi-line blocks that start in the first column, where they end every paragraph, list and quote, and that
 * end their last line. The line below another comment may belong to a list item whatever column it starts in (see `goldmarkComments`): there, only a comment below one that was
 * folded is folded.
 */
export function foldComments(source: SourceText): SourceText {
  const { text } = source;
  if (!MAY_FOLD.test(text)) return source;
  const parts: SourceText[] = [];
  let kept = 0;
  for (const { kind, start, end, firstLine, lastLine } of readBlocks(text)) {
    if (kind !== 'html' || firstLine === lastLine || !text.startsWith(OPEN, start)) continue;
    const closed = text.indexOf(CLOSE, start) + CLOSE.length;
    if (closed < CLOSE.length || text.slice(closed, end).trim() !== '' || !endsAll(text, start, kept))
      continue;
    parts.push(slice(source, kept, start), generated(FOLDED, originAt(source, start)));
    kept = end;
  }
  return kept === 0 ? source : concat([...parts, slice(source, kept)]);
}

/** Whether a comment at an offset ends all containers. @param folded where the comment above ends that was folded last */
function endsAll(text: string, start: number, folded: number): boolean {
  if (start === 0) return true;
  if (text.charAt(start - 1) !== '\n') return false;
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return folded > above || !text.slice(above, start).includes('>');
}
