/** Time limits for tasks of worker threads, on machines that have other work too. */
import type { Worker } from 'node:worker_threads';

export interface TaskLimit {
  /** The task has its answer. */
  clear(): void;
}

/** Maximum multiple of a task's limit, if its thread gets hardly any processor time. */
const PATIENCE = 10;

/**
 * Part of the time that a thread gets of a processor at least when it computes, beside as many others as a busy machine has. One that gets less waits for
 * something, also where it does so within its code (`Atomics.wait`, a pipe that is read synchronously), which its event loop counts as activity.
 */
const LEAST_SHARE = 0.01;

/**
 * Calls back when a task has used up its time: processor time while it computes, elapsed time while it waits. On a busy machine a thread may get little of either, and the result
 * for a page must not depend on that.
 *
 * If Node cannot report a thread's processor time (before 24.6), only elapsed time counts.
 */
export function limitTask(worker: Worker, seconds: number, onOver: () => void): TaskLimit {
  const limit = seconds * 1000;
  const start = performance.now();
  const loop = worker.performance.eventLoopUtilization();
  let isCleared = false;
  // Few tasks last until the first measurement; the later start costs little of their time.
  let before: Promise<number | undefined> = Promise.resolve(undefined);
  let timer = setTimeout(() => {
    before = millisecondsOf(worker);
    timer = setTimeout(judge, limit * (1 - FIRST));
  }, limit * FIRST);
  let last: { at: number; taken: number } | undefined;
  const judge = async (): Promise<void> => {
    const { idle, active } = worker.performance.eventLoopUtilization(loop);
    const now = performance.now();
    const isLast = now - start >= limit * PATIENCE;
    const taken = isLast || idle > active ? undefined : await takenSince(worker, await before);
    if (isCleared) return;
    if (taken === undefined || taken >= limit * (1 - 2 * FIRST)) return onOver();
    const waits = taken < (now - start) * LEAST_SHARE;
    // All of the machine may have stood still: only a thread that still gets nothing afterwards waits.
    if (waits && last !== undefined && taken - last.taken < (now - last.at) * LEAST_SHARE) return onOver();
    last = { at: now, taken };
    timer = setTimeout(judge, waits ? limit * FIRST : Math.max(limit * FIRST, limit - taken));
  };
  return {
    clear() {
      isCleared = true;
      clearTimeout(timer);
    },
  };
}

/** Part of the limit after which the first measurement is taken. */
const FIRST = 0.05;

async function takenSince(worker: Worker, before: number | undefined): Promise<number | undefined> {
  const now = await millisecondsOf(worker);
  return now === undefined || before === undefined ? undefined : now - before;
}

/** Processor time of a thread since it started; `undefined` if unknown. */
async function millisecondsOf(worker: Worker): Promise<number | undefined> {
  if (typeof worker.cpuUsage !== 'function') return undefined;
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch (error) {
    // The thread ended in the meantime; its task is answered with that.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING')
      return undefined;
    throw error;
  }
}
