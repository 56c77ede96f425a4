/** The input of a reporter: sorted findings, and how many items were checked. */
import type { Problem } from '../diagnostics/index.ts';

export interface Report {
  /** Pages, links or examples that were checked. */
  readonly checked: number;
  /** Sorted, without duplicates (`sortProblems`). */
  readonly problems: readonly Problem[];
}

/** Returns the text of a file of the site, for code frames; `undefined` if it cannot be read. */
export type ReadSource = (file: string) => string | undefined;
