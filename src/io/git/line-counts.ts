/** Counts changed lines between blobs with git itself, in a temporary object store. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { resolveBlobs } from './objects.ts';
import { gitText } from './process.ts';

export interface BlobPair {
  readonly before: string;
  /** A blob of the store, or the content of a file that is not in it. */
  readonly after: string | Uint8Array;
}

export interface LineCounts {
  readonly added: number;
  readonly deleted: number;
}

/** A pair whose blobs both exist. */
interface Comparable {
  /** Index of the pair in the question. */
  readonly index: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Number of changed lines between blobs by git's count (`--numstat`), for all pairs in one process: two trees that contain the pairs under numbers are written to a temporary
 * object store and compared. `undefined` if a blob is missing.
 */
export async function countLines(
  cwd: string,
  pairs: readonly BlobPair[],
): Promise<(LineCounts | undefined)[]> {
  const present = await findPresent(cwd, pairs);
  return inOwnStore(cwd, async (folder, env) => {
    const after = await storeContents(cwd, pairs, folder, env);
    const usable = pairs.flatMap(({ before, after: given }, index): Comparable[] => {
      const to = after[index];
      const isThere = to !== undefined && (typeof given !== 'string' || present.has(to));
      return isThere && present.has(before) ? [{ index, before, after: to }] : [];
    });
    const counts: (LineCounts | undefined)[] = pairs.map(() => undefined);
    for (const [{ index }, count] of await compareTrees(cwd, usable, env)) counts[index] = count;
    return counts;
  });
}

/** The blobs of the pairs that the store has. */
async function findPresent(cwd: string, pairs: readonly BlobPair[]): Promise<ReadonlySet<string>> {
  const named = new Set(
    pairs.flatMap(({ before, after }) => (typeof after === 'string' ? [before, after] : [before])),
  );
  const stored = [...named];
  const found = await resolveBlobs(cwd, stored);
  return new Set(stored.filter((_, index) => found[index] !== undefined));
}

/** The environment by which git writes objects to a separate store, and reads the repository's own. */
type StoreEnvironment = Readonly<Record<string, string>>;

/** Calls back with a temporary folder and the environment of a store in it. */
async function inOwnStore<T>(
  cwd: string,
  use: (folder: string, env: StoreEnvironment) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-git-'));
  try {
    const store = join(folder, 'objects');
    mkdirSync(store);
    const own = resolve(cwd, (await gitText(cwd, ['rev-parse', '--git-path', 'objects'])).trim());
    const further = process.env.GIT_ALTERNATE_OBJECT_DIRECTORIES;
    return await use(folder, {
      GIT_OBJECT_DIRECTORY: store,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: further === undefined ? own : `${own}${delimiter}${further}`,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The counts of all pairs: git lists those that differ. */
async function compareTrees(
  cwd: string,
  pairs: readonly Comparable[],
  env: StoreEnvironment,
): Promise<ReadonlyMap<Comparable, LineCounts>> {
  const counts = new Map(pairs.map((pair): [Comparable, LineCounts] => [pair, { added: 0, deleted: 0 }]));
  if (pairs.length === 0) return counts;
  const tree = async (blobs: readonly string[]) => {
    const input = blobs.map((blob, number) => `100644 blob ${blob}\t${String(number).padStart(8, '0')}\0`);
    return (await gitText(cwd, ['mktree', '-z'], { input, env })).trim();
  };
  const before = await tree(pairs.map((pair) => pair.before));
  const after = await tree(pairs.map((pair) => pair.after));
  const args = ['diff-tree', '--numstat', '--no-renames', '--end-of-options', before, after];
  const text = await gitText(cwd, args, { env });
  for (const [, added, deleted, name] of text.matchAll(/^(\d+|-)\t(\d+|-)\t(\d+)$/gm)) {
    const pair = pairs[Number(name)];
    if (pair !== undefined) counts.set(pair, { added: Number(added) || 0, deleted: Number(deleted) || 0 });
  }
  return counts;
}

/** The blob of each pair's second side; contents that the store lacks are written to the temporary one. */
async function storeContents(
  cwd: string,
  pairs: readonly BlobPair[],
  folder: string,
  env: StoreEnvironment,
): Promise<(string | undefined)[]> {
  const blobs: (string | undefined)[] = pairs.map(({ after }) =>
    typeof after === 'string' ? after : undefined,
  );
  const indices: number[] = [];
  const files: string[] = [];
  pairs.forEach(({ after }, index) => {
    if (typeof after === 'string') return;
    const file = join(folder, String(index));
    writeFileSync(file, after);
    files.push(`${file}\n`);
    indices.push(index);
  });
  if (files.length === 0) return blobs;
  const hashes = await gitText(cwd, ['hash-object', '-w', '--no-filters', '--stdin-paths'], {
    input: files,
    env,
  });
  hashes
    .trim()
    .split('\n')
    .forEach((hash, at) => {
      const index = indices[at];
      if (index !== undefined) blobs[index] = hash;
    });
  return blobs;
}
