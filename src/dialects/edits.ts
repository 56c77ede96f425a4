import { concat, generated, originAt, type SourceText, slice } from '../text/index.ts';

/** A stretch of a text that something else takes the place of. Offsets are of the text before all edits. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** Text stands for the place where the stretch began. */
  readonly by: string | SourceText;
}

/** The text with the edits made; what is not edited keeps its origin. Of two edits that overlap the later one is left out. */
export function applyEdits(source: SourceText, edits: readonly Edit[]): SourceText {
  if (edits.length === 0) return source;
  const parts: SourceText[] = [];
  let from = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from) continue;
    parts.push(slice(source, from, start));
    parts.push(typeof by === 'string' ? generated(by, originAt(source, start)) : by);
    from = end;
  }
  parts.push(slice(source, from));
  return concat(parts);
}
