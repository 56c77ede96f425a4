/** Differences between the output of Hugo and Lockstep for a case, by class. */
import type { Case } from './cases.ts';
import { CLASSES, countStructure, type Facts, factsOf } from './facts.ts';

export interface Difference {
  readonly case: string;
  readonly class: keyof Facts;
  /** The first difference, with its context. */
  readonly expected: string;
  readonly got: string;
}

/** @param expected Hugo's HTML, @param got ours. */
export function compareCase(
  { id, from }: Pick<Case, 'id' | 'from'>,
  expected: string,
  got: string,
): Difference[] {
  const view = (html: string) => (from === 'example' ? countStructure(factsOf(html)) : factsOf(html));
  const [theirs, ours] = [view(expected), view(got)];
  return CLASSES.flatMap((name) => {
    const at = firstDifference(theirs[name], ours[name]);
    if (at === undefined) return [];
    return [{ case: id, class: name, expected: excerpt(theirs[name], at), got: excerpt(ours[name], at) }];
  });
}

function firstDifference(a: readonly string[], b: readonly string[]): number | undefined {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at !== -1) return at;
  return a.length === b.length ? undefined : a.length;
}

/** The context of a difference: two items before it, and four from it on. */
function excerpt(list: readonly string[], at: number): string {
  const shown = list.slice(Math.max(0, at - 2), at + 4);
  const end = at >= list.length ? [...shown, '(end)'] : shown;
  return end.map((item) => (item.includes('\n') ? JSON.stringify(item) : item)).join(' ');
}
