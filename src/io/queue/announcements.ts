/** Running builds as workers see them in Redis. An announcement expires if its build ended abnormally; whoever finds such a build removes its queue. */
import type { Redis } from 'ioredis';
import { withinTime } from './connect.ts';

export interface Announcement {
  readonly id: string;
  /** The build's description of itself. */
  readonly text: string;
}

/** Prefix of all our keys, including those of BullMQ. */
export const PREFIX = 'lockstep';

const BUILDS = `${PREFIX}:builds`;
/** An announcement is renewed three times in this time. */
const LIFETIME_SECONDS = 30;
/** Longer than builds take; a build that ends removes them. */
const REFUSED_SECONDS = 60 * 60;
const RENEW_MS = (LIFETIME_SECONDS / 3) * 1000;

export function queueName(id: string): string {
  return `batches-${id}`;
}

function keyOf(id: string): string {
  return `${PREFIX}:build:${id}`;
}

function refusalsOf(id: string): string {
  return `${PREFIX}:refusals:${id}`;
}

/** Announces a build until it is withdrawn. */
export async function announce(
  client: Redis,
  { id, text }: Announcement,
): Promise<{ withdraw(): Promise<void> }> {
  const say = () =>
    withinTime(client.multi().sadd(BUILDS, id).set(keyOf(id), text, 'EX', LIFETIME_SECONDS).exec());
  await say();
  // A failed renewal is made up for by the next one, or the announcement expires: the build does not depend on it.
  const timer = setInterval(() => void say().catch(() => {}), RENEW_MS);
  timer.unref();
  return {
    async withdraw() {
      clearInterval(timer);
      await withinTime(client.multi().srem(BUILDS, id).del(keyOf(id), refusalsOf(id)).exec());
    },
  };
}

/** The running builds, sorted by id, and the ids of those that ended abnormally. */
export async function listBuilds(
  client: Redis,
): Promise<{ readonly builds: readonly Announcement[]; readonly ended: readonly string[] }> {
  const ids = (await withinTime(client.smembers(BUILDS))).sort();
  if (ids.length === 0) return { builds: [], ended: [] };
  const texts = await withinTime(client.mget(ids.map(keyOf)));
  const builds: Announcement[] = [];
  const ended: string[] = [];
  for (const [at, id] of ids.entries()) {
    const text = texts[at];
    if (typeof text === 'string') builds.push({ id, text });
    else ended.push(id);
  }
  return { builds, ended };
}

/** Removes a build that has ended, after its queue was removed. */
export async function forget(client: Redis, id: string): Promise<void> {
  await withinTime(client.multi().srem(BUILDS, id).del(refusalsOf(id)).exec());
}

/** Tells a build that a worker does not work for it, and why. */
export async function refuse(client: Redis, id: string, worker: string, why: string): Promise<void> {
  const key = refusalsOf(id);
  await withinTime(client.multi().hset(key, worker, why).expire(key, REFUSED_SECONDS).exec());
}

/** Messages of workers, sorted by name. */
export async function readRefusals(client: Redis, id: string): Promise<string[]> {
  const refusals = await withinTime(client.hgetall(refusalsOf(id)));
  return Object.entries(refusals)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([worker, why]) => `${worker}: ${why}`);
}
