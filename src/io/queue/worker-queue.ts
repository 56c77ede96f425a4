/** The workers' side of the queues of builds. */
import { hostname } from 'node:os';
import type { Worker } from 'bullmq';
import { sha256 } from '../hash.ts';
import { loadOptional } from '../optional-package.ts';
import { type Announcement, PREFIX, queueName, refuse } from './announcements.ts';
import { connectRedis, QueueError, QueueLostError, reasonOf, showRedis, withinTime } from './connect.ts';
import { removeEnded } from './remove-ended.ts';

export interface WorkerQueue {
  /** The address without credentials. */
  readonly shown: string;
  /**
   * The running builds, in a different order for every worker, so that workers are spread over several builds. @throws QueueLostError while Redis does not answer, QueueError if it
   * denies access
   */
  builds(): Promise<readonly Announcement[]>;
  /** Tells a build why this worker does not work for it. */
  refuse(id: string, why: string): Promise<void>;
  /** Processes batches of a build until it ends or `signal` is aborted; started batches are completed. @throws as `builds` */
  serve<T>(id: string, options: ServeOptions<T>): Promise<void>;
  close(): void;
}

export interface ServeOptions<T> {
  /** Number of concurrent batches. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Resolves once the results of a batch are available to its build. */
  work(batch: T): Promise<void>;
}

const USE = 'lockstep worker';
/** A worker that has not renewed its lock for this long loses its batch to another one. */
const LOCK_MS = 15_000;
/** Interval of checks whether a build is still running. */
const LOOK_MS = 1000;

/** @throws MissingPackageError, QueueError */
export async function openWorkerQueue(url: string): Promise<WorkerQueue> {
  const shown = showRedis(url);
  const bullmq = await loadOptional('bullmq', USE, () => import('bullmq'));
  const client = await connectRedis(url, USE, {
    maxRetriesPerRequest: null,
    // A worker survives a restart of Redis.
    retryStrategy: (times) => Math.min(times * 200, 2000),
  });
  const name = `${hostname()}-${process.pid}`;
  const builds = async (): Promise<readonly Announcement[]> => {
    try {
      const found = await removeEnded(client, bullmq.Queue);
      const rank = (id: string) => sha256(`${name} ${id}`);
      return [...found].sort((a, b) => (rank(a.id) < rank(b.id) ? -1 : 1));
    } catch (error) {
      if (isRefusal(error)) throw new QueueError(`Unexpected answer of ${shown}: ${reasonOf(error)}.`);
      throw new QueueLostError(reasonOf(error));
    }
  };
  return {
    shown,
    builds,
    refuse: (id, why) =>
      // If the connection is lost, the next call of `builds` reports it.
      refuse(client, id, name, why).catch(() => {}),
    async serve(id, { atOnce, signal, work }) {
      const worker = new bullmq.Worker(
        queueName(id),
        async ({ data }) => {
          await work(data);
          return name;
        },
        {
          prefix: PREFIX,
          connection: client,
          concurrency: atOnce,
          lockDuration: LOCK_MS,
          stalledInterval: LOCK_MS / 2,
          // A batch that has crashed two workers is left to the build.
          maxStalledCount: 1,
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 0 },
        },
      );
      // A lost connection is detected by the check of running builds.
      worker.on('error', () => {});
      try {
        await untilOver(() => builds(), id, signal);
        await worker.close();
      } finally {
        await closeAnyway(worker);
      }
    },
    close: () => client.disconnect(),
  };
}

async function untilOver(
  builds: () => Promise<readonly Announcement[]>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(LOOK_MS, signal);
    if (!(await builds()).some((build) => build.id === id)) return;
  }
}

/** Resolves after a time, or when `signal` is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(over, milliseconds);
    function over(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    }
    if (signal.aborted) over();
    else signal.addEventListener('abort', over);
  });
}

/** A server that is gone does not answer when closing. */
async function closeAnyway(worker: Worker): Promise<void> {
  await withinTime(worker.close(true), 2000).catch(() => {});
}

/** Wrong credentials or missing permissions: asking again would give the same answer. */
function isRefusal(error: unknown): boolean {
  return /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password)/.test(
    error instanceof Error ? error.message : '',
  );
}
