/** What git says of the files of a work tree: against the index, and the index against the commit that is checked out. */
import { relative, resolve, sep } from 'node:path';
import { gitText } from './process.ts';

/** One letter each for how the index differs from the head, and the work tree from the index; a space where it does not. */
export interface StatusEntry {
  readonly index: string;
  readonly tree: string;
  readonly path: string;
}

/** @param gitDir the folder where git keeps what is this work tree's own, the index among it; absolute */
export async function readStatus(
  top: string,
  gitDir: string,
  paths: readonly string[],
): Promise<StatusEntry[]> {
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
