/** Options and answers of a pool. */
import type { StartedWorkers, WorkerReserve } from './threads.ts';

export type TaskOutcome<R> =
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
  /** Threads of the same module that were started earlier; more are started when needed. */
  readonly started?: StartedWorkers | undefined;
  /** Threads of an earlier run with the same module and data; threads that this run no longer needs are returned to it. */
  readonly reserve?: WorkerReserve | undefined;
  /** Time limit of a single task, by {@link limitTask}. */
  readonly timeLimitSeconds: number;
  /** Once aborted, no further task is started; the remaining ones have no answer. */
  readonly signal?: AbortSignal | undefined;
  onOutcome(task: T, outcome: TaskOutcome<R>): void;
}
