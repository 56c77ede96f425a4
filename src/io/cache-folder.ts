/** A folder of entries by key, safe against interruption and against several builds at once: an entry appears whole or not at all. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface CacheFolder {
  readonly path: string;
  /** The entry's text; `undefined` where there is none. Keys are hex digests, with an extension: `ab12….json`. */
  read(key: string): string | undefined;
  /** Absolute path of the entry's file; `undefined` where there is none. It must not be written to. */
  locate(key: string): string | undefined;
  write(key: string, content: string | Uint8Array): void;
  /** Removes the oldest entries beyond a size in bytes, sparing those named. Returns how many. */
  prune(maxBytes: number, spare: ReadonlySet<string>): number;
}

export function createCacheFolder(path: string): CacheFolder {
  const made = new Set<string>();
  const locate = (key: string) => join(path, key.slice(0, 2), key.slice(2));
  return {
    path,
    read(key) {
      try {
        return readFileSync(locate(key), 'utf8');
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    locate: (key) =>
      statSync(locate(key), { throwIfNoEntry: false })?.isFile() === true ? locate(key) : undefined,
    write(key, content) {
      const file = locate(key);
      const folder = dirname(file);
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      const temporary = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
      writeFileSync(temporary, content);
      renameSync(temporary, file);
    },
    prune(maxBytes, spare) {
      const entries: { file: string; key: string; size: number; age: number }[] = [];
      for (const shard of listOrNone(path)) {
        for (const name of listOrNone(join(path, shard))) {
          const file = join(path, shard, name);
          const stat = statSync(file, { throwIfNoEntry: false });
          if (stat?.isFile()) entries.push({ file, key: shard + name, size: stat.size, age: stat.mtimeMs });
        }
      }
      let total = entries.reduce((sum, { size }) => sum + size, 0);
      let removed = 0;
      for (const { file, key, size } of entries.sort((a, b) => a.age - b.age)) {
        if (total <= maxBytes) break;
        if (spare.has(key)) continue;
        rmSync(file, { force: true });
        total -= size;
        removed += 1;
      }
      return removed;
    },
  };
}

/**
 * Where the cache of a site is: `--cache`, else `LOCKSTEP_CACHE`, else the site's own `node_modules/.cache/lockstep`, else the user's cache folder.
 *
 * @param siteKey distinguishes sites that share the user's folder.
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
  const base =
    env.XDG_CACHE_HOME !== undefined && env.XDG_CACHE_HOME !== ''
      ? env.XDG_CACHE_HOME
      : join(homedir(), '.cache');
  return join(base, 'lockstep', siteKey);
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
