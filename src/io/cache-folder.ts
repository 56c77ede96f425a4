/**
 * A folder of cache entries by key, safe against interruptions and concurrent builds: an entry is written atomically. Each starts with a digest of its key and content, so that
 * entries that were damaged, written by something else, or copied from another key are ignored.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { codeOf } from './disk-failure.ts';
import { sha256 } from './hash.ts';
import { makeFolder } from './make-folder.ts';

/** Where the cache of a site is. */
export interface CachePlace {
  /** The site directory. */
  readonly root: string;
  /** `--cache`. */
  readonly cache: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

export interface CacheFolder {
  readonly path: string;
  /** The entry's text; `undefined` if there is none. Keys are hex digests with an extension: `ab12….json`. */
  read(key: string): string | undefined;
  readBytes(key: string): Uint8Array | undefined;
  /** Whether there is an entry, which counts as used then. It is not read: one that turns out to be damaged when it is read is removed. */
  has(key: string): boolean;
  /** Throws a {@link CacheWriteError} if writing fails. */
  write(key: string, content: string | Uint8Array): void;
  /** Removes the least recently used entries beyond a size in bytes, except for the given ones. Returns their number. */
  prune(maxBytes: number, kept: ReadonlySet<string>): number;
  /** All entries, unsorted. */
  list(): CacheEntry[];
}

export interface CacheEntry {
  readonly key: string;
  /** Absolute path. */
  readonly file: string;
  /** In bytes, including the digest. */
  readonly size: number;
  /** Time of last use, to the hour: milliseconds since 1970. */
  readonly age: number;
}

/** An entry cannot be written: the disk is full, or the folder was removed. */
export class CacheWriteError extends Error {}

/** Length of the digest in hex and a line end. */
const HEADER = 65;

function headerOf(key: string, content: Uint8Array): string {
  return `${createHash('sha256').update(`${key}\n`).update(content).digest('hex')}\n`;
}

/** Whether an entry's file is unchanged since it was written under its key. */
export function isWholeEntry(key: string, file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, HEADER)).toString('latin1') === headerOf(key, file.subarray(HEADER));
}

/**
 * Limits the folder `sources`, in which builds record what they read and wrote, by site and output: the records of a site of 50,000 pages have about 80 MB, and
 * those of all sites that share a cache are next to each other.
 */
export const MAX_RECORDS_BYTES = 512 * 1024 ** 2;

/** Resolution of the time of use. */
const TOUCH_AFTER_MS = 60 * 60 * 1000;

export function createCacheFolder(path: string): CacheFolder {
  const made = new Set<string>();
  const locate = (key: string) => join(path, key.slice(0, 2), key.slice(2));
  const readBytes = (key: string): Buffer | undefined => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(locate(key));
    } catch (error) {
      if (codeOf(error) !== undefined) return undefined; // missing or unreadable: no entry in either case
      throw error;
    }
    if (!isWholeEntry(key, bytes)) {
      removeDamaged(locate(key));
      return undefined;
    }
    touch(locate(key));
    return bytes.subarray(HEADER);
  };
  const removeDamaged = (file: string): void => {
    try {
      rmSync(file, { force: true });
    } catch (error) {
      // In a read-only cache it stays, and is not used.
      if (codeOf(error) === undefined) throw error;
    }
  };
  /** Marks an entry as used, so that it is pruned last, by other programs too. @returns whether it is there */
  const touch = (file: string): boolean => {
    const now = Date.now();
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || now - stat.mtimeMs < TOUCH_AFTER_MS) return stat?.isFile() === true;
    try {
      utimesSync(file, now / 1000, now / 1000);
    } catch (error) {
      // A read-only cache has no times of use, and an entry may be pruned at this moment.
      if (codeOf(error) === undefined) throw error;
    }
    return stat.isFile();
  };
  return {
    path,
    list: () => listEntries(path),
    readBytes,
    has: (key) => touch(locate(key)),
    read: (key) => readBytes(key)?.toString('utf8'),
    write(key, content) {
      const file = locate(key);
      const folder = dirname(file);
      const temporary = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
      const bytes = Buffer.from(content);
      try {
        if (!made.has(folder)) {
          makeFolder(folder);
          made.add(folder);
        }
        writeFileSync(temporary, Buffer.concat([Buffer.from(headerOf(key, bytes)), bytes]));
        renameSync(temporary, file);
      } catch (error) {
        if (statSync(temporary, { throwIfNoEntry: false }) !== undefined) rmSync(temporary);
        throw new CacheWriteError(
          `Unexpected failure to write to the cache folder ${path} (${error instanceof Error ? error.message : String(error)}). Make room, or name another one with --cache.`,
        );
      }
    },
    prune(maxBytes, kept) {
      const entries = listEntries(path);
      let total = entries.reduce((sum, { size }) => sum + size, 0);
      let removed = 0;
      for (const { file, key, size } of entries.sort((a, b) => a.age - b.age)) {
        if (total <= maxBytes) break;
        if (kept.has(key)) continue;
        rmSync(file, { force: true });
        total -= size;
        removed += 1;
      }
      return removed;
    },
  };
}

