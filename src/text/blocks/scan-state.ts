/** The state that a line reader keeps between lines. */
import type { Span } from './text-block.ts';

export interface Item {
  /** The column, from 0, at which its text begins. */
  readonly offset: number;
  /** The sign of its list. */
  readonly sign: string;
}

/** A block that continues over lines. */
export type Open =
  | { readonly kind: 'nothing' }
  /** A paragraph of the innermost item; `isOdd` if it is in a quote or defines a link, so that other rules apply to the next line. */
  | { readonly kind: 'paragraph'; readonly isOdd?: true }
  /** HTML up to the next blank line; uncertain if it could also be a paragraph. */
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
  /** Maximum indentation to remove from its lines. */
  readonly column: number;
}

export const NOTHING: Open = { kind: 'nothing' };

/** A line that may start a block. */
export interface LineStart {
  readonly line: string;
  /** Offset of the line in the text. */
  readonly start: number;
  /** Where its own text begins, after item markers. */
  readonly at: number;
  /** Number of open items that continue with it. */
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
 * The lines of code without their indentation; lines of white space count as empty.
 *
 * @param starts offsets of the starts of lines
 * @param to the line after the last, all from 0
 * @param column up to which white space is removed
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
