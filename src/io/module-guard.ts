/**
 * Runs modules of a site with a time limit. They run in our thread, where an endless loop would block the program forever, and `process.exit` would look like a run without
 * findings.
 */
import { writeSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';

/** Watches from another thread, since a module that loops without awaiting blocks this one. */
const THREAD = `
const { writeSync } = require('node:fs');
const { Session } = require('node:inspector');
const { workerData: { state, milliseconds, grace, file } } = require('node:worker_threads');
for (;;) {
  const running = Atomics.load(state, 0);
  if (running === 0) Atomics.wait(state, 0, 0);
  else if (Atomics.wait(state, 0, running, milliseconds) === 'timed-out') {
    // Terminates the module's code even in a loop with a catch clause, so that our time limit can take effect and the run continues.
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.terminateExecution');
    session.disconnect();
    if (Atomics.wait(state, 0, running, grace) !== 'timed-out') continue;
    writeSync(2, 'lockstep: Unexpected duration: a module of the site (' + new TextDecoder().decode(file.slice(0, Atomics.load(state, 1))) + ') still runs after ' + Math.round(milliseconds / 1000) + ' seconds. Look for a loop in it that has no end.\\n');
    // The thread is in native code that cannot be terminated (reading a pipe): only this ends it, and the program with it.
    process.kill(process.pid, 'SIGKILL');
  }
}`;

interface Watch {
  /** Number of the running module, 0 for none; length of its file name. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly file: Uint8Array<SharedArrayBuffer>;
}

const watches = new Map<number, Watch>();
let begun = 0;

function watchFor(milliseconds: number): Watch {
  const known = watches.get(milliseconds);
  if (known !== undefined) return known;
  const watch: Watch = {
    state: new Int32Array(new SharedArrayBuffer(8)),
    file: new Uint8Array(new SharedArrayBuffer(1024)),
  };
  new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { ...watch, milliseconds, grace: 5 * GRACE_MS },
  }).unref();
  watches.set(milliseconds, watch);
  return watch;
}

/** The module did not end; the message says so. */
export class UnfinishedModuleError extends Error {}

/**
 * Runs a module of a site. Rejects with an {@link UnfinishedModuleError} if it waits for longer than the limit; if it blocks the thread, its code is terminated first. If the
 * module ends the program, the exit code is 2, and a message names the module.
 *
 * @param file as the user knows it
 */
export async function guardModule<T>(file: string, seconds: number, run: () => Promise<T>): Promise<T> {
  // Our threads have their own time limit, and do not end the program.
  if (!isMainThread) return run();
  const onExit = () => {
    process.exitCode = 2;
    writeSync(
      2,
      `lockstep: Unexpected end of the program by ${file}, expected a module that only exports. Remove “process.exit” from it.\n`,
    );
  };
  const { state, file: name } = watchFor(seconds * 1000 + GRACE_MS);
  const { written } = new TextEncoder().encodeInto(file, new Uint8Array(name.length));
  name.set(new TextEncoder().encode(file).subarray(0, written));
  Atomics.store(state, 1, written);
  begun += 1;
  Atomics.store(state, 0, begun);
  Atomics.notify(state, 0);
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new UnfinishedModuleError(`it still runs after ${seconds} seconds`)),
    seconds * 1000,
  );
  process.once('exit', onExit);
  try {
    // Started after the race is set up, because terminating a module also terminates its callers.
    return await Promise.race([Promise.resolve().then(run), tooLate]);
  } finally {
    clearTimeout(timer);
    process.off('exit', onExit);
    Atomics.store(state, 0, 0);
    Atomics.notify(state, 0);
  }
}

/** A module that only waits is handled by this thread's limit; the other thread waits a little longer. */
const GRACE_MS = 1_000;
