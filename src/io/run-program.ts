/** Runs a program and waits for its end: arguments are passed as they are, without a shell. */
import { spawn } from 'node:child_process';

export type ProgramResult =
  | { readonly kind: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  /** Ended by a signal: ours if aborted, otherwise another one. */
  | { readonly kind: 'killed'; readonly signal: string; readonly stdout: string; readonly stderr: string }
  /** The program does not exist, or may not be executed. */
  | { readonly kind: 'not-started'; readonly reason: string };

export interface ProgramOptions {
  readonly cwd?: string | undefined;
  /** Text for its standard input. */
  readonly input?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Ends the program when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

export type RunProgram = (
  program: string,
  args: readonly string[],
  options?: ProgramOptions,
) => Promise<ProgramResult>;

export const runProgram: RunProgram = (program, args, { cwd, input, env, signal } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const end = () => void child.kill('SIGTERM');
    // After an abort, processes that it started may keep its output open: they are not awaited.
    child.on('exit', () => {
      if (signal?.aborted !== true) return;
      child.stdout.destroy();
      child.stderr.destroy();
    });
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // A program that does not read its input closes it: its exit code is what matters.
    child.stdin.on('error', () => {});
    child.on('error', (error) => {
      signal?.removeEventListener('abort', end);
      resolve({ kind: 'not-started', reason: error.message });
    });
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', end);
      const texts = { stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
      resolve(
        code === null
          ? { kind: 'killed', signal: killedBy ?? 'unknown', ...texts }
          : { kind: 'ended', code, ...texts },
      );
    });
    child.stdin.end(input ?? '');
  });
