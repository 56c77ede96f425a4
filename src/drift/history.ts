/** Queries on a history that was read in one pass. */
import type { Commit, Rename } from '../io/index.ts';

/**
 * The last commit that touched each path, as `git log -n 1 -- PATH` finds it: a merge that took a file from one side is followed on that side. One pass covers
 * all paths: each commit passes the paths it did not change to its parent.
 *
 * @param commits children before parents
 */
export function findLastCommits(
  commits: readonly Commit[],
  paths: Iterable<string>,
): ReadonlyMap<string, Commit> {
  const found = new Map<string, Commit>();
  const pending = new Map<string, Set<string>>();
  const [head] = commits;
  if (head !== undefined) pending.set(head.hash, new Set(paths));
  const propagate = (parent: string | undefined, wanted: Set<string>) => {
    if (parent === undefined || wanted.size === 0) return;
    const known = pending.get(parent);
    if (known === undefined) pending.set(parent, wanted);
    else {
      const [small, large] = known.size < wanted.size ? [known, wanted] : [wanted, known];
      for (const path of small) large.add(path);
      pending.set(parent, large);
    }
  };
  for (const commit of commits) {
    const wanted = pending.get(commit.hash);
    if (wanted === undefined) continue;
    pending.delete(commit.hash);
    const [first, second] = commit.parents;
    const other = new Set<string>();
    for (const { path } of commit.changes) {
      if (!wanted.delete(path)) continue;
      if (commit.parents.length > 1 && !commit.mixed.has(path)) other.add(path);
      else found.set(path, commit);
    }
    propagate(second, other);
    propagate(first, wanted);
  }
  return found;
}

export interface FileChange {
  readonly commit: Commit;
  /** The file's blob after the commit; `undefined` if it was removed. */
  readonly blob: string | undefined;
  /** Its blob in the commit's first parent; `undefined` if it did not exist. */
  readonly before: string | undefined;
}

/** The commits that changed each of some paths; merges only if they combined changes. Children before parents. */
export function collectFileChanges(
  commits: readonly Commit[],
  isWanted: (path: string) => boolean,
): ReadonlyMap<string, readonly FileChange[]> {
  const fileChanges = new Map<string, FileChange[]>();
  for (const commit of commits) {
    for (const { path, before, after } of commit.changes) {
      if (!isWanted(path) || (commit.parents.length > 1 && !commit.mixed.has(path))) continue;
      const known = fileChanges.get(path);
      if (known === undefined) fileChanges.set(path, [{ commit, before, blob: after }]);
      else known.push({ commit, before, blob: after });
    }
  }
  return fileChanges;
}

export interface Ancestry {
  /** Whether a commit is another one or its descendant. */
  reaches(from: string, to: string): boolean;
}

/**
 * Reachability queries, fast if most commits are merged into one main line (first parents). For each commit it stores the main-line commit that merged it, and
 * the newest main-line commit that it descends from; only side branches that were open at the same time need a traversal.
 *
 * @param commits children before parents; the first is the head
 */
export function createAncestry(commits: readonly Commit[]): Ancestry {
  const numbers = new Map(commits.map(({ hash }, index) => [hash, index]));
  const parents = commits.map((commit) => commit.parents.flatMap((hash) => numbers.get(hash) ?? []));
  const line: number[] = [];
  for (
    let at: number | undefined = commits.length > 0 ? 0 : undefined;
    at !== undefined;
    at = parents[at]?.[0]
  )
    line.push(at);
  line.reverse();
  const mergedBy = new Int32Array(commits.length).fill(-1);
  line.forEach((start, place) => {
    const stack = [start];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (mergedBy[at] !== -1) continue;
      mergedBy[at] = place;
      stack.push(...(parents[at] ?? []));
    }
  });
  const knows = new Int32Array(commits.length).fill(-1);
  line.forEach((at, place) => {
    knows[at] = place;
  });
  for (let at = commits.length - 1; at >= 0; at -= 1)
    for (const parent of parents[at] ?? []) knows[at] = Math.max(knows[at] ?? -1, knows[parent] ?? -1);
  return {
    reaches(from, to) {
      const start = numbers.get(from);
      const end = numbers.get(to);
      if (start === undefined || end === undefined) return false;
      const limit = knows[start] ?? -1;
      if ((mergedBy[end] ?? 0) <= limit) return true;
      const stack = [start];
      const seen = new Set<number>();
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        if (at === end) return true;
        if (seen.has(at) || (mergedBy[at] ?? 0) <= limit) continue;
        seen.add(at);
        stack.push(...(parents[at] ?? []));
      }
      return false;
    },
  };
}

export interface Contents {
  /** A file's blob in a commit; `undefined` if the commit lacks the file. */
  blobAt(path: string, commit: string): string | undefined;
}

