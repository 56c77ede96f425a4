/**
 * A cache that machines share, behind the one on disk: what is missing there is brought from it before it is made, and what was made is sent to it. It never
 * stops a build: where it does not answer, the build goes on without it and says so.
 */
import type { Storage } from 'unstorage';
import type { CacheFolder } from '../cache-folder.ts';
import { MissingPackageError } from '../optional-package.ts';
import type { Environment } from '../proxy.ts';
import { reasonOf } from '../queue/connect.ts';
import { packBundle, unpackBundle } from './bundle.ts';
import { openStorage } from './drivers.ts';
import { RemoteCacheError, type RemoteSettings, readRemoteSettings } from './settings.ts';
import { storageKey, toBytes } from './storage-keys.ts';

/** A folder of the cache on disk that has a counterpart in the remote one, under the same name. */
export interface SharedFolder {
  readonly name: string;
  readonly disk: CacheFolder;
}

export interface RemoteCache {
  /** Fetches bundles into the folder on disk. Those that are missing or damaged are left out. Resolves with the keys of those that came. */
  bring(folder: SharedFolder, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Sends entries of the folder on disk as one bundle, sometime before {@link finish}. */
  send(folder: SharedFolder, key: string, entries: readonly string[]): void;
  /** Whether what is made may be sent at all. */
  readonly isReadOnly: boolean;
  /** Waits until nothing is under way. Resolves with how many bundles could not be sent since the beginning. */
  flush(): Promise<number>;
  /** Resolves when all is sent. Nothing may be asked for afterwards; asked again, it gives the same. */
  finish(): Promise<RemoteOutcome>;
}

export interface RemoteOutcome {
  /** Bundles. */
  readonly brought: number;
  readonly sent: number;
  readonly damaged: number;
  /** Why the cache was given up, in words without a full stop. */
  readonly failure: string | undefined;
  /** The address, without credentials. */
  readonly shown: string;
}

/** Requests under way at a time: the line is busy, and no server takes it for an attack. */
const AT_ONCE = 32;
/** After so many failures in a row nothing is asked any more. */
const MAX_FAILURES = 3;

/** The remote cache that the environment names; `undefined` where it names none. One that cannot be used brings nothing, and says so in the end. */
export async function openRemoteCache(env: Environment): Promise<RemoteCache | undefined> {
  const shown = env.LOCKSTEP_REMOTE_CACHE ?? '';
  try {
    const settings = readRemoteSettings(env);
    return settings && createRemoteCache(await openStorage(settings.store), settings);
  } catch (error) {
    if (!(error instanceof RemoteCacheError || error instanceof MissingPackageError)) throw error;
    return unusable(error.message.replace(/\.$/, ''), URL.canParse(shown) ? new URL(shown).protocol : shown);
  }
}

function unusable(failure: string, shown: string): RemoteCache {
  return {
    bring: async () => new Set(),
    send: () => {},
    isReadOnly: true,
    flush: async () => 0,
    finish: async () => ({ brought: 0, sent: 0, damaged: 0, failure, shown }),
  };
}

/** Exported for tests, which have storages of their own. */
export function createRemoteCache(
  storage: Pick<Storage, 'getItemRaw' | 'setItemRaw' | 'dispose'>,
  { isReadOnly, secret, shown }: Omit<RemoteSettings, 'store'>,
): RemoteCache {
  const counts = { brought: 0, sent: 0 };
  /** Keys of the storage: an entry may be asked for again. */
  const damaged = new Set<string>();
  const sending: {
    readonly folder: SharedFolder;
    readonly key: string;
    readonly entries: readonly string[];
  }[] = [];
  const senders = new Set<Promise<void>>();
  let finished: Promise<RemoteOutcome> | undefined;
  let failures = 0;
  /** Bundles that could not be sent. */
  let unsent = 0;
  let failure: string | undefined;
  /** What a request gives; `undefined` where it failed. */
  const ask = async <T>(request: () => Promise<T>): Promise<T | undefined> => {
    if (failure !== undefined) return undefined;
    try {
      const answer = await request();
      failures = 0;
      return answer;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_FAILURES) failure ??= reasonOf(error);
      return undefined;
    }
  };
  const bringOne = async ({ name, disk }: SharedFolder, key: string): Promise<boolean> => {
    const bytes = toBytes(await ask(() => storage.getItemRaw(storageKey(name, key))));
    if (bytes === undefined) return false;
    const entries = unpackBundle({ folder: name, key }, bytes, secret);
    if (entries === undefined) {
      damaged.add(storageKey(name, key));
      return false;
    }
    for (const [entry, content] of entries) disk.write(entry, content);
    counts.brought += 1;
    return true;
  };
  const sendAll = async (): Promise<void> => {
    for (let next = sending.shift(); next !== undefined; next = sending.shift()) {
      const { folder, key } = next;
      const entries = new Map(next.entries.flatMap((name) => readEntry(folder, name)));
      // Another program has pruned one of them: a bundle that lacks something is of no use.
      if (entries.size < next.entries.length || failure !== undefined) {
        unsent += 1;
        continue;
      }
      const bytes = packBundle({ folder: folder.name, key, entries }, secret);
      const isSent = await ask(async () => {
        await storage.setItemRaw(storageKey(folder.name, key), bytes);
        return true;
      });
      if (isSent === true) counts.sent += 1;
      else unsent += 1;
    }
  };
  return {
    isReadOnly,
    async bring(folder, keys) {
      const came = new Set<string>();
      const left = [...keys];
      const take = async (): Promise<void> => {
        for (let key = left.pop(); key !== undefined; key = left.pop())
          if (await bringOne(folder, key)) came.add(key);
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, take));
      return came;
    },
    send(folder, key, entries) {
      if (isReadOnly) return;
      sending.push({ folder, key, entries });
      if (senders.size >= AT_ONCE) return;
      const sender = sendAll().finally(() => senders.delete(sender));
      // It is waited for in the end.
      sender.catch(() => {});
      senders.add(sender);
    },
    async flush() {
      await Promise.all(senders);
      return unsent;
    },
    finish() {
      finished ??= Promise.all(senders)
        .then(() => storage.dispose())
        .then(() => ({ ...counts, damaged: damaged.size, failure, shown }));
      return finished;
    },
  };
}

function readEntry({ disk }: SharedFolder, name: string): [string, Uint8Array][] {
  const content = disk.readBytes(name);
  return content === undefined ? [] : [[name, content]];
}
