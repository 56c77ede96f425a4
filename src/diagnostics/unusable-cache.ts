import { NOWHERE } from './place.ts';
import { createProblem, type Problem } from './problem.ts';

/** The warning of commands whose cache folder cannot be used; `undefined` if it can. */
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
