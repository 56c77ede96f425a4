/** What a pool is asked to do. */
import type { StartedWorkers, WorkerReserve } from './threads.ts';

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
