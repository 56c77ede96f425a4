/** Merges the histories of two repositories by date, to determine what one contained when the other changed. */
import type { Commit, Rename } from '../../io/index.ts';

export interface TreeHistory {
  readonly commits: readonly Commit[];
  readonly renames: readonly Rename[];
}

const NONE: ReadonlySet<string> = new Set();

/**
 * One line of commits, newest first, each with the next older one as its parent. Merges keep their own changes.
 *
 * @param one commits before their parents, like the other; the order within each repository is kept
 */
export function mergeHistories(one: TreeHistory, other: TreeHistory): TreeHistory {
  const [a, b] = [one.commits, other.commits];
  const merged: Commit[] = [];
  const places = new Map<string, number>();
  const add = (commit: Commit) => {
    const flat = flatten(commit);
    const place = places.get(commit.hash);
    const known = place === undefined ? undefined : merged[place];
    // A repository that contains both has its commits in both lists.
    if (place !== undefined && known !== undefined)
      merged[place] = { ...known, changes: [...known.changes, ...flat.changes] };
    else {
      places.set(commit.hash, merged.length);
      merged.push(flat);
    }
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && (right === undefined || left.time > right.time)) {
      add(left);
      i += 1;
    } else if (right !== undefined) {
      add(right);
      j += 1;
    }
  }
  const commits = merged.map((commit, index): Commit => {
    const parent = merged[index + 1];
    return { ...commit, parents: parent === undefined ? [] : [parent.hash] };
  });
  return { commits, renames: [...one.renames, ...other.renames] };
}

function flatten(commit: Commit): Commit {
  const { parents, changes, mixed } = commit;
  return {
    ...commit,
    mixed: NONE,
    changes: parents.length > 1 ? changes.filter(({ path }) => mixed.has(path)) : changes,
  };
}

/** A history with paths moved to another folder. */
export function moveHistory({ commits, renames }: TreeHistory, move: (path: string) => string): TreeHistory {
  return {
    commits: commits.map((commit) => ({
      ...commit,
      mixed: new Set([...commit.mixed].map(move)),
      changes: commit.changes.map((change) => ({ ...change, path: move(change.path) })),
    })),
    renames: renames.map((rename): Rename => ({ ...rename, from: move(rename.from), to: move(rename.to) })),
  };
}
