/** Removes known findings from those of a run; each known one removes one finding. */
import type { Problem } from '../diagnostics/index.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';

/** A known finding, and how often it occurs in its file. */
export interface KnownFinding extends Fingerprint {
  readonly count: number;
}

export interface SubtractOptions {
  /** Renamed files: old path → new path. */
  readonly moved?: ReadonlyMap<string, string>;
  /** Whether a file exists. Known findings of deleted files are searched in files that they may have been renamed to. */
  readonly exists?: (file: string) => boolean;
  /** Decides which of several equal findings count as known: those of higher rank. */
  readonly rank?: (problem: Problem) => number;
}

export interface Subtracted {
  readonly fresh: readonly Problem[];
  readonly known: readonly Problem[];
  /** Known findings that no longer occur. */
  readonly gone: readonly KnownFinding[];
}

export function subtractKnown(
  problems: readonly Problem[],
  known: readonly KnownFinding[],
  { moved = new Map(), exists = () => true, rank = () => 0 }: SubtractOptions = {},
): Subtracted {
  const left = new Map<string, { finding: KnownFinding; count: number }>();
  for (const finding of known) {
    const key = keyOf({ ...finding, file: moved.get(finding.file) ?? finding.file });
    const same = left.get(key);
    if (same === undefined) left.set(key, { finding, count: finding.count });
    else same.count += finding.count;
  }
  const matched = new Set<Problem>();
  const take = (problem: Problem, print: Fingerprint): void => {
    const entry = left.get(keyOf(print));
    if (entry === undefined || entry.count === 0 || matched.has(problem)) return;
    entry.count -= 1;
    matched.add(problem);
  };
  const ordered = problems
    .map((problem) => ({ problem, rank: rank(problem) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ problem }) => problem);
  for (const problem of ordered) take(problem, fingerprintOf(problem));
  const rest = ordered.filter((problem) => !matched.has(problem));
  const remaining = [...left.values()].filter(({ count }) => count > 0);
  for (const [from, to] of guessMoves(rest, remaining, known, exists))
    for (const problem of rest) {
      const print = fingerprintOf(problem);
      if (print.file === to) take(problem, { ...print, file: from });
    }
  return {
    fresh: problems.filter((problem) => !matched.has(problem)),
    known: problems.filter((problem) => matched.has(problem)),
    gone: [...left.values()].flatMap(({ finding, count }) => (count > 0 ? [{ ...finding, count }] : [])),
  };
}

/** Converts the findings of a run to known findings, sorted. */
export function toKnown(problems: readonly Problem[]): KnownFinding[] {
  const counts = new Map<string, { finding: Fingerprint; count: number }>();
  for (const problem of problems) {
    const finding = fingerprintOf(problem);
    const same = counts.get(keyOf(finding));
    if (same === undefined) counts.set(keyOf(finding), { finding, count: 1 });
    else same.count += 1;
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { finding, count }]) => ({ ...finding, count }));
}

/** Guesses renames: a deleted file maps to a file without known findings that has at least half of its known ones. Files of the same name are preferred. */
function guessMoves(
  problems: readonly Problem[],
  remaining: readonly { readonly finding: KnownFinding; readonly count: number }[],
  known: readonly KnownFinding[],
  exists: (file: string) => boolean,
): [from: string, to: string][] {
  const gone = Map.groupBy(
    remaining.filter(({ finding }) => finding.file !== '' && !exists(finding.file)),
    ({ finding }) => finding.file,
  );
  if (gone.size === 0) return [];
  const knownFiles = new Set(known.map(({ file }) => file));
  const candidates = Map.groupBy(
    problems.map(fingerprintOf).filter(({ file }) => file !== '' && !knownFiles.has(file)),
    ({ file }) => file,
  );
  const taken = new Set<string>();
  return [...gone].flatMap(([from, entries]): [string, string][] => {
    const total = entries.reduce((sum, { count }) => sum + count, 0);
    const scored = [...candidates]
      .filter(([to]) => !taken.has(to))
      .map(([to, prints]) => ({
        to,
        share: overlap(entries, prints) / total,
        isNamed: nameOf(to) === nameOf(from),
      }))
      .filter(({ share }) => share >= 0.5)
      .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.share - a.share || (a.to < b.to ? -1 : 1));
    const [best] = scored;
    if (best === undefined) return [];
    taken.add(best.to);
    return [[from, best.to]];
  });
}

function overlap(
  entries: readonly { readonly finding: KnownFinding; readonly count: number }[],
  prints: readonly Fingerprint[],
): number {
  return entries.reduce((sum, { finding, count }) => {
    const found = prints.filter(({ code, text }) => code === finding.code && text === finding.text).length;
    return sum + Math.min(count, found);
  }, 0);
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function keyOf({ code, file, text }: Fingerprint): string {
  return `${file}\n${code}\n${text}`;
}
