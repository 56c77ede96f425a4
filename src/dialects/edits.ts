import { concat, generated, originAt, type SourceText, slice } from '../text/index.ts';

/** The replacement of a part of a text. Offsets refer to the text before all edits. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** The replacement; a plain string gets the source position of the replaced part. */
  readonly by: string | SourceText;
}

/** Applies the edits; unchanged text keeps its source positions. Of two overlapping edits the later one is ignored. */
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
