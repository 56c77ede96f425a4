/**
 * The queue of a build: distributes batches of work to workers on other machines, using BullMQ. Nothing depends on it: a batch that is lost with Redis or a worker is done by the
 * build itself.
 */
import { randomUUID } from 'node:crypto';
import { loadOptional } from '../optional-package.ts';
import { announce, PREFIX, queueName, readRefusals } from './announcements.ts';
import { connectRedis, reasonOf, showRedis, withinTime } from './connect.ts';
import { removeEnded } from './remove-ended.ts';

export interface BuildQueue<T> {
  /** Adds batches for the first free worker. The caller numbers them. */
  add(batches: ReadonlyMap<number, T>): Promise<void>;
  /** Takes a batch back; `false` if a worker has started it, or the queue has failed. */
  takeBack(batch: number): Promise<boolean>;
  /** Why workers refuse this build: a line for each of them. */
  refusals(): Promise<readonly string[]>;
  /** Why the queue cannot be used any more, without a full stop. */
  failure(): string | undefined;
  /** Removes the rest of the queue from Redis. */
  close(): Promise<void>;
}

/** A worker has completed a batch. @param worker its name; absent if the batch failed there */
export type OnBatchEnd = (batch: number, worker: string | undefined) => void;

const USE = 'build --redis';
/** Number of batches sent in one message. */
const AT_ONCE = 500;

/** @param text the build's description for workers. @throws MissingPackageError, QueueError */
export async function openBuildQueue<T>(
  url: string,
  text: string,
  onEnd: OnBatchEnd,
): Promise<BuildQueue<T>> {
  showRedis(url);
  const { Queue, QueueEvents } = await loadOptional('bullmq', USE, () => import('bullmq'));
  const connect = () =>
    connectRedis(url, USE, {
      maxRetriesPerRequest: null,
      retryStrategy: (times) => (times > 2 ? null : 200),
    });
  const client = await connect();
  const listening = await connect();
  const id = randomUUID();
  let failure: string | undefined;
  const fail = (error: unknown): void => {
    failure ??= reasonOf(error);
  };
  const request = async <R>(send: () => Promise<R>): Promise<R | undefined> => {
    if (failure !== undefined) return undefined;
    try {
      return await withinTime(send());
    } catch (error) {
      fail(error);
      return undefined;
    }
  };
  const options = { prefix: PREFIX } as const;
  const name = queueName(id);
  const queue = new Queue<T>(name, { ...options, connection: client, skipMetasUpdate: true });
  const events = new QueueEvents(name, { ...options, connection: listening, lastEventId: '0' });
  queue.on('error', fail);
  events.on('error', fail);
  events.on('completed', ({ jobId, returnvalue }) => onEnd(numberOf(jobId), String(returnvalue)));
  events.on('failed', ({ jobId }) => onEnd(numberOf(jobId), undefined));
  await request(() => removeEnded(client, Queue));
  const announcement = await request(() => announce(client, { id, text }));
  return {
    failure: () => failure,
    async add(batches) {
      const jobs = [...batches].map(([batch, data]) => ({
        name: 'batch',
        data,
        opts: { jobId: `batch-${batch}`, removeOnComplete: true, removeOnFail: true },
      }));
      for (let at = 0; at < jobs.length; at += AT_ONCE)
        // biome-ignore lint/suspicious/noExplicitAny: BullMQ derives a type from the data that a type parameter has not
        await request(() => queue.addBulk(jobs.slice(at, at + AT_ONCE) as any));
    },
    takeBack: async (batch) => (await request(() => queue.remove(`batch-${batch}`))) === 1,
    refusals: async () => (await request(() => readRefusals(client, id))) ?? [],
    async close() {
      await request(async () => {
        await announcement?.withdraw();
        await queue.obliterate({ force: true });
      });
      await Promise.allSettled([events.close(), queue.close()].map((closing) => withinTime(closing, 2000)));
      for (const each of [client, listening]) each.disconnect();
    },
  };
}

/** `batch-7` → 7 */
function numberOf(job: string): number {
  return Number(job.slice(job.lastIndexOf('-') + 1));
}
