/**
 * A process that executes many runs of the program: each calls the same function as `scripts/lockstep.ts`, and returns its output and exit code.
 * After each run, its changes to the process are undone.
 */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { describeError } from '../../scripts/describe-error.ts';
import { main } from '../../scripts/main.ts';
import { keepThreads } from '../../src/io/index.ts';
import type { ProgramAnswer, ProgramRequest } from './protocol.ts';

setFlagsFromString('--no-parallel-scavenge');

// esbuild, which Astro uses, starts its process in the folder that was current when esbuild was loaded. If a run loaded it, this would be the temporary folder of a test.
createRequire(import.meta.resolve('astro/package.json'))('esbuild');
// A dependency of satori reads NODE_ENV when it is loaded and again later, and fails if the two differ. Vite sets NODE_ENV while it bundles, and the environment is
// reset after each run.
createRequire(import.meta.resolve('satori'))('css-to-react-native');

const HOME = process.cwd();
const streams = ['stdout', 'stderr'] as const;
const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const write = { stdout: process.stdout.write, stderr: process.stderr.write };

/** The output of the current run; `undefined` between runs. */
let printed: { stdout: string; stderr: string } | undefined;
let threads = keepThreads();
let environment = '';

// If a run ends the process, its output is written to where the parent reads it, before that of other `exit` listeners.
process.on('exit', printCaptured);
process.on('uncaughtException', (error) => {
  printCaptured();
  process.stderr.write(describeError(error));
  process.exit(2);
});
process.on('disconnect', () => process.exit());
process.on('message', (request: ProgramRequest) => {
  void answer(request).then((given) => process.send?.(given));
});

async function answer({ args, cwd, env }: ProgramRequest): Promise<ProgramAnswer> {
  const known = new Map(events.map((event) => [event, new Set(process.rawListeners(event))]));
  await setEnvironment(env);
  process.chdir(cwd);
  const texts = { stdout: '', stderr: '' };
  capture(texts);
  let code = 2;
  try {
    code = await main(args).catch((error: unknown) => {
      process.stderr.write(describeError(error));
      return 2;
    });
    leave(known, code);
  } finally {
    release();
    process.chdir(HOME);
  }
  return { code, ...texts, megabytes: process.memoryUsage.rss() / 1e6 };
}

/** Sets the environment of a run. Threads keep the environment in which they were started, so they are replaced if it differs, except in the location of the cache, which is passed to them separately. */
async function setEnvironment(env: ProgramRequest['env']): Promise<void> {
  const seen = Object.entries(env).filter(([name]) => !/^(?:VITEST|LOCKSTEP_CACHE$)/.test(name));
  const wanted = JSON.stringify(seen.sort());
  if (wanted !== environment) {
    await threads.close();
    threads = keepThreads();
  }
  environment = wanted;
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

function capture(texts: { stdout: string; stderr: string }): void {
  printed = texts;
  for (const name of streams) {
    const decoder = new TextDecoder();
    process[name].write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      texts[name] += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      const done = rest.find((value): value is () => void => typeof value === 'function');
      if (done !== undefined) process.nextTick(done);
      return true;
    };
  }
}

function release(): void {
  printed = undefined;
  for (const name of streams) process[name].write = write[name];
}

function printCaptured(): void {
  const texts = printed;
  release();
  if (texts === undefined) return;
  for (const name of streams) process[name].write(texts[name]);
}

/** Calls the `exit` listeners of a run, as at the end of a program. */
function leave(known: ReadonlyMap<string, ReadonlySet<unknown>>, code: number): void {
  for (const event of events)
    for (const listener of process.rawListeners(event)) {
      if (known.get(event)?.has(listener) === true) continue;
      if (event === 'exit') Reflect.apply(listener, process, [code]);
      process.removeListener(event, listener as () => void);
    }
  process.exitCode = undefined;
}
