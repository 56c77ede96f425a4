/** Compares two runs over a site. */
import type { Problem } from '../diagnostics/index.ts';
import { subtractKnown, toKnown } from '../gate/index.ts';

export interface RunDifference {
  /** Findings that the previous run did not have, in order. */
  readonly fresh: readonly Problem[];
  /** Findings of the previous run that no longer occur. */
  readonly gone: readonly Problem[];
}

/** Lines are ignored when findings are compared, as for a baseline; duplicates are counted. */
export function compareRuns(before: readonly Problem[], now: readonly Problem[]): RunDifference {
  return {
    fresh: subtractKnown(now, toKnown(before)).fresh,
    gone: subtractKnown(before, toKnown(now)).fresh,
  };
}
