/** The place of a finding. A finding without a place is a separate case, so that nobody reports a false line 1. */

/** A position in a file: line and column count from 1, the column in UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

export type Place =
  | {
      readonly kind: 'file';
      /** Path relative to the site directory, with `/`. */
      readonly file: string;
      readonly start: Point;
      /** One past the last character, where the end is known. */
      readonly end?: Point;
    }
  | { readonly kind: 'nowhere' };

export const NOWHERE: Place = { kind: 'nowhere' };

/** A place in a file; column 1 of line 1 when only the file is known. */
export function filePlace(file: string, start: Point = { line: 1, column: 1 }, end?: Point): Place {
  return end === undefined ? { kind: 'file', file, start } : { kind: 'file', file, start, end };
}

/**
 * Converts UTF-16 offsets of a text into lines and columns. `\r\n` counts as one line end.
 *
 * Use {@link createLineIndex} for several offsets of one text.
 */
export interface LineIndex {
  pointAt(offset: number): Point;
  /** Offset of the first character of a line (from 1). */
  offsetOf(line: number): number;
  readonly lines: number;
}

/** Indexes the line starts of a text once; each look-up is then a binary search. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    lines: starts.length,
    offsetOf: (line) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0,
    pointAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
