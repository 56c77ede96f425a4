/** Derives what merges combined from the changes of all commits. */
import type { Commit } from './commit.ts';

/** A file's content after a commit on the line of first parents. */
interface LineEntry {
  readonly place: number;
  readonly blob: string | undefined;
}

/**
 * Adds to each merge the paths that differ from every parent.
 *
 * A merge's changes are relative to its first parent; for the other parents, a file's content is that of the last change on their own chain of first parents. Most chains join the
 * head's after a few commits, where the change is looked up instead of traversed.
 *
 * @param commits children before parents, each with its changes from the first parent; the first is the head
 */
export function withMixed(commits: readonly Commit[]): Commit[] {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const line: Commit[] = [];
  for (let at = commits[0]; at !== undefined; at = byHash.get(at.parents[0] ?? '')) line.push(at);
  line.reverse();
  const places = new Map(line.map(({ hash }, place) => [hash, place]));
  const entries = new Map<string, LineEntry[]>();
  line.forEach(({ changes }, place) => {
    for (const { path, after } of changes) {
      const known = entries.get(path);
      if (known === undefined) entries.set(path, [{ place, blob: after }]);
      else known.push({ place, blob: after });
    }
  });
  const onLine = (path: string, place: number): string | undefined => {
    const own = entries.get(path) ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[middle]?.place ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return own[low - 1]?.blob;
  };
  const changed = new Map<Commit, ReadonlyMap<string, string | undefined>>();
  const changesOf = (commit: Commit) => {
    const known = changed.get(commit) ?? new Map(commit.changes.map(({ path, after }) => [path, after]));
    changed.set(commit, known);
    return known;
  };
  /** The blobs of some paths in a commit; `undefined` for paths that do not exist. */
  const blobsIn = (hash: string, paths: readonly string[]): ReadonlyMap<string, string | undefined> => {
    const found = new Map<string, string | undefined>();
    let open = new Set(paths);
    for (let at = byHash.get(hash); at !== undefined && open.size > 0; at = byHash.get(at.parents[0] ?? '')) {
      const place = places.get(at.hash);
      if (place !== undefined) {
        for (const path of open) found.set(path, onLine(path, place));
        break;
      }
      const changes = changesOf(at);
      if (changes.size === 0) continue;
      const left = new Set<string>();
      for (const path of open) {
        if (changes.has(path)) found.set(path, changes.get(path));
        else left.add(path);
      }
      open = left;
    }
    return found;
  };
  return commits.map((commit) => {
    const [, ...others] = commit.parents;
    if (others.length === 0 || commit.changes.length === 0) return commit;
    let mixed = commit.changes;
    for (const parent of others) {
      const blobs = blobsIn(
        parent,
        mixed.map(({ path }) => path),
      );
      mixed = mixed.filter(({ path, after }) => blobs.get(path) !== after);
    }
    return mixed.length === 0 ? commit : { ...commit, mixed: new Set(mixed.map(({ path }) => path)) };
  });
}
