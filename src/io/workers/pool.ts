/** Worker threads that take tasks from one queue. A worker that hangs or dies loses its current task, not the run: it is replaced, and the task is answered with the reason. */
import { availableThreads } from '../memory.ts';
import type { PoolOptions } from './pool-options.ts';
import { runOneWorker } from './worker-run.ts';

/**
 * Runs all tasks, one at a time per worker, started in the given order. Resolves when every task has its answer. Rejects if a worker cannot start, with a {@link FatalTaskError} of
 * a task, or with an error of `onAnswer`; no further task is started then.
 */
export async function runTasks<T, R>(tasks: readonly T[], options: PoolOptions<T, R>): Promise<void> {
  if (tasks.length === 0) return;
  const size = Math.max(1, Math.min(options.size ?? availableThreads(), tasks.length));
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
