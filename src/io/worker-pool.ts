/**
 * Worker threads that take tasks from one queue. A worker that hangs or dies costs the task it was at, not the run: it is replaced, and the task
 * is answered with why.
 */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { limitTask, type TaskLimit } from './task-limit.ts';

export type TaskAnswer<R> =
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'failed'; readonly reason: string }
  /** No answer within the time limit. */
  | { readonly kind: 'timeout'; readonly seconds: number };

export interface PoolOptions<T, R> {
  /** Module whose default task comes from {@link serveTasks}. */
  readonly module: URL;
  /** Plain data for every worker. */
  readonly data: unknown;
  readonly size?: number;
  /** Threads of the same module that were started ahead; others are started as they are needed. */
  readonly started?: StartedWorkers | undefined;
  /** Threads of an earlier run with the same module and data; those that this run needs no more are kept there. */
  readonly reserve?: WorkerReserve | undefined;
  /** A single task may take so long, by {@link limitTask}. */
  readonly timeLimitSeconds: number;
  /** Once aborted, no further task is begun; those that are left have no answer. */
  readonly signal?: AbortSignal | undefined;
  onAnswer(task: T, answer: TaskAnswer<R>): void;
}

type Message<R> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: R }
  | { readonly kind: 'error'; readonly reason: string }
  | { readonly kind: 'fatal'; readonly reason: string };

/** What a thread is given. */
type Order<D, T> =
  | { readonly kind: 'data'; readonly data: D }
  | { readonly kind: 'task'; readonly task: T }
  /** The data is needed no more. */
  | { readonly kind: 'forget' };

/** Threads that load their modules while their data is still being gathered. */
export interface StartedWorkers {
  /** One of them, or `undefined` when all are taken. */
  take(): Worker | undefined;
  /** Ends those that nobody took. */
  close(): void;
}

/** How many threads can run at once. */
export const availableThreads = availableParallelism;

/** Starts threads ahead, as many as there are cores; they do not keep the program alive. */
export function startWorkers(module: URL, size = availableParallelism()): StartedWorkers {
  const idle = Array.from({ length: size }, () => startWorker(module));
  for (const worker of idle) {
    worker.unref();
    // A thread that cannot start is seen when it is needed: another is started then, and says why it cannot.
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
      for (const worker of idle.splice(0)) if (!keepSpare(module, worker)) void worker.terminate();
    },
  };
}

/** Threads that wait for the next run, with what they have prepared. */
export interface WorkerReserve {
  take(): Worker | undefined;
  /** One that was started for a run. */
  lend(worker: Worker): void;
  keep(worker: Worker): void;
  /** Ends them all, those that are at a task too. */
  close(): Promise<void>;
}

