/** Which batch a build does next: what workers have finished is fetched, what nobody has begun is taken back, what is late is done again. */
import { type BuildQueue, type Clock, sleep } from '../../io/index.ts';

/** A batch to do here. */
export interface Turn {
  readonly at: number;
  /** Who has finished it: its results are in the shared cache. Absent where it has to be made. */
  readonly worker: string | undefined;
  /** When it was begun here. */
  readonly since: number;
}

export interface BatchBook {
  /** A worker has finished a batch; without a name, it failed there. */
  arrive(at: number, worker: string | undefined): void;
  /** The next batch; `undefined` when every one is done or under way here. */
  take(queue: Pick<BuildQueue<unknown>, 'takeBack' | 'failure'>): Promise<Turn | undefined>;
  /** @returns how many batches are done */
  finish(turn: Turn): number;
}

/** What a worker has is late when it takes so many times as long as our slowest one took. */
const PATIENCE = 2;
/** Where none was done here yet. */
const FIRST_PATIENCE_MS = 5000;

export function createBatchBook(count: number, clock: Pick<Clock, 'elapsed'>): BatchBook {
  /** Nobody is known to have begun them. Workers take from the front, we from the end. */
  const waiting = Array.from({ length: count }, (_, at) => at);
  /** Somebody has, or they are lost; those that were handed out first come last. */
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
