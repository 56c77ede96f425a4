/** Processes that execute the program for tests (`run-program.ts`). Each is started when it is first needed, and serves test files one after the other. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import type { ProgramAnswer, ProgramRun } from './protocol.ts';

const CHILD = join(import.meta.dirname, 'child.ts');
/** Memory limit: a larger process is replaced, because modules of sites stay loaded as long as it lives. Starting one takes as long as several runs. */
const MOST_MEGABYTES = Math.max(900, totalmem() / 8e6);

interface Programs {
  readonly socket: string;
  /** Ends idle processes. */
  drop(): void;
  close(): void;
}

/** Shared by all projects of a test run, each of which loads this module separately. */
const shared: typeof globalThis & { lockstepPrograms?: { readonly programs: Programs; users: number } } =
  globalThis;

export default function setup(project: TestProject): () => void {
  shared.lockstepPrograms ??= { programs: openPrograms(), users: 0 };
  const used = shared.lockstepPrograms;
  used.users += 1;
  project.provide('programs', used.programs.socket);
  // In vitest's watch mode, idle processes have loaded the code before the edit.
  project.onTestsRerun(async () => used.programs.drop());
  return () => {
    used.users -= 1;
    if (used.users > 0) return;
    used.programs.close();
    delete shared.lockstepPrograms;
  };
}

function openPrograms(): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-programs-'));
  const socket = join(folder, 'socket');
  const idle: ChildProcess[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;
  const drop = () => {
    for (const child of idle.splice(0)) child.kill('SIGKILL');
  };
  const serve = async (client: Socket) => {
    const request: unknown = JSON.parse(await text(client));
    // More processes would only compete for the processor, and each takes time to start.
    if (running >= availableParallelism()) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      const child = idle.pop() ?? startChild();
      const run = await runInChild(child, request);
      if (run.isReusable) idle.push(child);
      client.end(JSON.stringify(run));
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    serve(client).catch((error: unknown) =>
      client.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }).listen(socket);
  return {
    socket,
    drop,
    close() {
      drop();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startChild(): ChildProcess {
  // Astro behaves differently in tests, which it detects by the environment; each request has the environment of its run.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV)/.test(name)),
  );
  return fork(CHILD, { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

function runInChild(
  child: ChildProcess,
  request: unknown,
): Promise<ProgramRun & { readonly isReusable: boolean }> {
  return new Promise((done, failed) => {
    const printed = { stdout: '', stderr: '' };
    const listen = (name: 'stdout' | 'stderr') => {
      const add = (chunk: Buffer) => {
        printed[name] += chunk;
      };
      child[name]?.on('data', add);
      return () => child[name]?.off('data', add);
    };
    const listeners = [listen('stdout'), listen('stderr')];
    const end = () => {
      for (const stop of listeners) stop();
      child.removeAllListeners();
    };
    child.once('error', failed);
    child.once('message', ({ code, stdout, stderr, megabytes }: ProgramAnswer) => {
      end();
      const isReusable = megabytes < MOST_MEGABYTES;
      if (!isReusable) child.kill('SIGKILL');
      done({ code, signal: null, stdout, stderr, isReusable });
    });
    // The run has ended the process, which printed the output itself.
    child.once('close', (code, signal) => {
      end();
      done({ code, signal, ...printed, isReusable: false });
    });
    child.send(request as object);
  });
}
