/** Runs the `git` program: arguments in, bytes streamed out; its stderr becomes the error message. */
import { spawn } from 'node:child_process';

/** `git` failed; the message is its own. */
export class GitError extends Error {}

export interface GitRun {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Written to its standard input, as fast as it reads. */
  readonly input?: Iterable<string | Uint8Array> | AsyncIterable<string>;
  readonly env?: Readonly<Record<string, string>>;
  onData(chunk: Buffer): void;
}

/** Neutralizes user settings that would change git's output. */
const NEUTRAL = [
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.showRoot=true',
  '-c',
  'color.ui=false',
];

/** Variables by which git tells hooks the current repository, index and folder. */
const OF_HOOKS: ReadonlySet<string> = new Set(['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_PREFIX']);

/**
 * The environment without variables set for hooks: the repository is found from the folder being read, which may belong to another one. GIT_DIR together with GIT_WORK_TREE was set
 * by the user, and is kept.
 */
function surroundings(): NodeJS.ProcessEnv {
  const { env } = process;
  if (env.GIT_WORK_TREE !== undefined) return env;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OF_HOOKS.has(name)));
}

/** Resolves at the end of the output; rejects with a {@link GitError} if git fails or is not installed. */
export function runGit({ args, cwd, input, env, onData }: GitRun): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...NEUTRAL, ...args], {
      cwd,
      env: { ...surroundings(), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stderr = '';
    let failure: unknown;
    const fail = (error: unknown) => {
      failure ??= error;
      child.kill();
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 4000) stderr += text;
    });
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        onData(chunk);
      } catch (error) {
        fail(error);
      }
    });
    child.on('error', (error) => reject(new GitError(`git cannot be run (${error.message}).`)));
    child.on('close', (code) => {
      if (failure !== undefined) reject(failure);
      else if (code === 0) resolve();
      else reject(new GitError(stderr.trim() || `git ${args[0] ?? ''} stopped with code ${code}.`));
    });
    // If git exits early, its exit code gives the reason, not the broken pipe.
    child.stdin.on('error', () => {});
    feed(child.stdin, input ?? []).catch(fail);
  });
}

/** The whole output as text. */
export async function gitText(
  cwd: string,
  args: readonly string[],
  more: Pick<GitRun, 'input' | 'env'> = {},
): Promise<string> {
  const chunks: Buffer[] = [];
  await runGit({ cwd, args, ...more, onData: (chunk) => void chunks.push(chunk) });
  return Buffer.concat(chunks).toString('utf8');
}

/** Calls back for each NUL-terminated token of the output, as it arrives. */
export async function gitTokens(
  cwd: string,
  args: readonly string[],
  onToken: (token: string) => void,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  await runGit({
    cwd,
    args,
    onData(chunk) {
      const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const last = data.lastIndexOf(0);
      rest = data.subarray(last + 1);
      if (last === -1) return;
      for (const token of data.toString('utf8', 0, last).split('\0')) onToken(token);
    },
  });
  if (rest.length > 0) onToken(rest.toString('utf8'));
}

const PIECE = 64 * 1024;

async function feed(
  stream: NodeJS.WritableStream,
  input: Iterable<string | Uint8Array> | AsyncIterable<string>,
): Promise<void> {
  let piece = '';
  const write = (data: string | Uint8Array): Promise<void> | undefined =>
    stream.write(data) || !stream.writable
      ? undefined
      : new Promise((resolve) => {
          stream.once('drain', resolve);
          stream.once('close', resolve);
        });
  if (Symbol.asyncIterator in input) {
    // Writers may depend on the answer, so nothing is buffered.
    for await (const data of input) await write(data);
    stream.end();
    return;
  }
  for (const data of input) {
    if (typeof data === 'string' && piece.length < PIECE) {
      piece += data;
      continue;
    }
    if (piece !== '') await write(piece);
    piece = typeof data === 'string' ? data : '';
    if (typeof data !== 'string') await write(data);
  }
  if (piece !== '') await write(piece);
  stream.end();
}

/** The whole output as text; `undefined` if git fails, which is how it reports that something does not exist. */
export async function gitTextOrNone(cwd: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await gitText(cwd, args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
