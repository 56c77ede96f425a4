/** What differs between two runs over a site. */
import type { Problem } from '../diagnostics/index.ts';
import { subtractKnown, toKnown } from '../gate/index.ts';

export interface RunDifference {
  /** Findings that the run before did not have, in its order. */
  readonly fresh: readonly Problem[];
  /** Findings that it had and that are no more. */
  readonly gone: readonly Problem[];
}

/** A finding is the same on another line, as for a baseline; each counts once. */
export function compareRuns(before: readonly Problem[], now: readonly Problem[]): RunDifference {
  return {
    fresh: subtractKnown(now, toKnown(before)).fresh,
    gone: subtractKnown(before, toKnown(now)).fresh,
  };
}
