/** Differences that are intended, or known and not yet fixed. An entry without a difference is reported as well. */
import type { Difference } from './compare.ts';
import type { Facts } from './facts.ts';
import { minorOf } from './recording.ts';

export interface ExpectedDifference {
  /** Id of the cases, without the name of the site: `example-gist-0`. */
  readonly case: string;
  readonly classes: readonly (keyof Facts)[];
  readonly reason: string;
  /** The first and the last minor version of Hugo with the difference; all versions if absent. */
  readonly since?: number;
  readonly until?: number;
}

export const EXPECTED: readonly ExpectedDifference[] = [
  {
    case: 'fixture-known-alerts',
    classes: ['words', 'structure'],
    reason: 'alerts of GitHub’s are boxes in every site; Hugo leaves them to templates, from 0.132 on',
  },
  {
    case: 'fixture-known-alone-in-paragraph',
    classes: ['structure'],
    reason: 'Hugo takes the paragraph from any output alone in it; ours keeps it round inline output',
  },
  {
    case: 'fixture-known-quoted-address',
    classes: ['words', 'links'],
    reason:
      'Goldmark takes the closing quotation mark into the address; ours makes no link after an opening one',
  },
  {
    case: 'fixture-known-table-in-list',
    classes: ['structure'],
    reason: 'Goldmark forgets the empty line before a table and takes the list for a tight one',
  },
  {
    case: 'example-gist-0',
    classes: ['words', 'links'],
    reason: 'a link in place of a script of another site',
    until: 155,
  },
];

export interface Sorted {
  readonly unexpected: readonly Difference[];
  readonly expected: readonly { readonly difference: Difference; readonly reason: string }[];
  /** Entries of the list without a difference. */
  readonly unneeded: readonly ExpectedDifference[];
}

export function sortDifferences(
  differences: readonly Difference[],
  version: string,
  all: readonly ExpectedDifference[] = EXPECTED,
): Sorted {
  const minor = minorOf(version);
  const list = all.filter(
    ({ since = 0, until = Number.POSITIVE_INFINITY }) => minor >= since && minor <= until,
  );
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