/**
 * The cache folder of a site: `--cache`, else `LOCKSTEP_CACHE`, else the site's `node_modules/.cache/lockstep`, else the user's cache folder.
 *
 * @param siteKey distinguishes sites that share the user's folder
 */
export function locateCache(
  siteRoot: string,
  flag: string | undefined,
  siteKey: string,
  env: NodeJS.ProcessEnv,
): string {
  if (flag !== undefined && flag !== '') return flag;
  const fromEnv = env.LOCKSTEP_CACHE;
  if (fromEnv !== undefined && fromEnv !== '') return fromEnv;
  if (statSync(join(siteRoot, 'node_modules'), { throwIfNoEntry: false })?.isDirectory()) {
    return join(siteRoot, 'node_modules', '.cache', 'lockstep');
  }
  return join(userCache(env), 'lockstep', siteKey);
}

function userCache(env: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: named } = env;
  return named !== undefined && named !== '' ? named : join(homedir(), '.cache');
}

/** The folder that is used as a cache. */
export interface OpenedCache {
  /** Absolute path. */
  readonly path: string;
  /** Set if the requested folder is not writable, with the reason. A temporary folder is used instead. */
  readonly unusable: { readonly path: string; readonly reason: string } | undefined;
}

const openedCaches = new Map<string, OpenedCache>();

/** Absolute path of the requested cache folder of a site. */
export function cachePath({ root, cache, env }: CachePlace): string {
  const site = resolve(root);
  return resolve(locateCache(site, cache, sha256(site).slice(0, 16), env));
}

/** Absolute path of the folder for the files of a site's versions: in its cache, but not below `node_modules`, where Node does not run TypeScript and tools look for packages. */
export function versionsFolder(place: CachePlace): string {
  const { path } = openCacheFolder(place);
  const site = resolve(place.root);
  const own = path.split(sep).includes('node_modules')
    ? join(userCache(place.env), 'lockstep', sha256(site).slice(0, 16))
    : path;
  return join(own, 'versions');
}

/** Opens a writable cache folder for a site. All parts of the program that ask for the same place get the same folder. */
export function openCacheFolder(place: CachePlace): OpenedCache {
  const path = cachePath(place);
  const known = openedCaches.get(path);
  if (known !== undefined) return known;
  const reason = findWriteObstacle(path);
  const opened: OpenedCache =
    reason === undefined
      ? { path, unusable: undefined }
      : { path: makeTemporaryFolder('lockstep-cache'), unusable: { path, reason } };
  // A usable folder may be removed while a server runs, so only replacements are remembered.
  if (reason !== undefined) openedCaches.set(path, opened);
  return opened;
}

/** The reason why a folder is not writable; `undefined` if it is. The folder is created if it does not exist. */
export function findWriteObstacle(folder: string): string | undefined {
  const probe = join(folder, `.probe-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, 'x');
    rmSync(probe);
    return undefined;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a folder is empty or does not exist. */
export function isEmptyFolder(path: string): boolean {
  return listOrNone(path).length === 0;
}

/** A temporary folder that is removed when the program ends. */
export function makeTemporaryFolder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  process.once('exit', () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
  return path;
}

function listEntries(path: string): CacheEntry[] {
  const entries: CacheEntry[] = [];
  for (const shard of listOrNone(path)) {
    for (const name of listOrNone(join(path, shard))) {
      const file = join(path, shard, name);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile()) entries.push({ file, key: shard + name, size: stat.size, age: stat.mtimeMs });
    }
  }
  return entries;
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
