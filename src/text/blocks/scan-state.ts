/** What a reader of lines has to know of the lines above. */
import type { Span } from './text-block.ts';

export interface Item {
  /** The column, from 0, at which its text begins. */
  readonly offset: number;
  /** The sign of its list. */
  readonly sign: string;
}

/** What goes on from line to line. */
export type Open =
  | { readonly kind: 'nothing' }
  /** A paragraph of the innermost item; odd where it stands in a quote or defines a link: what may follow it at once is another matter then. */
  | { readonly kind: 'paragraph'; readonly isOdd?: true }
  /** HTML up to the next blank line; unsure where it might be a paragraph as well. */
  | { readonly kind: 'html'; readonly isSure: boolean }
  | { readonly kind: 'comment'; readonly start: number; readonly line: number }
  | FenceOpen
  | {
      readonly kind: 'indented';
      readonly start: number;
      readonly line: number;
      readonly column: number;
      last: number;
    };

export interface FenceOpen {
  readonly kind: 'fence';
  readonly start: number;
  readonly line: number;
  readonly mark: string;
  readonly info: { readonly start: number; readonly end: number };
  /** Columns that its lines are indented by, at most, where they stand. */
  readonly column: number;
}

export const NOTHING: Open = { kind: 'nothing' };

/** A line that may begin a block. */
export interface LineStart {
  readonly line: string;
  /** Offset of the line in the text. */
  readonly start: number;
  /** Where its own text begins, behind the marks of items. */
  readonly at: number;
  /** How many of the items that are open go on with it. */
  readonly kept: number;
  readonly inParagraph: boolean;
  readonly isLazy: boolean;
}

/** @param pattern sticky */
export function matchAt(pattern: RegExp, { line, at }: LineStart): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/**
 * The lines of code without what they are indented by; white space alone is nothing that anyone sees.
 *
 * @param starts offsets of the starts of lines
 * @param to the line behind the last, all from 0
 * @param column up to which white space is left out
 */
export function codeLines(
  text: string,
  starts: readonly number[],
  from: number,
  to: number,
  column: number,
): Span[] {
  const lines: Span[] = [];
  for (let line = from; line < to; line += 1) {
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    let at = start;
    while (at < end && at < start + column && text.charCodeAt(at) === 0x20) at += 1;
    lines.push({ start: text.slice(at, end).trim() === '' ? end : at, end });
  }
  return lines;
}
