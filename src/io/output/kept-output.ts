/**
 * What the last build wrote into an output folder. The next output is a new folder, into which files with the same content are linked: that is quicker than writing
 * them, and the earlier output stays as it is until it is replaced as a whole.
 */
import { linkSync, lstatSync, rmSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CacheFolder, CacheWriteError, MAX_RECORDS_BYTES } from '../cache-folder.ts';
import { codeOf } from '../disk-failure.ts';
import { SETTLED_MS } from '../folder-state.ts';
import { sha256 } from '../hash.ts';

export interface KeptOutput {
  /**
   * Links a file of the last output to its place in the next one, if it was written under this key and has not been touched since. Otherwise it removes what the
   * build has put there already, so that a link is never written through, and the file is to be written.
   *
   * @param path relative to the output
   * @param key identifies its content; `undefined` if nothing does
   * @param target absolute path in the next output
   */
  link(path: string, key: string | undefined, target: string): boolean;
  /** Records the next output, once it is complete and in the place of the last one. */
  record(): void;
}

/** By path: the key, and the state of the file after the build. */
type Entries = Readonly<Record<string, readonly [key: string, state: string]>>;

/** @param folder absolute path of the output, with links resolved */
export function openKeptOutput(folder: string, records: CacheFolder): KeptOutput {
  const name = `${sha256(JSON.stringify(['output', folder]))}.json`;
  const entries = parseEntries(records.read(name));
  const keys = new Map<string, string | undefined>();
  return {
    link(path, key, target) {
      if (keys.has(path)) rmSync(target, { force: true });
      keys.set(path, key);
      const entry = Object.hasOwn(entries, path) ? entries[path] : undefined;
      if (key === undefined || entry?.[0] !== key) return false;
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
    record() {
      const made: Record<string, readonly [string, string]> = {};
      for (const [path, key] of keys) {
        const stat = key === undefined ? undefined : lstatSync(join(folder, path), { throwIfNoEntry: false });
        if (key !== undefined && stat?.isFile() === true) made[path] = [key, stateOf(stat)];
      }
      try {
        records.write(name, JSON.stringify(made));
        records.prune(MAX_RECORDS_BYTES, new Set([name]));
      } catch (error) {
        // The output is complete; without a record the next build writes all files.
        if (!(error instanceof CacheWriteError)) throw error;
      }
    },
  };
}

/** Identifies the content of a file that is copied, without reading it; `undefined` if it changed just now. */
export function keyOfSource(file: string): string | undefined {
  const stat = statSync(file);
  if (Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < SETTLED_MS) return undefined;
  return sha256(JSON.stringify(['copy', file, stateOf(stat)]));
}

function stateOf({ size, ino, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${ino} ${mtimeMs} ${ctimeMs}`;
}

/** The cache has checked that Lockstep wrote the text. */
function parseEntries(text: string | undefined): Entries {
  return text === undefined ? {} : JSON.parse(text);
}
