/** Schedules the batches of a build: results of workers are fetched, batches that no worker has started are taken back, and late ones are repeated. */
import { type BuildQueue, type Clock, sleep } from '../../io/index.ts';

/** A batch to complete on this machine. */
export interface Turn {
  readonly at: number;
  /** The worker that has completed it: its results are in the shared cache. Absent if the batch must be rendered here. */
  readonly worker: string | undefined;
  /** Start time on this machine. */
  readonly since: number;
}

export interface BatchBook {
  /** Records that a worker has completed a batch or, without a name, failed. */
  arrive(at: number, worker: string | undefined): void;
  /** The next batch; `undefined` if all are completed or in progress here. */
  take(queue: Pick<BuildQueue<unknown>, 'takeBack' | 'failure'>): Promise<Turn | undefined>;
  /** @returns number of completed batches */
  finish(turn: Turn): number;
}

/** A worker's batch is late after this multiple of this machine's slowest batch. */
const PATIENCE = 2;
/** Used until this machine has completed a batch. */
const FIRST_PATIENCE_MS = 5000;

export function createBatchBook(count: number, clock: Pick<Clock, 'elapsed'>): BatchBook {
  /** Not known to be started by anyone. Workers take from the front, this machine from the end. */
  const waiting = Array.from({ length: count }, (_, at) => at);
  /** Started by a worker, or lost; the first ones handed out come last. */
  const elsewhere: number[] = [];
  const arrived: Omit<Turn, 'since'>[] = [];
  const begun = new Set<number>();
  let done = 0;
  let slowest: number | undefined;
  let wake = new AbortController();
  const begin = (at: number, worker?: string): Turn => {
    begun.add(at);
    return { at, worker, since: clock.elapsed() };
  };
  const takeArrived = (): Turn | undefined => {
    for (let next = arrived.shift(); next !== undefined; next = arrived.shift())
      if (!begun.has(next.at)) return begin(next.at, next.worker);
    return undefined;
  };
  const takeLate = (): Turn | undefined => {
    for (let at = elsewhere.pop(); at !== undefined; at = elsewhere.pop())
      if (!begun.has(at)) return begin(at);
    return undefined;
  };
  return {
    arrive(at, worker) {
      if (at < 0 || at >= count) return;
      arrived.push({ at, worker });
      wake.abort();
      wake = new AbortController();
    },
    async take(queue) {
      const next = takeArrived();
      if (next !== undefined) return next;
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (begun.has(at)) continue;
        if (await queue.takeBack(at)) return begin(at);
        elsewhere.push(at);
        const come = takeArrived();
        if (come !== undefined) return come;
      }
      const until = clock.elapsed() + (slowest === undefined ? FIRST_PATIENCE_MS : slowest * PATIENCE);
      while (queue.failure() === undefined && elsewhere.some((at) => !begun.has(at))) {
        const left = until - clock.elapsed();
        if (left <= 0) break;
        await sleep(left, wake.signal);
        const come = takeArrived();
        if (come !== undefined) return come;
      }
      return takeLate();
    },
    finish({ since, worker }) {
      done += 1;
      if (worker === undefined) slowest = Math.max(slowest ?? 0, clock.elapsed() - since);
      return done;
    },
  };
}
