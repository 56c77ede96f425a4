/**
 * Stores of remote caches behind one interface, that of unstorage. Its driver serves shared folders; those for Redis, S3 and HTTP are ours: its own for Redis keeps
 * entries for ever, its own for S3 knows no session tokens, and its own for HTTP fails where a key is missing. Client packages are loaded when they are needed, and
 * sites install them.
 */
import { createStorage, type Driver, type Storage } from 'unstorage';
import { loadOptional } from '../optional-package.ts';
import { ANSWER_MS, connectRedis } from '../queue/connect.ts';
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
      return s3Driver(store);
    case 'http':
      return fetchDriver((key, init) =>
        fetch(`${store.url}/${pathOf(key)}`, {
          ...init,
          headers: store.authorization === '' ? {} : { authorization: store.authorization },
          signal: AbortSignal.timeout(ANSWER_MS),
        }),
      );
    case 'folder': {
      const { default: create } = await import('unstorage/drivers/fs-lite');
      return create({ base: store.path });
    }
  }
}

/** Entries are kept so long after they were last used. */
const LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** Not that of unstorage, which keeps bytes as text, a third longer, and for ever. */
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
    getKeys: () => [],
    dispose: () => client.disconnect(),
  };
}

async function s3Driver({
  endpoint,
  bucket,
  prefix,
  region,
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: Extract<RemoteStore, { kind: 's3' }>): Promise<Driver> {
  const { AwsClient } = await loadOptional('aws4fetch', USE, () => import('aws4fetch'));
  const client = new AwsClient({
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    retries: 2,
  });
  const base = [endpoint, bucket, prefix].filter((part) => part !== '').join('/');
  return fetchDriver((key, init) =>
    client.fetch(`${base}/${pathOf(key)}`, { ...init, signal: AbortSignal.timeout(ANSWER_MS) }),
  );
}

type Ask = (key: string, init: { method: 'GET' | 'PUT'; body?: BodyInit }) => Promise<Response>;

function fetchDriver(ask: Ask): Driver {
  const getItemRaw = async (key: string): Promise<Uint8Array | null> => {
    const response = await ask(key, { method: 'GET' });
    // A public bucket whose list is private says “forbidden” of what it does not have.
    if (response.status === 404 || response.status === 403) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw await failureOf(response);
    return new Uint8Array(await response.arrayBuffer());
  };
  return {
    name: 'lockstep-fetch',
    getItemRaw,
    getItem: getItemRaw,
    hasItem: async (key) => (await getItemRaw(key)) !== null,
    async setItemRaw(key, value) {
      const response = await ask(key, { method: 'PUT', body: value });
      if (!response.ok) throw await failureOf(response);
      await response.body?.cancel();
    },
    getKeys: () => [],
  };
}

async function failureOf(response: Response): Promise<Error> {
  await response.body?.cancel();
  return new Error(`the answer was ${response.status} ${response.statusText}`.trimEnd());
}

/** Keys are of letters, digits and colons alone. */
function pathOf(key: string): string {
  return key.replaceAll(':', '/');
}
