/** How a drift report puts things, in all of its forms. */
import type { DriftPage, LocaleCounts, SectionChange, UnknownReason } from '../drift/index.ts';

const REASONS: Readonly<Record<UnknownReason, string>> = {
  'shallow-history': 'its base lies beyond the fetched history: fetch all of it (git fetch --unshallow)',
  'commit-not-found': 'its pin names nothing that the repository has',
  uncommitted: 'it has no pin and was never committed',
  'no-history': 'the site is not under git',
};

/** What is to say of a page, in a few words. */
export function describePage(page: DriftPage): string {
  switch (page.status) {
    case 'orphaned':
      return page.renamedTo === undefined ? 'its source is gone' : `its source is ${page.renamedTo} now`;
    case 'unknown':
      return page.reason === undefined ? 'nothing is known of its base' : REASONS[page.reason];
    case 'missing':
      return 'not translated';
    case 'drifted':
      return [
        `+${page.added} −${page.deleted}`,
        plural(page.commits.length, 'commit'),
        plural(page.sections.length, 'section'),
        ...(page.answered === true ? ['all of it is in the translation: pin it'] : []),
        ...causes(page),
      ].join(', ');
    case 'current':
      return [...(page.cosmetic === true ? ['only cosmetic changes'] : ['current']), ...causes(page)].join(
        ', ',
      );
  }
}

function causes({ causes: found = [] }: DriftPage): string[] {
  const [first] = found;
  if (first === undefined) return [];
  return [`shows ${first.file}${found.length > 1 ? ` and ${found.length - 1} more` : ''}, which changed`];
}

/** A section with its change, as `changed “Title”`. */
export function describeSection({ change, title, moved }: SectionChange): string {
  const name = title === '' ? 'the top of the page' : `“${title}”`;
  return `${moved === true && change === 'changed' ? 'moved' : change} ${name}`;
}

/** Current pages among those of the source, in percent, rounded down: 100 is said only of all. */
export function percentOf({ source, current }: LocaleCounts): number {
  return source === 0 ? 100 : Math.floor((100 * current) / source);
}

/** `12` or `12–15`. */
export function formatLines([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
