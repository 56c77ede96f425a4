/** Build queues, in a Redis that the test starts. */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildQueue, openBuildQueue, openWorkerQueue, QueueError } from '../../src/io/index.ts';
import { loadOptional } from '../../src/io/optional-package.ts';
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts';

type Ends = Map<number, string | undefined>;

/** A build with a number of batches, and their results. */
async function openBuild(
  url: string,
  batches: number,
): Promise<{ queue: BuildQueue<string>; ends: Ends; all: Promise<void> }> {
  const ends: Ends = new Map();
  const { promise: all, resolve } = Promise.withResolvers<void>();
  const queue = await openBuildQueue<string>(url, 'a build', (batch, worker) => {
    ends.set(batch, worker);
    if (ends.size === batches) resolve();
  });
  await queue.add(new Map(Array.from({ length: batches }, (_, at) => [at, `batch ${at}`])));
  return { queue, ends, all };
}

/** A worker that serves the current build with `work`, until `signal` is aborted or the build is over. */
async function serve(
  url: string,
  signal: AbortSignal,
  work: (batch: unknown) => Promise<void>,
): Promise<void> {
  const worker = await openWorkerQueue(url);
  for (const { id } of await worker.builds()) await worker.serve(id, { atOnce: 2, signal, work });
  worker.close();
}

describe.skipIf(!hasRedis)('the queue of a build (skipped where redis-server is not installed)', () => {
  let redis: RedisServer;
  let client: Redis;
  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  it('hands out batches once each, says which have failed, and leaves nothing in Redis', async () => {
    const { queue, ends, all } = await openBuild(redis.url, 20);
    const stop = new AbortController();
    const worked: unknown[] = [];
    const workers = [1, 2].map(() =>
      serve(redis.url, stop.signal, async (batch) => {
        worked.push(batch);
        if (batch === 'batch 7') throw new Error('a page that is too much');
      }),
    );
    await all;
    expect(worked.sort()).toEqual(Array.from({ length: 20 }, (_, at) => `batch ${at}`).sort());
    expect([...ends].filter(([, worker]) => worker === undefined)).toEqual([[7, undefined]]);
    await queue.close();
    await Promise.all(workers);
    expect(queue.failure()).toBeUndefined();
    expect(await client.keys('*')).toEqual([]);
  });

  it('gives a batch back that nobody has begun, and finishes those that are begun when it is stopped', async () => {
    const { queue, ends } = await openBuild(redis.url, 4);
    expect(await queue.takeBack(3)).toBe(true);
    const stop = new AbortController();
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { promise: go, resolve: release } = Promise.withResolvers<void>();
    let under = 0;
    const serving = serve(redis.url, stop.signal, async () => {
      under += 1;
      if (under === 2) resolve();
      await go;
    });
    await begun;
    expect(await Promise.all([0, 1, 2].map(queue.takeBack))).toEqual([false, false, true]);
    stop.abort();
    release();
    await serving;
    await expect.poll(() => ends.size, { timeout: 300_000 }).toBe(2);
    await queue.close();
  });

  it('keeps two builds apart, and removes what one has left that was killed', async () => {
    const [one, other] = await Promise.all([openBuild(redis.url, 1), openBuild(redis.url, 1)]);
    const worker = await openWorkerQueue(redis.url);
    const builds = await worker.builds();
    expect(builds.map(({ text }) => text)).toEqual(['a build', 'a build']);
    await worker.refuse(builds[0]?.id ?? '', 'it is of another revision');
    const refusals = await Promise.all([one, other].map(({ queue }) => queue.refusals()));
    expect(refusals.flat()).toEqual([expect.stringMatching(/^\S+: it is of another revision$/)]);
    // The remains of a build that was killed: its queue, and an expired announcement.
    for (const { id } of builds) await client.del(`lockstep:build:${id}`);
    expect(await worker.builds()).toEqual([]);
    expect(await client.keys('lockstep:*')).toEqual([]);
    worker.close();
    await Promise.all([one, other].map(({ queue }) => queue.close()));
  });

  it('is given up when Redis ends, and says nothing of passwords', async () => {
    const server = await startRedis();
    const admin = new Redis(server.url);
    await admin.config('SET', 'requirepass', 'a-password');
    admin.disconnect();
    const url = server.url.replace('//', '//:a-password@');
    const { queue } = await openBuild(url, 2);
    expect(queue.failure()).toBeUndefined();
    const refused = await openWorkerQueue(url.replace('a-password', 'another'));
    const error = await refused.builds().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueueError);
    expect(String(error)).toMatch(/WRONGPASS/);
    expect(String(error)).not.toMatch(/another|a-password/);
    refused.close();
    await server.stop();
    expect(await queue.takeBack(0)).toBe(false);
    expect(queue.failure()).toMatch(/\w/);
    expect(queue.failure()).not.toContain('a-password');
    await queue.close();
  });
});

it('refuses addresses that are none of Redis, without their passwords', async () => {
  for (const address of ['redis', 'http://user:a-password@host/']) {
    const error = await openWorkerQueue(address).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueueError);
    expect(String(error)).not.toContain('a-password');
  }
});

it('says what to install where a package is missing', async () => {
  const load = () => import(`${'no'}-such-package`);
  await expect(loadOptional('no-such-package', 'lockstep worker', load)).rejects.toThrow(
    'Unexpected absence of the package no-such-package, which lockstep worker needs. Install it in the site: npm install no-such-package.',
  );
});
