/**
 * Modules of a site run in our thread, where one that loops for ever would keep the program for ever, and one that ends the program would look like a run
 * without findings.
 */
import { writeSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';

/** Something of a site runs. Nothing else needs to know of a module that neither ends nor lets go of the thread. */
const THREAD = `
const { writeSync } = require('node:fs');
const { Session } = require('node:inspector');
const { workerData: { state, milliseconds, grace, file } } = require('node:worker_threads');
for (;;) {
  const running = Atomics.load(state, 0);
  if (running === 0) Atomics.wait(state, 0, 0);
  else if (Atomics.wait(state, 0, running, milliseconds) === 'timed-out') {
    // Takes the thread from the module, loops and catches or not: our own limit is heard then, and the run goes on.
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.terminateExecution');
    session.disconnect();
    if (Atomics.wait(state, 0, running, grace) !== 'timed-out') continue;
    writeSync(2, 'lockstep: Unexpected duration: a module of the site (' + new TextDecoder().decode(file.slice(0, Atomics.load(state, 1))) + ') still runs after ' + Math.round(milliseconds / 1000) + ' seconds. Look for a loop in it that has no end.\\n');
    // It is in code of the system that cannot be ended (reading a pipe): only this ends it, and the program with it.
    process.kill(process.pid, 'SIGKILL');
  }
}`;

interface Watch {
  /** Number of what runs, 0 for nothing; length of the name of its file. */
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

/** The module did not end; its message says so. */
export class UnfinishedModuleError extends Error {}

/**
 * Runs a module of a site. Rejects with an {@link UnfinishedModuleError} when it waits for longer than the limit; where it lets nobody else have the thread,
 * that is taken from it first. Where the module ends the program, the exit code is 2, and a message says which module it was.
 *
 * @param file as the user knows it
 */
export async function guardModule<T>(file: string, seconds: number, run: () => Promise<T>): Promise<T> {
  // Threads of ours have a limit of their own, and their end is not that of the program.
  if (!isMainThread) return run();
  const onExit = () => {
    process.exitCode = 2;
    writeSync(
      2,
      `lockstep: Unexpected end of the program by ${file}, expected a module that only exports. Take “process.exit” out of it.\n`,
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
    // Begun only when somebody waits already: what takes the thread from a module takes it from all that called it.
    return await Promise.race([Promise.resolve().then(run), tooLate]);
  } finally {
    clearTimeout(timer);
    process.off('exit', onExit);
    Atomics.store(state, 0, 0);
    Atomics.notify(state, 0);
  }
}

/** A module that lets go of the thread is given up by it; the other thread waits a little longer. */
const GRACE_MS = 1_000;
