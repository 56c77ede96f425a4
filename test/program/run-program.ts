/**
 * Runs of the program, in a process that has loaded it before: a start takes a second of a processor, most runs of tests a few hundredths. What is asked is
 * what its start calls, with the arguments, the folder and the environment of the run; what it leaves in the process is undone.
 *
 * `program.test.ts` holds both ways against each other. Where a test is about the start, the end or signals, it starts the program itself.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { inject } from 'vitest';
import type { ProgramRequest, ProgramRun } from './protocol.ts';
import { requestRun } from './request-run.ts';
import type { ThreadRequest } from './request-thread.ts';

export type { ProgramRun } from './protocol.ts';

export interface ProgramOptions {
  /** The working directory; that of the test by default. */
  readonly cwd?: string;
  /** The whole environment; that of the test by default. */
  readonly env?: NodeJS.ProcessEnv;
}

export function runProgram(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  return requestRun(inject('programs'), toRequest(args, options));
}

let thread: Worker | undefined;

/** The same synchronously, like `spawnSync`. */
export function runProgramSync(args: readonly string[], options: ProgramOptions = {}) {
  thread ??= new Worker(new URL('./request-thread.ts', import.meta.url));
  thread.unref();
  const { port1, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(4));
  const message: ThreadRequest = {
    path: inject('programs'),
    request: toRequest(args, options),
    port: port2,
    state,
  };
  thread.postMessage(message, [port2]);
  Atomics.wait(state, 0, 0);
  const { run, failure }: { run?: ProgramRun; failure?: string } = receiveMessageOnPort(port1)?.message ?? {};
  port1.close();
  if (run === undefined) throw new Error(failure ?? 'The run has no answer.');
  return { ...run, status: run.code };
}

function toRequest(
  args: readonly string[],
  { cwd = process.cwd(), env = process.env }: ProgramOptions,
): ProgramRequest {
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { args, cwd, env: Object.fromEntries(given) };
}
