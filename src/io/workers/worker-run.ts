/** One working thread: it gets tasks one after the other, and is ended, kept or replaced when there are none left or it fails. */
import type { Worker } from 'node:worker_threads';
import { FatalTaskError, type Message, type Order } from './messages.ts';
import type { PoolOptions, TaskOutcome } from './pool-options.ts';
import { limitTask, type TaskLimit } from './task-limit.ts';
import { keepForReuse, startWorker } from './threads.ts';

/** The next task, or none. */
export type TakeTask<T> = () => { readonly task: T } | undefined;

/** Feeds one worker until there is nothing left (false) or it must be replaced (true). */
export function runOneWorker<T, R>(take: TakeTask<T>, options: PoolOptions<T, R>): Promise<boolean> {
  return new Promise((resolve, reject) => new WorkerRun(take, options, { resolve, reject }).start());
}

/** How a run ends. */
interface Settle {
  /** @param again whether tasks may be left for another worker */
  resolve(again: boolean): void;
  reject(error: unknown): void;
}

class WorkerRun<T, R> {
  readonly #take: TakeTask<T>;
  readonly #options: PoolOptions<T, R>;
  readonly #settle: Settle;
  readonly #worker: Worker;
  /** Whether it has the data already, from an earlier run. */
  readonly #isPrepared: boolean;
  /** The current task. */
  #current: { readonly task: T } | undefined;
  #limit: TaskLimit | undefined;
  #isOver = false;

  constructor(take: TakeTask<T>, options: PoolOptions<T, R>, settle: Settle) {
    const { reserve, started, module } = options;
    const prepared = reserve?.take();
    this.#take = take;
    this.#options = options;
    this.#settle = settle;
    this.#isPrepared = prepared !== undefined;
    this.#worker = prepared ?? started?.take() ?? startWorker(module);
    if (prepared === undefined) reserve?.register(this.#worker);
  }

  start(): void {
    this.#worker.on('message', (message: Message<R>) => this.#onMessage(message));
    this.#worker.on('error', (error) => this.#onError(error));
    this.#worker.on('exit', (code) => this.#onExit(code));
    if (this.#isPrepared) this.#feed();
    else this.#order({ kind: 'data', data: this.#options.data });
  }

  #order(order: Order<unknown, T>): void {
    this.#worker.postMessage(order);
  }

  #feed(): void {
    const given = this.#take();
    this.#current = given;
    if (given === undefined) {
      this.#endOfTasks();
      return;
    }
    const { timeLimitSeconds: seconds } = this.#options;
    this.#limit = limitTask(this.#worker, seconds, () =>
      // If this thread had no time itself, a result may be waiting: it is read first.
      setImmediate(() => {
        if (this.#current === given) this.#lose({ kind: 'timeout', seconds });
      }),
    );
    this.#order({ kind: 'task', task: given.task });
  }

  #onMessage(message: Message<R>): void {
    if (this.#isOver) return; // a result that came too late
    switch (message.kind) {
      case 'ready':
        this.#feed();
        break;
      case 'fatal':
        this.#fail(new FatalTaskError(message.reason));
        break;
      case 'result':
        if (this.#endTask({ kind: 'done', result: message.result })) this.#feed();
        break;
      case 'error':
        if (this.#endTask({ kind: 'failed', reason: message.reason })) this.#feed();
        break;
    }
  }

  #onError(error: unknown): void {
    if (this.#current === undefined) {
      this.#fail(error); // it never started: another would not either
      return;
    }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#lose({ kind: 'failed', reason });
  }

  #onExit(code: number): void {
    if (this.#isOver) return;
    if (this.#current === undefined)
      this.#fail(new Error(`A worker stopped with code ${code} before its first task.`));
    else this.#lose({ kind: 'failed', reason: `the worker stopped with code ${code}` });
  }

  /** Passes the outcome of the current task on; false if the receiver throws, which ends the run. */
  #endTask(outcome: TaskOutcome<R>): boolean {
    this.#limit?.clear();
    const finished = this.#current;
    this.#current = undefined;
    try {
      if (finished !== undefined) this.#options.onOutcome(finished.task, outcome);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** The worker is unusable: the current task ends with this outcome, and another worker takes the rest. */
  #lose(outcome: TaskOutcome<R>): void {
    if (!this.#endTask(outcome) || !this.#close()) return;
    this.#worker.terminate().then(() => this.#settle.resolve(true), this.#settle.reject);
  }

  /** There are no tasks left: the worker is kept if it can be reused. */
  #endOfTasks(): void {
    if (!this.#close()) return;
    const { reserve, module } = this.#options;
    if (reserve !== undefined) {
      reserve.keep(this.#worker);
      this.#settle.resolve(false);
    } else if (keepForReuse(module, this.#worker)) this.#settle.resolve(false);
    else this.#worker.terminate().then(() => this.#settle.resolve(false), this.#settle.reject);
  }

  #fail(error: unknown): void {
    if (!this.#close()) return;
    this.#worker.terminate().then(() => this.#settle.reject(error), this.#settle.reject);
  }

  /** @returns false if the run is over already */
  #close(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#limit?.clear();
    return true;
  }
}
