/** Contents of git's object store, in batches: one process for any number of files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { gitText, runGit } from './process.ts';

/**
 * The blobs of names such as `<commit>:<path>`, in one process; `undefined` for what is not there.
 */
export async function resolveBlobs(cwd: string, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const text = await gitText(cwd, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {
    input: lines(names),
  });
  const answers = text.split('\n');
  return names.map((_, index) => /^([0-9a-f]+) blob$/.exec(answers[index] ?? '')?.[1]);
}

/** Calls back with each object's content, in order; `undefined` for one that the store does not have. */
export async function readObjects(
  cwd: string,
  names: readonly string[],
  onObject: (index: number, content: Buffer | undefined) => void,
): Promise<void> {
  if (names.length === 0) return;
  let index = 0;
  await runGit({
    cwd,
    args: ['cat-file', '--batch', '--buffer'],
    input: lines(names),
    onData: createAnswers((content) => {
      onObject(index, content);
      index += 1;
    }),
  });
}

/** Contents of the object store one by one, for as long as it is open. */
export interface ObjectReader {
  /** `undefined` for what the store does not have. */
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** One process that answers as it is asked; answers come in the order of the questions. */
export function openObjects(cwd: string): ObjectReader {
  const waiting: { resolve(content: Buffer | undefined): void; reject(error: unknown): void }[] = [];
  const questions: string[] = [];
  let wake = () => {};
  let isClosed = false;
  const input = (async function* () {
    for (;;) {
      while (questions.length > 0) yield `${questions.splice(0).join('')}`;
      if (isClosed) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  })();
  const drain = createAnswers((content) => waiting.shift()?.resolve(content));
  const running = runGit({ cwd, args: ['cat-file', '--batch'], input, onData: drain }).catch(
    (error: unknown) => {
      for (const { reject } of waiting.splice(0)) reject(error);
      if (!isClosed) throw error;
    },
  );
  running.catch(() => {}); // the failure reaches whoever awaits it
  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        questions.push(`${name.replaceAll('\n', '\u0001')}\n`);
        wake();
      }),
    async close() {
      isClosed = true;
      wake();
      await running;
    },
  };
}

/** Cuts the output of `cat-file --batch` into contents. */
function createAnswers(onContent: (content: Buffer | undefined) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  /** Bytes that the object at hand takes with the line end behind it; -1 while its header is read. */
  let wanted = -1;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < wanted) return;
    let data = Buffer.concat(chunks, held);
    for (;;) {
      if (wanted === -1) {
        const end = data.indexOf(10);
        if (end === -1) break;
        const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(data.toString('utf8', 0, end))?.[1];
        data = data.subarray(end + 1);
        if (size === undefined) onContent(undefined);
        else wanted = Number(size) + 1;
      } else {
        if (data.length < wanted) break;
        onContent(data.subarray(0, wanted - 1));
        data = data.subarray(wanted);
        wanted = -1;
      }
    }
    chunks = data.length === 0 ? [] : [data];
    held = data.length;
  };
}

/** A name with a line end in it would shift all answers; it names nothing. */
export function* lines(names: readonly string[]): Generator<string> {
  for (const name of names) yield `${name.replaceAll('\n', '\u0001')}\n`;
}

export interface BlobPair {
  readonly before: string;
  /** A blob of the store, or the content of a file that is not in it. */
  readonly after: string | Uint8Array;
}

export interface LineCounts {
  readonly added: number;
  readonly deleted: number;
}

/**
 * How many lines differ between blobs, by git's own count (`--numstat`), for all pairs in one process: two trees that hold the pairs under numbers
 * are written to an object store of their own, which is then removed, and compared. `undefined` where a blob is missing.
 */
export async function countLines(
  cwd: string,
  pairs: readonly BlobPair[],
): Promise<(LineCounts | undefined)[]> {
  const stored = [
    ...new Set(
      pairs.flatMap(({ before, after }) => (typeof after === 'string' ? [before, after] : [before])),
    ),
  ];
  const found = await resolveBlobs(cwd, stored);
  const present = new Set(stored.filter((_, index) => found[index] !== undefined));
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-git-'));
  try {
    const store = join(folder, 'objects');
    mkdirSync(store);
    const own = resolve(cwd, (await gitText(cwd, ['rev-parse', '--git-path', 'objects'])).trim());
    const further = process.env.GIT_ALTERNATE_OBJECT_DIRECTORIES;
    const env = {
      GIT_OBJECT_DIRECTORY: store,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: further === undefined ? own : `${own}${delimiter}${further}`,
    };
    const after = await storeContents(cwd, pairs, folder, env);
    const usable = pairs.flatMap(({ before }, index) => {
      const to = after[index];
      return to !== undefined &&
        present.has(before) &&
        (present.has(to) || typeof pairs[index]?.after !== 'string')
        ? [{ index, before, after: to }]
        : [];
    });
    const tree = async (blobs: readonly string[]) => {
      const input = blobs.map((blob, number) => `100644 blob ${blob}\t${String(number).padStart(8, '0')}\0`);
      return (await gitText(cwd, ['mktree', '-z'], { input, env })).trim();
    };
    const counts: (LineCounts | undefined)[] = pairs.map(() => undefined);
    for (const { index } of usable) counts[index] = { added: 0, deleted: 0 };
    if (usable.length === 0) return counts;
    const text = await gitText(
      cwd,
      [
        'diff-tree',
        '--numstat',
        '--no-renames',
        '--end-of-options',
        await tree(usable.map((pair) => pair.before)),
        await tree(usable.map((pair) => pair.after)),
      ],
      { env },
    );
    for (const [, added, deleted, name] of text.matchAll(/^(\d+|-)\t(\d+|-)\t(\d+)$/gm)) {
      const pair = usable[Number(name)];
      if (pair !== undefined)
        counts[pair.index] = { added: Number(added) || 0, deleted: Number(deleted) || 0 };
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The blob of each pair's second side; contents that the store lacks are written to the other one. */
async function storeContents(
  cwd: string,
  pairs: readonly BlobPair[],
  folder: string,
  env: Readonly<Record<string, string>>,
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
