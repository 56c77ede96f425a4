/**
 * A cache that machines share, behind the one on disk: missing entries are fetched from it before they are made, and new ones are sent to it. It never stops a build: if it does
 * not answer, the build continues without it and reports that.
 */
import type { Storage } from 'unstorage';
import type { CacheFolder } from '../cache-folder.ts';
import { MissingPackageError } from '../optional-package.ts';
import type { Environment } from '../proxy.ts';
import { packBundle, unpackBundle } from './bundle.ts';
import { openStorage } from './drivers.ts';
import { createPatientRequests, type PatientRequests } from './patience.ts';
import { AT_ONCE, createSendQueue } from './send-queue.ts';
import { RemoteCacheError, type RemoteSettings, readRemoteSettings } from './settings.ts';
import { storageKey, toBytes } from './storage-keys.ts';

/** A folder of the disk cache with a counterpart of the same name in the remote cache. */
export interface SharedFolder {
  readonly name: string;
  readonly disk: CacheFolder;
}

export interface RemoteCache {
  /** Fetches bundles into the folder on disk. Missing and damaged ones are skipped. Resolves with the keys that were fetched. */
  fetch(folder: SharedFolder, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Sends entries of the folder on disk as one bundle, at some time before {@link finish}. */
  send(folder: SharedFolder, key: string, entries: readonly string[]): void;
  /** Whether entries may be sent at all. */
  readonly isReadOnly: boolean;
  /** Waits until nothing is in progress. Resolves with the number of bundles that could not be sent so far. */
  flush(): Promise<number>;
  /** Resolves when everything is sent. Nothing may be requested afterwards; repeated calls return the same result. */
  finish(): Promise<RemoteOutcome>;
}

export interface RemoteOutcome {
  /** Number of bundles. */
  readonly fetched: number;
  readonly sent: number;
  readonly damaged: number;
  /** Why the cache was not used any more, without a full stop. */
  readonly failure: string | undefined;
  /** The address without credentials. */
  readonly shown: string;
}

/** The remote cache of the environment; `undefined` if there is none. An unusable one fetches nothing, and reports the reason at the end. */
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
    fetch: async () => new Set(),
    send: () => {},
    isReadOnly: true,
    flush: async () => 0,
    finish: async () => ({ fetched: 0, sent: 0, damaged: 0, failure, shown }),
  };
}

type Store = Pick<Storage, 'getItemRaw' | 'setItemRaw' | 'dispose'>;

function createRemoteCache(
  storage: Store,
  { isReadOnly, secret, shown }: Omit<RemoteSettings, 'store'>,
): RemoteCache {
  const requests = createPatientRequests();
  const bundles = createBundles(storage, requests, secret);
  const queue = createSendQueue(bundles.send);
  let finished: Promise<RemoteOutcome> | undefined;
  return {
    isReadOnly,
    async fetch(folder, keys) {
      const came = new Set<string>();
      const left = [...keys];
      const take = async (): Promise<void> => {
        for (let key = left.pop(); key !== undefined; key = left.pop())
          if (await bundles.fetch(folder, key)) came.add(key);
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, take));
      return came;
    },
    send(folder, key, entries) {
      if (!isReadOnly) queue.add({ folder, key, entries });
    },
    async flush() {
      await queue.idle();
      return bundles.counts().unsent;
    },
    finish() {
      finished ??= queue
        .idle()
        .then(() => storage.dispose())
        .then(() => {
          const { fetched, sent, damaged } = bundles.counts();
          return { fetched, sent, damaged, failure: requests.failure, shown };
        });
      return finished;
    },
  };
}

/** Entries to store as one bundle. */
interface Sending {
  readonly folder: SharedFolder;
  readonly key: string;
  readonly entries: readonly string[];
}

/** Transfers single bundles between the storage and the folders on disk. */
interface Bundles {
  /** Whether a complete bundle was fetched. */
  fetch(folder: SharedFolder, key: string): Promise<boolean>;
  send(sending: Sending): Promise<void>;
  counts(): Pick<RemoteOutcome, 'fetched' | 'sent' | 'damaged'> & { readonly unsent: number };
}

function createBundles(storage: Store, requests: PatientRequests, secret: RemoteSettings['secret']): Bundles {
  let fetched = 0;
  let sent = 0;
  let unsent = 0;
  /** Storage keys: an entry may be requested repeatedly. */
  const damaged = new Set<string>();
  /** Whether it is stored now. */
  const store = async ({ folder, key, entries: names }: Sending): Promise<boolean> => {
    const entries = new Map(names.flatMap((name) => readEntry(folder, name)));
    // Another program has pruned an entry: an incomplete bundle is useless.
    if (entries.size < names.length || requests.failure !== undefined) return false;
    const bytes = packBundle({ folder: folder.name, key, entries }, secret);
    const isStored = await requests.send(async () => {
      await storage.setItemRaw(storageKey(folder.name, key), bytes);
      return true;
    });
    return isStored === true;
  };
  return {
    async fetch({ name, disk }, key) {
      const bytes = toBytes(await requests.send(() => storage.getItemRaw(storageKey(name, key))));
      if (bytes === undefined) return false;
      const entries = unpackBundle({ folder: name, key }, bytes, secret);
      if (entries === undefined) {
        damaged.add(storageKey(name, key));
        return false;
      }
      for (const [entry, content] of entries) disk.write(entry, content);
      fetched += 1;
      return true;
    },
    async send(sending) {
      if (await store(sending)) sent += 1;
      else unsent += 1;
    },
    counts: () => ({ fetched, sent, damaged: damaged.size, unsent }),
  };
}

function readEntry({ disk }: SharedFolder, name: string): [string, Uint8Array][] {
  const content = disk.readBytes(name);
  return content === undefined ? [] : [[name, content]];
}
