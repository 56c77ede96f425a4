/** What each translation was made from. */

import type { Commit, Git } from '../../io/index.ts';
import { findLastTouches, type RenameIndex, type Touch } from '../history.ts';
import type { Pin } from '../pins.ts';
import type { Base, UnknownReason } from '../report.ts';
import type { Tree } from './load-tree.ts';

export interface Candidate {
  readonly locale: string;
  /** Of the page, below the content folder. */
  readonly path: string;
  readonly file: string;
  readonly sourceFile: string;
  readonly pin: Pin | undefined;
}

export type BaseResult =
  /** `since` is the commit from which the head's history counts: the base's, or where its branch left the head's. `renamed`: the source had another name. */
  | { readonly kind: 'base'; readonly base: Base; readonly since?: string; readonly renamed?: true }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly base?: Base };

export interface HistoryIndex {
  readonly commits: readonly Commit[];
  /** By path of the repository. */
  readonly touches: ReadonlyMap<string, readonly Touch[]>;
  readonly renames: RenameIndex;
}

/** Bases in the order of the candidates; a few runs of git answer for all. */
export async function findBases(
  candidates: readonly Candidate[],
  tree: Tree,
  git: Git,
  history: HistoryIndex,
): Promise<BaseResult[]> {
  const byHash = new Map(history.commits.map((commit) => [commit.hash, commit]));
  const unpinned = candidates.filter(({ pin }) => pin === undefined);
  const last = findLastTouches(
    history.commits,
    unpinned.map(({ file }) => tree.toGit(file)),
  );
  const values = [
    ...new Set(candidates.flatMap(({ pin }) => (pin === undefined ? [] : [`${pin.names} ${pin.value}`]))),
  ];
  const ofKind = (kind: string) =>
    values.flatMap((value) => (value.startsWith(kind) ? [value.slice(kind.length + 1)] : []));
  const [commits, blobs] = await Promise.all([
    lookUp(ofKind('commit'), (names) => git.resolveCommits(names)),
    lookUp(ofKind('blob'), (names) => git.resolveBlobs(names)),
  ]);
  const lost: UnknownReason = git.shallow.size > 0 ? 'shallow-history' : 'commit-not-found';

  /** The commit of a base that is known by one, or why there is none. */
  const commitOf = ({ file, pin }: Candidate): string | UnknownReason => {
    if (pin !== undefined) return commits.get(pin.value) ?? lost;
    const commit = last.get(tree.toGit(file));
    if (commit === undefined) return 'uncommitted';
    return git.shallow.has(commit.hash) ? 'shallow-history' : commit.hash;
  };

  // The source in that commit, under its name now, else under one it had before.
  const wanted = candidates.flatMap((candidate, index) => {
    const commit = candidate.pin?.names === 'blob' ? undefined : commitOf(candidate);
    if (commit === undefined || isReason(commit)) return [];
    const path = tree.toGit(candidate.sourceFile);
    return [path, ...history.renames.backward(path)].map((name) => ({
      index,
      name: `${commit}:${name}`,
      renamed: name !== path,
    }));
  });
  const found = await git.resolveBlobs(wanted.map(({ name }) => name));
  const sourceBlobs = new Map<number, string>();
  const renamed = new Set<number>();
  wanted.forEach((name, at) => {
    const blob = found[at];
    if (blob === undefined || sourceBlobs.has(name.index)) return;
    sourceBlobs.set(name.index, blob);
    if (name.renamed) renamed.add(name.index);
  });

  // A pin on a commit that was squashed or never merged.
  const aside = [...new Set(commits.values())].filter((commit) => !byHash.has(commit));
  const parted = new Map<string, string>();
  for (const commit of aside) {
    const base = await git.mergeBase(commit);
    if (base !== undefined) parted.set(commit, base);
  }

  const dateOf = (commit: string | undefined) => {
    const time = commit === undefined ? undefined : byHash.get(commit)?.time;
    return time === undefined ? {} : { date: toDate(time) };
  };
  return candidates.map((candidate, index): BaseResult => {
    const { pin, sourceFile } = candidate;
    if (pin?.names === 'blob') {
      const now = tree.blobs.get(sourceFile);
      const blob = now?.startsWith(pin.value) === true ? now : blobs.get(pin.value);
      const touch = blob === undefined ? undefined : touchOf(tree.toGit(sourceFile), blob, history);
      const commit = touch?.commit.hash;
      const base: Base = {
        from: 'pin',
        ...(commit === undefined ? {} : { commit }),
        blob: blob ?? pin.value,
        ...dateOf(commit),
      };
      return blob === undefined
        ? { kind: 'unknown', reason: lost, base }
        : { kind: 'base', base, ...(commit === undefined ? {} : { since: commit }) };
    }
    const commit = commitOf(candidate);
    if (isReason(commit)) {
      const base = pin === undefined ? {} : { base: { from: 'pin' as const, commit: pin.value } };
      return { kind: 'unknown', reason: commit, ...base };
    }
    const blob = sourceBlobs.get(index);
    const from = pin === undefined ? 'history' : 'pin';
    const since = byHash.has(commit) ? commit : parted.get(commit);
    return {
      kind: 'base',
      base: { from, commit, ...(blob === undefined ? {} : { blob }), ...dateOf(commit) },
      ...(since === undefined ? {} : { since }),
      ...(renamed.has(index) ? { renamed: true } : {}),
    };
  });
}

/** The newest commit that gave the source, under any of its names, this content. */
function touchOf(path: string, blob: string, { touches, renames }: HistoryIndex): Touch | undefined {
  for (const name of [path, ...renames.backward(path)]) {
    const found = touches.get(name)?.find((touch) => touch.blob === blob);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function lookUp(
  names: readonly string[],
  resolve: (names: readonly string[]) => Promise<(string | undefined)[]>,
): Promise<ReadonlyMap<string, string>> {
  const answers = await resolve(names);
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const answer = answers[index];
      return answer === undefined ? [] : [[name, answer]];
    }),
  );
}

function isReason(text: string): text is UnknownReason {
  return !/^[0-9a-f]{40,64}$/.test(text);
}

/** ISO 8601, UTC, of seconds since 1970. */
export function toDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
