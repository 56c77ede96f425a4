/** What git says of the files of a work tree: against the index, and the index against the commit that is checked out. */
import { relative, resolve, sep } from 'node:path';
import { gitText } from './process.ts';

/** One letter each for how the index differs from the head, and the work tree from the index; a space where it does not. */
interface StatusEntry {
  readonly index: string;
  readonly tree: string;
  readonly path: string;
}

/** @param gitDir the folder where git keeps what is this work tree's own, the index among it; absolute */
async function readStatus(top: string, gitDir: string, paths: readonly string[]): Promise<StatusEntry[]> {
  const args = ['status', '--porcelain=v1', '-z', '-uall', '--no-renames', '--', ...paths];
  return (await gitText(top, args, { env: indexOfHook(top, gitDir) }))
    .split('\0')
    .flatMap((entry) =>
      entry.length > 3 ? [{ index: entry.charAt(0), tree: entry.charAt(1), path: entry.slice(3) }] : [],
    );
}

/** A hook is given which index the commit is made of: with `commit --all` it is one next to the usual. It counts if it is this work tree's. */
function indexOfHook(top: string, gitDir: string): Readonly<Record<string, string>> {
  const named = process.env.GIT_INDEX_FILE;
  if (named === undefined) return {};
  const path = resolve(top, named);
  const inside = relative(gitDir, path);
  return inside.startsWith('..') || inside.includes(sep) ? {} : { GIT_INDEX_FILE: path };
}

/** Files of a work tree that are not what the checked-out commit has: changed, new or gone. */
export async function readDirty(
  top: string,
  gitDir: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await readStatus(top, gitDir, paths)).map(({ path }) => path));
}

/** What the next commit takes, and what it leaves. */
export interface StagedPaths {
  /** Changed or new files. */
  readonly staged: ReadonlySet<string>;
  /** Files that are not as staged. */
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
