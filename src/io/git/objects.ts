/** Reads contents of git's object store in batches: one process for any number of files. */
import { gitText, runGit } from './process.ts';

/** The blobs for names such as `<commit>:<path>`, in one process; `undefined` for those that do not exist. */
export async function resolveBlobs(cwd: string, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const text = await gitText(cwd, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {
    input: lines(names),
  });
  const replies = text.split('\n');
  return names.map((_, index) => /^([0-9a-f]+) blob$/.exec(replies[index] ?? '')?.[1]);
}

/** Calls back with each object's content, in order; `undefined` if the store does not have it. */
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
    onData: createReplyReader((content) => {
      onObject(index, content);
      index += 1;
    }),
  });
}

/** Reads contents of the object store one by one while it is open. */
export interface ObjectReader {
  /** `undefined` if the store does not have it. */
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** One process that answers requests in order. */
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
  const drain = createReplyReader((content) => waiting.shift()?.resolve(content));
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

/** Splits the output of `cat-file --batch` into contents. */
function createReplyReader(onContent: (content: Buffer | undefined) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  /** Bytes that remain of the current object with its line end; -1 while its header is read. */
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

/** A name with a line end would shift all answers, and cannot exist. */
export function* lines(names: readonly string[]): Generator<string> {
  for (const name of names) yield `${name.replaceAll('\n', '\u0001')}\n`;
}

/** The blobs below some paths in a commit. */
export async function readTree(
  top: string,
  revision: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(top, ['ls-tree', '-r', '-z', '--end-of-options', revision, ...paths]);
  const blobs = new Map<string, string>();
  for (const entry of text.split('\0')) {
    const match = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry);
    if (match !== null) blobs.set(match[2] ?? '', match[1] ?? '');
  }
  return blobs;
}