/** Where several runs with the same data follow each other, threads need to get ready only once. */
export function createWorkerReserve(): WorkerReserve {
  const idle = new Set<Worker>();
  const lent = new Set<Worker>();
  let isClosed = false;
  const lend = (worker: Worker): void => {
    lent.add(worker);
    worker.once('exit', () => void lent.delete(worker));
  };
  return {
    lend,
    take() {
      const [worker] = idle;
      if (worker === undefined) return undefined;
      idle.delete(worker);
      forget(worker);
      lend(worker);
      return worker;
    },
    keep(worker) {
      forget(worker);
      lent.delete(worker);
      if (isClosed) {
        void worker.terminate();
        return;
      }
      // A thread that ends while nobody needs it is no loss: another is started.
      const drop = () => void idle.delete(worker);
      worker.once('error', drop);
      worker.once('exit', drop);
      idle.add(worker);
    },
    async close() {
      isClosed = true;
      const workers = [...idle, ...lent];
      idle.clear();
      lent.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Threads that have loaded a module and wait for data, by the address of the module. */
const spare = new Map<string, Set<Worker>>();
let keepers = 0;

/**
 * Until it is closed, threads of runs that ended are kept for later runs with the same module: a process that runs again and again has them load it once. They do
 * not keep the program alive, and see the environment as it was when they started.
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
      const workers = [...spare.values()].flatMap((idle) => [...idle]);
      spare.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function takeSpare(module: URL): Worker | undefined {
  const idle = spare.get(module.href);
  const [worker] = idle ?? [];
  if (worker === undefined) return undefined;
  idle?.delete(worker);
  forget(worker);
  worker.ref();
  return worker;
}

/** Keeps a thread that has done its work; `false` where nobody asked for that. */
function keepSpare(module: URL, worker: Worker): boolean {
  if (keepers === 0) return false;
  const idle = spare.get(module.href) ?? new Set();
  spare.set(module.href, idle);
  forget(worker);
  const drop = () => void idle.delete(worker);
  worker.once('error', drop);
  worker.once('exit', drop);
  worker.postMessage({ kind: 'forget' } satisfies Order<unknown, unknown>);
  worker.unref();
  idle.add(worker);
  return true;
}

/** Our listeners: others are those of Node. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

function startWorker(module: URL): Worker {
  const kept = takeSpare(module);
  if (kept !== undefined) return kept;
  return new Worker(module, { resourceLimits: RESOURCE_LIMITS, ...threadFlags(process.execArgv) });
}

/**
 * Threads have the flags of their process, but for a process that was started with its code (`node --input-type=module -e …`): no thread can be started from a
 * file with these.
 */
export function threadFlags(flags: readonly string[]): { readonly execArgv?: string[] } {
  return flags.some((flag) => /^(?:-e|--eval|-p|-pe|--print|--input-type)(?:=|$)/.test(flag))
    ? { execArgv: [] }
    : {};
}

/** What no other task would survive either (a full disk): a task that throws it ends the run. */
export class FatalTaskError extends Error {}

/**
 * Runs all tasks, one at a time per worker, in the given order of start. Resolves when every task has its answer. Rejects when a worker cannot
 * start, with a {@link FatalTaskError} of a task, or with what `onAnswer` throws; no further task is then begun.
 */
export async function runTasks<T, R>(tasks: readonly T[], options: PoolOptions<T, R>): Promise<void> {
  if (tasks.length === 0) return;
  const size = Math.max(1, Math.min(options.size ?? availableParallelism(), tasks.length));
  let next = 0;
  const take = (): { task: T } | undefined => {
    const task = tasks[next];
    if (next >= tasks.length || task === undefined || options.signal?.aborted === true) return undefined;
    next += 1;
    return { task };
  };
  const runs = Array.from({ length: size }, () =>
    runWorker(take, options).catch((error: unknown) => {
      next = tasks.length;
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(runs)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function runWorker<T, R>(
  take: () => { task: T } | undefined,
  options: PoolOptions<T, R>,
): Promise<void> {
  for (let more = true; more; ) more = await runOneWorker(take, options);
}

/** Trees of a page live for milliseconds: a larger nursery lets most of them die there, which saves a tenth of the time. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 96 };

/** Feeds one worker until there is nothing left (false) or it had to be given up (true). */
function runOneWorker<T, R>(
  take: () => { task: T } | undefined,
  options: PoolOptions<T, R>,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const prepared = options.reserve?.take();
    const worker = prepared ?? options.started?.take() ?? startWorker(options.module);
    if (prepared === undefined) options.reserve?.lend(worker);
    let current: { task: T } | undefined;
    let limit: TaskLimit | undefined;
    let over = false;
    const end = (again: boolean) => {
      if (over) return;
      over = true;
      limit?.clear();
      if (!again && options.reserve !== undefined) {
        options.reserve.keep(worker);
        resolve(false);
      } else if (!again && keepSpare(options.module, worker)) resolve(false);
      else worker.terminate().then(() => resolve(again), reject);
    };
    const fail = (error: unknown) => {
      if (over) return;
      over = true;
      limit?.clear();
      worker.terminate().then(() => reject(error), reject);
    };
    const feed = () => {
      current = take();
      if (current === undefined) return end(false);
      const given = current;
      limit = limitTask(worker, options.timeLimitSeconds, () =>
        // Where this thread itself had no time, an answer may be there that nobody has read yet: it is read first.
        setImmediate(() => {
          if (current === given) answer({ kind: 'timeout', seconds: options.timeLimitSeconds }, true);
        }),
      );
      worker.postMessage({ kind: 'task', task: current.task } satisfies Order<unknown, T>);
    };
    const answer = (given: TaskAnswer<R>, giveUp: boolean) => {
      limit?.clear();
      const answered = current;
      current = undefined;
      try {
        if (answered !== undefined) options.onAnswer(answered.task, given);
      } catch (error) {
        fail(error);
        return;
      }
      if (giveUp) end(true);
      else feed();
    };
    worker.on('message', (message: Message<R>) => {
      if (over) return; // an answer that came too late
      if (message.kind === 'ready') feed();
      else if (message.kind === 'result') answer({ kind: 'done', result: message.result }, false);
      else if (message.kind === 'fatal') fail(new FatalTaskError(message.reason));
      else answer({ kind: 'failed', reason: message.reason }, false);
    });
    worker.on('error', (error) => {
      if (current === undefined)
        fail(error); // it never came up: another would not either
      else
        answer(
          { kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) },
          true,
        );
    });
    worker.on('exit', (code) => {
      if (over) return;
      if (current === undefined) fail(new Error(`A worker stopped with code ${code} before its first task.`));
      else answer({ kind: 'failed', reason: `the worker stopped with code ${code}` }, true);
    });
    if (prepared === undefined)
      worker.postMessage({ kind: 'data', data: options.data } satisfies Order<unknown, T>);
    else feed();
  });
}

/**
 * The other side: a worker's module prepares itself with its data, its first message, and then answers tasks, one at a time. Other data may follow, once all
 * tasks are answered.
 */
export function serveTasks<D, T, R>(prepare: (data: D) => Promise<(task: T) => Promise<R>>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveTasks runs in a worker thread only.');
  const send = (message: Message<R>) => port.postMessage(message);
  let run: ((task: T) => Promise<R>) | undefined;
  const answer = (task: T) => {
    if (run === undefined) throw new Error('Unexpected task before the data for it.');
    run(task).then(
      (result) => send({ kind: 'result', result }),
      (error: unknown) =>
        send(
          error instanceof FatalTaskError
            ? { kind: 'fatal', reason: error.message }
            : {
                kind: 'error',
                reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
              },
        ),
    );
  };
  port.on('message', (order: Order<D, T>) => {
    if (order.kind === 'task') answer(order.task);
    // What was prepared is let go of.
    else if (order.kind === 'forget') run = undefined;
    else
      prepare(order.data).then(
        (prepared) => {
          run = prepared;
          send({ kind: 'ready' });
        },
        (error: unknown) => {
          throw error;
        },
      );
  });
}
