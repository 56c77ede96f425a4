/** Manages threads: started early, kept for the next run, kept for later runs of the process. */
import { Worker } from 'node:worker_threads';
import { threadLimits, threadsAhead } from '../memory.ts';
import type { Order } from './messages.ts';

/** Threads that load their modules while their data is still being collected. */
export interface StartedWorkers {
  /** One of them, or `undefined` if all are taken. */
  take(): Worker | undefined;
  /** Ends those that were not taken. */
  close(): void;
}

/** Starts threads early, by default as many as have room for certain; they do not keep the program alive. */
export function startWorkers(module: URL, size = threadsAhead()): StartedWorkers {
  const idle = Array.from({ length: size }, () => startWorker(module));
  for (const worker of idle) {
    worker.unref();
    // A thread that fails to start is noticed when needed: another one is started then, and reports the reason.
    worker.once('error', () => void idle.splice(idle.indexOf(worker), 1));
  }
  return {
    take() {
      const worker = idle.shift();
      worker?.ref();
      worker?.removeAllListeners('error');
      return worker;
    },
    close() {
      for (const worker of idle.splice(0)) if (!keepForReuse(module, worker)) void worker.terminate();
    },
  };
}

/** Threads that wait for the next run with their prepared data. */
export interface WorkerReserve {
  take(): Worker | undefined;
  /** A thread that was started for a run. */
  register(worker: Worker): void;
  keep(worker: Worker): void;
  /** Ends all threads, even those that are running a task. */
  close(): Promise<void>;
}

/** Saves the preparation of threads if several runs with the same data follow each other. */
export function createWorkerReserve(): WorkerReserve {
  const idle = new Set<Worker>();
  const active = new Set<Worker>();
  let isClosed = false;
  const register = (worker: Worker): void => {
    active.add(worker);
    worker.once('exit', () => void active.delete(worker));
  };
  return {
    register,
    take() {
      const [worker] = idle;
      if (worker === undefined) return undefined;
      idle.delete(worker);
      forget(worker);
      register(worker);
      return worker;
    },
    keep(worker) {
      forget(worker);
      active.delete(worker);
      if (isClosed) {
        void worker.terminate();
        return;
      }
      // An idle thread that ends is simply replaced later.
      const drop = () => void idle.delete(worker);
      worker.once('error', drop);
      worker.once('exit', drop);
      idle.add(worker);
    },
    async close() {
      isClosed = true;
      const workers = [...idle, ...active];
      idle.clear();
      active.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Threads that have loaded a module and wait for data, by the module's URL. */
const reusable = new Map<string, Set<Worker>>();
let keepers = 0;

/**
 * Until it is closed, threads of finished runs are kept for later runs with the same module, so that a process with many runs loads it once. They do not keep the program alive,
 * and see the environment as it was when they started.
 */
export function keepThreads(): { close(): Promise<void> } {
  keepers += 1;
  let isClosed = false;
  return {
    async close() {
      if (isClosed) return;
      isClosed = true;
      keepers -= 1;
      if (keepers > 0) return;
      const workers = [...reusable.values()].flatMap((idle) => [...idle]);
      reusable.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function takeReusable(module: URL): Worker | undefined {
  const idle = reusable.get(module.href);
  const [worker] = idle ?? [];
  if (worker === undefined) return undefined;
  idle?.delete(worker);
  forget(worker);
  worker.ref();
  return worker;
}

/** Keeps a thread after its work; `false` if {@link keepThreads} is not active. */
export function keepForReuse(module: URL, worker: Worker): boolean {
  if (keepers === 0) return false;
  const idle = reusable.get(module.href) ?? new Set();
  reusable.set(module.href, idle);
  forget(worker);
  const drop = () => void idle.delete(worker);
  worker.once('error', drop);
  worker.once('exit', drop);
  worker.postMessage({ kind: 'forget' } satisfies Order<unknown, unknown>);
  worker.unref();
  idle.add(worker);
  return true;
}

/** Only our listeners: others belong to Node. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

export function startWorker(module: URL): Worker {
  const kept = takeReusable(module);
  if (kept !== undefined) return kept;
  return new Worker(module, { resourceLimits: threadLimits(), ...threadFlags(process.execArgv) });
}

/**
 * Threads inherit the flags of their process, except in a process that was started with inline code (`node --input-type=module -e …`): these flags prevent threads from starting
 * from a file.
 */
export function threadFlags(flags: readonly string[]): { readonly execArgv?: string[] } {
  return flags.some((flag) => /^(?:-e|--eval|-p|-pe|--print|--input-type)(?:=|$)/.test(flag))
    ? { execArgv: [] }
    : {};
}
