/** Inspects and cleans a remote cache: its size, damaged entries, old entries. */
import type { CacheFolderContents, Removed, Verified } from '../cache-contents.ts';
import type { Environment } from '../proxy.ts';
import { reasonOf } from '../queue/connect.ts';
import { unpackBundle } from './bundle.ts';
import { openStorage } from './drivers.ts';
import { RemoteCacheError, readRemoteSettings } from './settings.ts';
import { storageKeyParts, toBytes } from './storage-keys.ts';

export interface RemoteContents {
  /** The address without credentials. */
  readonly shown: string;
  survey(): Promise<CacheFolderContents[]>;
  /** Removes the least recently used entries (in S3: the oldest) until the rest fits into a size. */
  prune(maxBytes: number): Promise<Removed>;
  /** Reads every entry, and removes those that are damaged, or not signed with the required secret. */
  verify(): Promise<Verified>;
  close(): Promise<void>;
}

interface Entry {
  readonly name: string;
  readonly folder: string;
  /** A hex digest. */
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly used: number;
}

/** Number of concurrent requests. */
const AT_ONCE = 32;

/** The remote cache of the environment. Its methods throw a {@link RemoteCacheError} if it does not answer. @throws RemoteCacheError, MissingPackageError */
export async function openRemoteContents(env: Environment): Promise<RemoteContents> {
  const settings = readRemoteSettings(env);
  if (settings === undefined)
    throw new RemoteCacheError('Expected a remote cache, found no address in LOCKSTEP_REMOTE_CACHE.');
  const { shown, secret } = settings;
  const storage = await openStorage(settings.store);
  const request = async <T>(send: () => Promise<T>): Promise<T> => {
    try {
      return await send();
    } catch (error) {
      if (error instanceof RemoteCacheError) throw error;
      throw new RemoteCacheError(`Unexpected failure of the remote cache ${shown}: ${reasonOf(error)}.`);
    }
  };
  const list = async (): Promise<Entry[]> => {
    const names = (await request(() => storage.getKeys())).sort();
    return inTurn(names, async (name) => {
      const parts = storageKeyParts(name);
      if (parts === undefined) return [];
      const meta = await request(async () => storage.getMeta(name, { nativeOnly: true }));
      const used = Math.max(Number(meta.mtime ?? 0), Number(meta.atime ?? 0));
      return [{ ...parts, name, bytes: Number(meta.size ?? 0), used }];
    });
  };
  const remove = (entry: Entry) => request(() => storage.removeItem(entry.name));
  return {
    shown,
    async survey() {
      const folders = Map.groupBy(await list(), ({ folder }) => folder);
      return [...folders].map(([name, entries]) => summaryOf(name, entries));
    },
    async prune(maxBytes) {
      const entries = await list();
      const before = sizeOf(entries);
      let left = before;
      const oldest = entries
        .sort((a, b) => a.used - b.used || (a.name < b.name ? -1 : 1))
        .filter(({ bytes }) => {
          const goes = left > maxBytes;
          if (goes) left -= bytes;
          return goes;
        });
      await inTurn(oldest, async (entry) => {
        await remove(entry);
        return [];
      });
      return { removed: oldest.length, bytes: before - left };
    },
    async verify() {
      const entries = await list();
      const damaged = await inTurn(entries, async (entry) => {
        const bytes = toBytes(await request(() => storage.getItemRaw(entry.name)));
        // It was removed in the meantime.
        if (bytes === undefined || unpackBundle(entry, bytes, secret) !== undefined) return [];
        await remove(entry);
        return [`${entry.folder}/${entry.key}`];
      });
      return { checked: entries.length, damaged: damaged.sort() };
    },
    close: () => storage.dispose(),
  };
}

/** Maps items a few at a time, keeping their order. */
async function inTurn<T, R>(items: readonly T[], make: (item: T) => Promise<R[]>): Promise<R[]> {
  const made: R[][] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) made[at] = await make(items[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  return made.flat();
}

function summaryOf(name: string, entries: readonly Entry[]): CacheFolderContents {
  const times = entries.map(({ used }) => used);
  return {
    name,
    entries: entries.length,
    bytes: sizeOf(entries),
    oldest: new Date(times.reduce((a, b) => Math.min(a, b))).toISOString(),
    newest: new Date(times.reduce((a, b) => Math.max(a, b))).toISOString(),
  };
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}
