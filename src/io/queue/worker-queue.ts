/** The other end of the queues of builds: what a worker sees of them, and how it takes batches. */
import { hostname } from 'node:os';
import type { Worker } from 'bullmq';
import { sha256 } from '../hash.ts';
import { loadOptional } from '../optional-package.ts';
import { type Announcement, PREFIX, queueName, refuse } from './announcements.ts';
import { connectRedis, QueueError, QueueLostError, reasonOf, showRedis, withinTime } from './connect.ts';
import { removeEnded } from './remove-ended.ts';

export interface WorkerQueue {
  /** The address, without credentials. */
  readonly shown: string;
  /** The builds that are under way, for every worker in another order: several builds find about as many workers each. @throws QueueLostError while Redis does not answer, QueueError where it refuses us */
  builds(): Promise<readonly Announcement[]>;
  /** Says to a build why this worker does not work for it. */
  refuse(id: string, why: string): Promise<void>;
  /** Takes batches of a build, until it is over or `signal` is aborted: then those that were begun are finished. @throws as `builds` */
  serve<T>(id: string, options: ServeOptions<T>): Promise<void>;
  close(): void;
}

export interface ServeOptions<T> {
  /** Batches under way at a time. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Resolves when what came of a batch is where its build finds it. */
  work(batch: T): Promise<void>;
}

const USE = 'lockstep worker';
/** A worker that has not said for so long that it is at a batch has lost it to another one. */
const LOCK_MS = 15_000;
/** How often it is looked whether a build is still under way. */
const LOOK_MS = 1000;

/** @throws MissingPackageError, QueueError */
export async function openWorkerQueue(url: string): Promise<WorkerQueue> {
  const shown = showRedis(url);
  const bullmq = await loadOptional('bullmq', USE, () => import('bullmq'));
  const client = await connectRedis(url, USE, {
    maxRetriesPerRequest: null,
    // A worker outlives a restart of Redis.
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
      // Where Redis is lost, the next look at the builds says so.
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
          // A page that has ended two workers is left to the build.
          maxStalledCount: 1,
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 0 },
        },
      );
      // What is lost is seen by the look at the builds.
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

/** A server that is gone answers no farewell. */
async function closeAnyway(worker: Worker): Promise<void> {
  await withinTime(worker.close(true), 2000).catch(() => {});
}

/** Wrong credentials, or too few rights: asked again, the server would say the same. */
function isRefusal(error: unknown): boolean {
  return /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password)/.test(
    error instanceof Error ? error.message : '',
  );
}
