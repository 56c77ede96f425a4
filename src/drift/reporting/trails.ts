/** The commits that made a translation, each with the source at that time; renames are followed. */
import type { Commit, Rename } from '../../io/index.ts';
import {
  type Ancestry,
  type Contents,
  createContents,
  type FileChange,
  type RenameIndex,
} from '../history.ts';
import type { TrailStep } from '../report.ts';
import type { HistoryIndex } from './bases.ts';

export interface Trails {
  /**
   * Oldest first, from the commit that created the translation, or the first with its source. Irrelevant steps are omitted: those before the source changed,
   * and those that did not change the text.
   *
   * @param file the translation, and its source, as paths of the repository
   * @param last the newest commit that touched the translation
   */
  find(file: string, source: string, last: Commit): readonly TrailStep[];
}

export function createTrails(
  { commits, fileChanges, renames }: HistoryIndex,
  listed: readonly Rename[],
  ancestry: Ancestry,
  sourceFolder: string,
  /** Current paths of the sources. */
  sources: Iterable<string>,
): Trails {
  const named = new Map(listed.map(({ commit, from, to }) => [`${commit} ${to}`, from]));
  const removed = new Map<string, ReadonlyMap<string, string>>();
  const removedIn = ({ hash, changes }: Commit): ReadonlyMap<string, string> => {
    const known = removed.get(hash);
    if (known !== undefined) return known;
    const found = new Map<string, string>();
    for (const { path, before, after } of changes)
      if (after === undefined && before !== undefined && path.endsWith('.md')) found.set(before, path);
    removed.set(hash, found);
    return found;
  };
  const earlier = new Set([...sources].flatMap((source) => renames.backward(source)));
  const contents = createContents(commits, (path) => path.startsWith(sourceFolder) || earlier.has(path));
  const sourceAt = createSources(contents, renames);
  return {
    find(file, source, last) {
      const steps: TrailStep[] = [];
      for (const { commit, before, blob, name } of lifeOf(
        file,
        last,
        fileChanges,
        ancestry,
        removedIn,
        named,
      )) {
        if (blob === undefined || before === blob) continue;
        const own = sourceAt(source, commit) ?? sourceAt(counterpartOf(name, sourceFolder), commit);
        if (own !== undefined)
          steps.push({ commit: commit.hash, time: commit.time, source: own, before, after: blob });
      }
      return withoutIdle(steps.reverse());
    },
  };
}

/** Until the source changes, commits to the translation only show that it was made from this source. */
function withoutIdle(steps: readonly TrailStep[]): readonly TrailStep[] {
  const [first] = steps;
  const next = steps.findIndex(({ source }) => source !== first?.source);
  return steps.slice(next === -1 ? -1 : next - 1);
}

interface NamedChange extends FileChange {
  /** The file's name at that time. */
  readonly name: string;
}

/** The source of a translation under an earlier name: the same path in the source language's folder. */
function counterpartOf(name: string, sourceFolder: string): string {
  const around = sourceFolder.slice(0, sourceFolder.replace(/\/$/, '').lastIndexOf('/') + 1);
  const below = name.startsWith(around) ? name.slice(around.length) : name;
  return sourceFolder + below.slice(below.indexOf('/') + 1);
}

/** The touches of a file, newest first, through its renames back to the commit that created it. */
function lifeOf(
  file: string,
  last: Commit,
  fileChanges: ReadonlyMap<string, readonly FileChange[]>,
  ancestry: Ancestry,
  removedIn: (commit: Commit) => ReadonlyMap<string, string>,
  named: ReadonlyMap<string, string>,
): NamedChange[] {
  const life: NamedChange[] = [];
  const seen = new Set<string>();
  let name = file;
  let from = last;
  for (;;) {
    seen.add(name);
    let made: FileChange | undefined;
    for (const change of fileChanges.get(name) ?? []) {
      if (change.blob === undefined && change.commit === from) continue;
      if (!ancestry.reaches(from.hash, change.commit.hash)) continue;
      if (change.blob === undefined) break;
      life.push({ ...change, name });
      if (change.before !== undefined) continue;
      made = change;
      break;
    }
    if (made === undefined) return life;
    const { commit, blob } = made;
    const previous = removedIn(commit).get(blob ?? '') ?? named.get(`${commit.hash} ${name}`);
    if (previous === undefined || seen.has(previous)) return life;
    const before = commit.changes.find(({ path }) => path === previous)?.before;
    life.splice(-1, 1, { ...made, before, name });
    name = previous;
    from = commit;
  }
}

/** The source that a commit contains, under its current name or else an earlier one. */
function createSources(
  contents: Contents,
  renames: RenameIndex,
): (source: string, commit: Commit) => string | undefined {
  const known = new Map<string, readonly string[]>();
  return (source, { hash }) => {
    const names = known.get(source) ?? [source, ...renames.backward(source)];
    known.set(source, names);
    for (const name of names) {
      const blob = contents.blobAt(name, hash);
      if (blob !== undefined) return blob;
    }
    return undefined;
  };
}
