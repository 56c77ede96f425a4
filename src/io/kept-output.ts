/**
 * What the last build wrote into an output folder. The next output is a new folder, into which files with the same content are linked: that is quicker than writing
 * them, and the earlier output stays as it is until it is replaced as a whole.
 */
import { linkSync, lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { type CacheFolder, CacheWriteError } from './cache-folder.ts';
import { codeOf } from './disk-failure.ts';
import { sha256 } from './hash.ts';

export interface KeptOutput {
  /**
   * Links a file of the last output to another path on the same disk, if it was written under this key and has not been touched since.
   *
   * @param path relative to the output
   * @param key identifies its content
   * @param target absolute path, where nothing is yet
   */
  link(path: string, key: string, target: string): boolean;
  /** Records an output that is complete and in its place. @param keys by path; empty for a file whose content has no key */
  record(keys: ReadonlyMap<string, string>): void;
}

/** By path: the key, and the state of the file after the build. */
type Entries = Readonly<Record<string, readonly [key: string, state: string]>>;

/** Limits the records of all outputs; one of 10,000 files has about 2 MB. */
const MAX_BYTES = 64 * 1024 ** 2;

/** @param folder absolute path of the output, with links resolved */
export function openKeptOutput(folder: string, cache: CacheFolder): KeptOutput {
  const name = `${sha256(JSON.stringify(['output', folder]))}.json`;
  const entries = parseEntries(cache.read(name));
  return {
    link(path, key, target) {
      const entry = Object.hasOwn(entries, path) ? entries[path] : undefined;
      if (entry?.[0] !== key) return false;
      try {
        const file = join(folder, path);
        if (stateOf(lstatSync(file)) !== entry[1]) return false;
        linkSync(file, target);
        return true;
      } catch (error) {
        // The file is gone, or the file system has no links: it is written instead.
        if (codeOf(error) === undefined) throw error;
        return false;
      }
    },
    record(keys) {
      const made: Record<string, readonly [string, string]> = {};
      for (const [path, key] of keys) {
        if (key === '') continue;
        const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
        if (stat?.isFile() === true) made[path] = [key, stateOf(stat)];
      }
      try {
        cache.write(name, JSON.stringify(made));
        cache.prune(MAX_BYTES, new Set([name]));
      } catch (error) {
        // The output is complete; without a record the next build writes all files.
        if (!(error instanceof CacheWriteError)) throw error;
      }
    },
  };
}

function stateOf({ size, ino, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${ino} ${mtimeMs} ${ctimeMs}`;
}

/** The cache has checked that Lockstep wrote the text. */
function parseEntries(text: string | undefined): Entries {
  return text === undefined ? {} : JSON.parse(text);
}
