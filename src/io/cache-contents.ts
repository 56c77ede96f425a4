/** Inspects and cleans the cache of a site: its size, damaged entries, old entries. */
import { readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCacheFolder, isWholeEntry } from './cache-folder.ts';
import { codeOf } from './disk-failure.ts';

/** The folders of a cache: `entries` contain results by key, each with its digest; `files` are managed by Astro and Node, or are the files of versions. */
const FOLDERS = {
  pages: 'entries',
  printed: 'entries',
  search: 'entries',
  sources: 'entries',
  pagers: 'entries',
  drift: 'entries',
  diagrams: 'entries',
  astro: 'files',
  code: 'files',
  versions: 'files',
} as const satisfies Record<string, 'entries' | 'files'>;

/** First two hex digits of the keys in a folder. */
const SHARD = /^[0-9a-f]{2}$/;

/** The folder named as a cache contains something else: nothing is deleted. */
export class NotACacheError extends Error {
  constructor(path: string) {
    super(
      `Unexpected folder ${path}, expected a cache of Lockstep. Name the one that you use for builds with --cache, or delete the folder yourself.`,
    );
  }
}

export interface CacheFolderContents {
  readonly name: string;
  /** Number of files. */
  readonly entries: number;
  readonly bytes: number;
  /** Time of last use, to the hour, of the least recently used entry and of the newest. ISO 8601; absent if there is none. */
  readonly oldest?: string;
  readonly newest?: string;
}

interface File {
  readonly path: string;
  /** Of the entry. */
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly used: number;
}

/** The existing folders of a cache, in a fixed order. @throws NotACacheError */
export function surveyCache(path: string): CacheFolderContents[] {
  return openFolders(path).map(({ name, files }) => {
    const present = files();
    const times = present.map(({ used }) => used);
    const sum = present.reduce((total, { bytes }) => total + bytes, 0);
    const at = (time: number) => new Date(time).toISOString();
    return {
      name,
      entries: times.length,
      bytes: sum,
      ...(times.length === 0
        ? {}
        : {
            oldest: at(times.reduce((a, b) => Math.min(a, b))),
            newest: at(times.reduce((a, b) => Math.max(a, b))),
          }),
    };
  });
}

export interface Removed {
  readonly removed: number;
  /** Size of the removed files. */
  readonly bytes: number;
}

/**
 * Removes the least recently used entries of all folders until the rest fits into a size. Files of Astro and Node are neither counted nor removed.
 *
 * @throws NotACacheError
 */
export function pruneCache(path: string, maxBytes: number): Removed {
  const entries = openFolders(path)
    .filter(({ kind }) => kind === 'entries')
    .flatMap(({ files }) => files());
  let left = entries.reduce((total, { bytes }) => total + bytes, 0);
  const before = left;
  let removed = 0;
  for (const { path: file, bytes } of entries.sort((a, b) => a.used - b.used || (a.path < b.path ? -1 : 1))) {
    if (left <= maxBytes) break;
    rmSync(file, { force: true });
    left -= bytes;
    removed += 1;
  }
  return { removed, bytes: before - left };
}

/** Removes everything that belongs to the cache; other files in the folder are kept. @throws NotACacheError */
export function clearCache(path: string): Removed {
  const folders = openFolders(path);
  const files = folders.flatMap((folder) => folder.files());
  for (const { path: folder, kind } of folders) {
    if (kind === 'files') rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    else {
      for (const shard of listOrNone(folder))
        if (SHARD.test(shard)) rmSync(join(folder, shard), { recursive: true, force: true, maxRetries: 3 });
      if (listOrNone(folder).length === 0) rmdirSync(folder);
    }
  }
  return { removed: files.length, bytes: files.reduce((total, { bytes }) => total + bytes, 0) };
}

export interface Verified {
  readonly checked: number;
  /** Removed entries with a wrong digest, as folder and key: `pages/ab12….json`. */
  readonly damaged: readonly string[];
}

/** Reads every entry, and removes those that are damaged or were written by something else. Builds ignore these anyway. @throws NotACacheError */
export function verifyCache(path: string): Verified {
  const damaged: string[] = [];
  let checked = 0;
  for (const { name, kind, files } of openFolders(path)) {
    if (kind !== 'entries') continue;
    for (const { path: file, key } of files()) {
      checked += 1;
      const bytes = readOrNone(file);
      if (bytes === undefined || isWholeEntry(key, bytes)) continue;
      rmSync(file, { force: true });
      damaged.push(`${name}/${key}`);
    }
  }
  return { checked, damaged };
}

interface OpenFolder {
  readonly name: string;
  readonly kind: 'entries' | 'files';
  readonly path: string;
  /** Its current files. */
  files(): File[];
}

function openFolders(path: string): OpenFolder[] {
  const there = Object.entries(FOLDERS)
    .map(([name, kind]) => ({ name, kind, path: join(path, name) }))
    .filter((folder) => statSync(folder.path, { throwIfNoEntry: false })?.isDirectory() === true);
  const withEntries = there.filter(({ kind }) => kind === 'entries');
  const isCache = withEntries.every((folder) => listOrNone(folder.path).every((name) => SHARD.test(name)));
  if (!isCache) throw new NotACacheError(path);
  // No build has used this folder yet, so something else named “code” may be in it.
  if (withEntries.length === 0) return [];
  return there.map((folder) => ({
    ...folder,
    files: () => (folder.kind === 'entries' ? entriesOf(folder.path) : filesBelow(folder.path)),
  }));
}

function entriesOf(folder: string): File[] {
  return createCacheFolder(folder)
    .list()
    .map(({ key, file, size, age }) => ({ path: file, key, bytes: size, used: age }));
}

function filesBelow(folder: string): File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ path, key: name, bytes: stat.size, used: stat.mtimeMs }];
    });
}

/** Another program may have removed the entry since it was listed. */
function readOrNone(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
