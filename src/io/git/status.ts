/** The git status of files: work tree against index, and index against the checked-out commit. */
import { relative, resolve, sep } from 'node:path';
import { gitText } from './process.ts';

/** One letter each for the index against the head, and the work tree against the index; a space for no difference. */
interface StatusEntry {
  readonly index: string;
  readonly tree: string;
  readonly path: string;
}

/** @param gitDir absolute path of this work tree's git folder, which contains the index */
async function readStatus(top: string, gitDir: string, paths: readonly string[]): Promise<StatusEntry[]> {
  const args = ['status', '--porcelain=v1', '-z', '-uall', '--no-renames', '--', ...paths];
  return (await gitText(top, args, { env: indexOfHook(top, gitDir) }))
    .split('\0')
    .flatMap((entry) =>
      entry.length > 3 ? [{ index: entry.charAt(0), tree: entry.charAt(1), path: entry.slice(3) }] : [],
    );
}

/** Hooks get the index of the commit: with `commit --all` it is a temporary one. It is used if it belongs to this work tree. */
function indexOfHook(top: string, gitDir: string): Readonly<Record<string, string>> {
  const named = process.env.GIT_INDEX_FILE;
  if (named === undefined) return {};
  const path = resolve(top, named);
  const inside = relative(gitDir, path);
  return inside.startsWith('..') || inside.includes(sep) ? {} : { GIT_INDEX_FILE: path };
}

/** Files of a work tree that differ from the checked-out commit: changed, new or deleted. */
export async function readDirty(
  top: string,
  gitDir: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await readStatus(top, gitDir, paths)).map(({ path }) => path));
}

/** Staged and unstaged files. */
export interface StagedPaths {
  /** Changed or new files. */
  readonly staged: ReadonlySet<string>;
  /** Files that differ from their staged version. */
  readonly unstaged: ReadonlySet<string>;
}

export async function readStaged(
  top: string,
  gitDir: string,
  paths: readonly string[],
): Promise<StagedPaths> {
  const entries = await readStatus(top, gitDir, paths);
  const pathsOf = (isWanted: (entry: StatusEntry) => boolean) =>
    new Set(entries.filter(isWanted).map(({ path }) => path));
  return {
    staged: pathsOf(({ index }) => !' ?D'.includes(index)),
    unstaged: pathsOf(({ tree }) => tree !== ' '),
  };
}
