/** Runs tasks for many hosts in parallel, with few at a time for each host. */

export interface PaceOptions {
  /** Maximum number of concurrent tasks. */
  readonly parallel: number;
  /** Maximum number of concurrent tasks per host. */
  readonly perHost: number;
  /** Minimum time between two starts for one host. */
  readonly intervalMs: number;
  /** Once aborted, no further task is started, and running ones are not awaited. */
  readonly signal?: AbortSignal | undefined;
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export async function runPaced<T>(
  tasks: readonly T[],
  hostOf: (task: T) => string,
  run: (task: T) => Promise<void>,
  { parallel, perHost, intervalMs, signal, now, wait }: PaceOptions,
): Promise<void> {
  const queues = new Map<string, T[]>();
  for (const task of tasks) {
    const host = hostOf(task);
    const queue = queues.get(host);
    if (queue === undefined) queues.set(host, [task]);
    else queue.push(task);
  }
  const next = new Map<string, number>();
  // Each host has its own workers; each request also needs one of the global slots.
  const turns = createTurns(parallel);
  const isOver = () => signal?.aborted === true;
  const work = async (host: string, queue: T[]) => {
    for (let task = queue.shift(); task !== undefined && !isOver(); task = queue.shift()) {
      const start = Math.max(now(), next.get(host) ?? 0);
      next.set(host, start + intervalMs);
      if (start > now()) await wait(start - now());
      await turns.take();
      try {
        if (!isOver()) await run(task);
      } finally {
        turns.release();
      }
    }
  };
  const all = Promise.all(
    [...queues].flatMap(([host, queue]) =>
      Array.from({ length: Math.min(perHost, queue.length) }, () => work(host, queue)),
    ),
  );
  const aborted = new Promise<void>((resolve) => {
    if (isOver()) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([all, aborted]);
}

/** A queue with a limited number of slots. */
function createTurns(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    release(): void {
      const first = waiting.shift();
      if (first === undefined) free += 1;
      else first();
    },
  };
}
