import { NOWHERE } from './place.ts';
import { createProblem, type Problem } from './problem.ts';

/** What every command says that would keep something between runs, and cannot; none where it can. */
export function unusableCache(
  unusable: { readonly path: string; readonly reason: string } | undefined,
): Problem[] {
  if (unusable === undefined) return [];
  const { path, reason } = unusable;
  return [
    createProblem('unusable-cache', NOWHERE, {
      message: `Unexpected failure to write to the cache folder ${path}: ${reason}. Nothing is kept for the next run.`,
      hint: 'Name another folder with --cache or LOCKSTEP_CACHE.',
    }),
  ];
}
