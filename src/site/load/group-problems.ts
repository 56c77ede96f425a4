/** Groups findings that one change would fix into one finding. */
import type { Place, Problem } from '../../diagnostics/index.ts';

/**
 * Groups all uses of an undefined shortcode into one finding at the first use. It counts the uses, lists their places and files, and suggests the longest stub,
 * that of the use with the most arguments.
 *
 * @param problems in report order
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
