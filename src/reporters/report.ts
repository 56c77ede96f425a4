/** What a reporter is given: findings in their final order, and how much was looked at. */
import type { Problem } from '../diagnostics/index.ts';

export interface Report {
  /** Pages, links or examples that were checked. */
  readonly checked: number;
  /** Sorted, without duplicates (`sortProblems`). */
  readonly problems: readonly Problem[];
}

/** Text of a site's file, for code frames; `undefined` where it cannot be read. */
export type ReadSource = (file: string) => string | undefined;
