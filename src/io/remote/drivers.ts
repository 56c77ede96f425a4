/**
 * Stores of remote caches behind the interface of unstorage. Its driver is used for shared folders; those for Redis, S3 and HTTP are our own: unstorage's Redis driver keeps
 * entries forever, its S3 driver does not support session tokens, and its HTTP driver fails for missing keys. Client packages are loaded on demand; sites install them.
 */
import { createStorage, type Driver, type Storage } from 'unstorage';
import { ANSWER_MS, connectRedis } from '../queue/connect.ts';
import { httpDriver, s3Driver } from './fetch-drivers.ts';
import type { RemoteStore } from './settings.ts';

const USE = 'the remote cache';

/** @throws MissingPackageError */
export async function openStorage(store: RemoteStore): Promise<Storage> {
  return createStorage({ driver: await driverOf(store) });
}

async function driverOf(store: RemoteStore): Promise<Driver> {
  switch (store.kind) {
    case 'redis':
      return redisDriver(store.url);
    case 's3':
      return s3Driver(store, USE);
    case 'http':
      return httpDriver(store);
    case 'folder': {
      const { default: create } = await import('unstorage/drivers/fs-lite');
      return create({ base: store.path });
    }
  }
}

/** Entries are kept for this long after their last use. */
const LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** Not that of unstorage, which stores bytes as text, a third longer, and forever. */
async function redisDriver(url: string): Promise<Driver> {
  const client = await connectRedis(url, USE, {
    enableAutoPipelining: true,
    commandTimeout: ANSWER_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => (times > 2 ? null : 200),
  });
  const nameOf = (key: string) => `lockstep:cache:${key}`;
  const getItemRaw = (key: string) => client.getexBuffer(nameOf(key), 'EX', LIFETIME_SECONDS);
  return {
    name: 'lockstep-redis',
    getItemRaw,
    getItem: getItemRaw,
    hasItem: async (key) => (await client.exists(nameOf(key))) === 1,
    async setItemRaw(key, value) {
      await client.set(nameOf(key), value, 'EX', LIFETIME_SECONDS);
    },
    async getKeys() {
      const names = new Set<string>();
      for await (const some of client.scanStream({ match: nameOf('*'), count: 1000 }))
        if (Array.isArray(some)) for (const name of some) names.add(String(name).slice(nameOf('').length));
      return [...names];
    },
    async getMeta(key) {
      const [size, left] = await Promise.all([client.strlen(nameOf(key)), client.ttl(nameOf(key))]);
      return { size, mtime: new Date(Date.now() - (LIFETIME_SECONDS - left) * 1000) };
    },
    async removeItem(key) {
      await client.unlink(nameOf(key));
    },
    dispose: () => client.disconnect(),
  };
}
