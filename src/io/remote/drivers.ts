/**
 * Stores of remote caches behind one interface, that of unstorage. Its drivers serve Redis and shared folders; those for S3 and HTTP are ours: its own for S3
 * knows no session tokens, and its own for HTTP fails where a key is missing. Client packages are loaded when they are needed, and sites install them.
 */
import { createStorage, type Driver, type Storage } from 'unstorage';
import { codeOf } from '../disk-failure.ts';
import { RemoteCacheError, type RemoteStore } from './settings.ts';

/** A store that does not answer in this time has failed. */
const TIMEOUT_MS = 15_000;

/** @throws RemoteCacheError where a package is missing */
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
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      );
    case 'folder': {
      const { default: create } = await import('unstorage/drivers/fs-lite');
      return create({ base: store.path });
    }
  }
}

async function redisDriver(url: string): Promise<Driver> {
  const { default: create } = await orMissing('ioredis', () => import('unstorage/drivers/redis'));
  // The driver's type names a part of the client's options; it hands all of them on.
  const options = {
    url,
    base: 'lockstep',
    enableAutoPipelining: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (times: number) => (times > 2 ? null : 200),
  };
  const driver = create(options);
  // Each command fails too, and says why: without a listener, the client would print the same.
  driver.getInstance?.().on('error', () => {});
  return driver;
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
  const { AwsClient } = await orMissing('aws4fetch', () => import('aws4fetch'));
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
    client.fetch(`${base}/${pathOf(key)}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
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

async function orMissing<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new RemoteCacheError(
      `Unexpected absence of the package ${name}, which the remote cache needs. Install it in the site: npm install ${name}.`,
    );
  }
}
