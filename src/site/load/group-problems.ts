/** Findings that are one piece of work, as one finding. */
import type { Place, Problem } from '../../diagnostics/index.ts';

/**
 * The uses of a shortcode that nobody defines are one finding, at the first of them: it counts the uses, lists all their places and files, and has the
 * longest of the stubs, which is of the use with most to it.
 *
 * @param problems in the order of reports
 */
export function groupUnknownShortcodes(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.code !== 'unknown-shortcode') continue;
    const group = groups.get(problem.target ?? '') ?? [];
    group.push(problem);
    groups.set(problem.target ?? '', group);
  }
  return problems.flatMap((problem) => {
    if (problem.code !== 'unknown-shortcode') return [problem];
    const group = groups.get(problem.target ?? '') ?? [];
    if (group[0] !== problem) return [];
    return group.length === 1 ? group : [merge(problem, group)];
  });
}

function merge(first: Problem, group: readonly Problem[]): Problem {
  const places: Place[] = group.map(({ place }) => place);
  const files = new Set(places.flatMap((place) => (place.kind === 'file' ? [place.file] : [])));
  const pages = [...new Set([...files, ...group.flatMap(({ pages: shown }) => shown ?? [])])].sort();
  const stub = group.reduce(
    (longest, { stub: its = '' }) => (its.length > longest.length ? its : longest),
    '',
  );
  const end = first.message.replace(/\.$/, '');
  return {
    ...first,
    message: `${end}; it is used ${group.length} times in ${files.size} ${files.size === 1 ? 'file' : 'files'}.`,
    pages,
    places,
    ...(stub === '' ? {} : { stub }),
  };
}
