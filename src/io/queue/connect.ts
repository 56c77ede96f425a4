/** Connections to Redis, for remote caches and for queues. What goes wrong with them is said without their credentials. */
import type { Redis, RedisOptions } from 'ioredis';
import { loadOptional } from '../optional-package.ts';

/** The address of a queue cannot be used, or its server refuses us; the message says why. */
export class QueueError extends Error {}

/** A server that does not answer in this time has failed. */
export const ANSWER_MS = 15_000;

/** A server does not answer for now; the message says why, without a full stop. */
export class QueueLostError extends Error {}

/** @param use what needs it, as the subject of a sentence. @throws MissingPackageError */
export async function connectRedis(url: string, use: string, options: RedisOptions): Promise<Redis> {
  const { Redis: Client } = await loadOptional('ioredis', use, () => import('ioredis'));
  const client = new Client(url, { connectTimeout: ANSWER_MS, ...options });
  // Each command fails too, and says why: without a listener, the client would print the same.
  client.on('error', () => {});
  return client;
}

/** As an address may be shown: without credentials. @throws QueueError where it is none of Redis */
export function showRedis(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^rediss?:$/.test(url.protocol))
    throw new QueueError('Unexpected value of --redis, expected an address such as redis://host:6379/0.');
  url.username = '';
  url.password = '';
  return url.href;
}

/** Rejects where an answer takes longer than {@link ANSWER_MS}: a client that waits for its server waits for ever. */
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

/** Why something failed, in words without a full stop. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const more = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message}${more}`.replace(/\.$/, '');
}
