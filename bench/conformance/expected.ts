/** Differences that are meant, or known and not yet mended. An entry that no difference needs any more is reported as well. */
import type { Difference } from './compare.ts';
import type { Facts } from './facts.ts';

export interface ExpectedDifference {
  /** Of the cases, without the name of the site: `example-gist-0`. */
  readonly case: string;
  readonly classes: readonly (keyof Facts)[];
  readonly reason: string;
}

export const EXPECTED: readonly ExpectedDifference[] = [];

export interface Sorted {
  readonly unexpected: readonly Difference[];
  readonly expected: readonly { readonly difference: Difference; readonly reason: string }[];
  /** Entries of the list that no difference needs. */
  readonly unneeded: readonly ExpectedDifference[];
}

export function sortDifferences(
  differences: readonly Difference[],
  list: readonly ExpectedDifference[] = EXPECTED,
): Sorted {
  const matches = (entry: ExpectedDifference, difference: Difference) =>
    entry.classes.includes(difference.class) && difference.case.replace(/\.[^.]*$/, '') === entry.case;
  const unexpected: Difference[] = [];
  const expected: { difference: Difference; reason: string }[] = [];
  for (const difference of differences) {
    const entry = list.find((each) => matches(each, difference));
    if (entry === undefined) unexpected.push(difference);
    else expected.push({ difference, reason: entry.reason });
  }
  return {
    unexpected,
    expected,
    unneeded: list.filter((entry) => !differences.some((difference) => matches(entry, difference))),
  };
}
