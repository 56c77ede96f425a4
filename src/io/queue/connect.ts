/** Connections to Redis, for remote caches and queues. Messages never contain credentials. */
import type { Redis, RedisOptions } from 'ioredis';
import { loadOptional } from '../optional-package.ts';

/** The address of a queue is invalid, or the server denies access; the message gives the reason. */
export class QueueError extends Error {}

/** A server that does not answer within this time has failed. */
export const ANSWER_MS = 15_000;

/** A server does not answer at the moment; the message gives the reason, without a full stop. */
export class QueueLostError extends Error {}

/** @param use what needs it, as the subject of a sentence. @throws MissingPackageError */
export async function connectRedis(url: string, use: string, options: RedisOptions): Promise<Redis> {
  const { Redis: Client } = await loadOptional('ioredis', use, () => import('ioredis'));
  const client = new Client(url, { connectTimeout: ANSWER_MS, ...options });
  // Each command fails with the reason as well; without a listener, the client would print it.
  client.on('error', () => {});
  return client;
}

/** The address without credentials, for messages. @throws QueueError if it is not a Redis address */
export function showRedis(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^rediss?:$/.test(url.protocol))
    throw new QueueError('Unexpected value of --redis, expected an address such as redis://host:6379/0.');
  url.username = '';
  url.password = '';
  return url.href;
}

/** Rejects if an answer takes longer than {@link ANSWER_MS}: the client itself would wait forever. */
export async function withinTime<T>(answer: Promise<T>, milliseconds = ANSWER_MS): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`no answer within ${milliseconds / 1000} seconds`)),
    milliseconds,
  );
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The reason of a failure, without a full stop. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const more = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message}${more}`.replace(/\.$/, '');
}