/** A commit's change of a file. */
interface Touch {
  readonly number: number;
  readonly blob: string | undefined;
  /** For a merge that took the file as its second parent had it: that parent. */
  readonly from: string | undefined;
}

/**
 * What commits contain, without a question to git: the last change of a file is the nearest one on the line of first parents, and a merge that took the file from
 * its second parent is followed there. The newest change in a commit's history is not enough: branches may have changed one file in parallel.
 *
 * @param commits children before parents
 */
export function createContents(commits: readonly Commit[], isWanted: (path: string) => boolean): Contents {
  const numbers = new Map(commits.map(({ hash }, index) => [hash, index]));
  const isOnLine = createLines(commits.map(({ parents: [first = ''] }) => numbers.get(first) ?? -1));
  const touches = new Map<string, Touch[]>();
  for (const [number, { parents, changes, mixed }] of commits.entries()) {
    for (const { path, after } of changes) {
      if (!isWanted(path)) continue;
      const from = parents.length > 1 && !mixed.has(path) ? parents[1] : undefined;
      const known = touches.get(path);
      if (known === undefined) touches.set(path, [{ number, blob: after, from }]);
      else known.push({ number, blob: after, from });
    }
  }
  return {
    blobAt(path, commit) {
      let at = numbers.get(commit);
      while (at !== undefined) {
        const start = at;
        const last = touches.get(path)?.find(({ number }) => number >= start && isOnLine(number, start));
        if (last?.from === undefined) return last?.blob;
        at = numbers.get(last.from);
      }
      return undefined;
    },
  };
}

/**
 * Whether a commit is another one or is reached from it by first parents alone. These form trees, in each of which a commit is given a range of numbers that
 * contains the ranges of all commits above it.
 *
 * @param parents the first parent of each commit, by index, after the commit; -1 if it has none
 */
function createLines(parents: readonly number[]): (older: number, newer: number) => boolean {
  const sizes = new Int32Array(parents.length).fill(1);
  for (const [at, parent] of parents.entries())
    if (parent !== -1) sizes[parent] = (sizes[parent] ?? 0) + (sizes[at] ?? 0);
  const starts = new Int32Array(parents.length);
  const free = new Int32Array(parents.length);
  let next = 0;
  for (let at = parents.length - 1; at >= 0; at -= 1) {
    const parent = parents[at] ?? -1;
    const start = parent === -1 ? next : (free[parent] ?? 0);
    if (parent === -1) next += sizes[at] ?? 0;
    else free[parent] = start + (sizes[at] ?? 0);
    starts[at] = start;
    free[at] = start + 1;
  }
  return (older, newer) => {
    const from = starts[older] ?? 0;
    const place = starts[newer] ?? 0;
    return from <= place && place < from + (sizes[older] ?? 0);
  };
}

/** Renames in both directions, newest first: by old name (`from` → `to`) and by new name (`to` → `from`). */
export interface RenameIndex {
  /** The current path of a file that was renamed, if it still exists. */
  forward(path: string, exists: (path: string) => boolean): string | undefined;
  /** The earlier names of a file, newest first. */
  backward(path: string): readonly string[];
}

/** Adds renames that equal blobs show to those that git detects: one commit removed a file and added an equal one. */
export function createRenameIndex(
  renames: readonly Rename[],
  commits: readonly Commit[],
  isWanted: (path: string) => boolean,
): RenameIndex {
  const forward = new Map<string, string[]>();
  const backward = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, from: string, to: string) => {
    const known = map.get(from);
    if (known === undefined) map.set(from, [to]);
    else if (!known.includes(to)) known.push(to);
  };
  const register = (from: string, to: string) => {
    add(forward, from, to);
    add(backward, to, from);
  };
  for (const { from, to } of renames) register(from, to);
  for (const { changes, parents } of commits) {
    if (parents.length > 1) continue;
    const gone = new Map<string, string>();
    for (const { path, before, after } of changes)
      if (after === undefined && before !== undefined && isWanted(path)) gone.set(before, path);
    if (gone.size === 0) continue;
    for (const { path, before, after } of changes) {
      const from = after === undefined ? undefined : gone.get(after);
      if (before === undefined && from !== undefined && isWanted(path)) register(from, path);
    }
  }
  return {
    forward(path, exists) {
      const seen = new Set([path]);
      let level = [path];
      while (level.length > 0) {
        const next = level.flatMap((from) => forward.get(from) ?? []).filter((to) => !seen.has(to));
        const found = next.find(exists);
        if (found !== undefined) return found;
        for (const to of next) seen.add(to);
        level = next;
      }
      return undefined;
    },
    backward(path) {
      const seen = new Set([path]);
      for (const at of seen) for (const from of backward.get(at) ?? []) seen.add(from);
      seen.delete(path);
      return [...seen];
    },
  };
}
