/** Data that drift caches between runs: JSON files next to the cache of rendered pages, which may disappear at any time. */
import { join } from 'node:path';
import { type Problem, unusableCache } from '../../diagnostics/index.ts';
import {
  type CachePlace,
  CacheWriteError,
  codeVersion,
  createCacheFolder,
  openCacheFolder,
  sha256,
} from '../../io/index.ts';

export interface Stored {
  /** The value stored under a name for the same inputs. Values for other inputs are kept as well, so that branches do not evict each other's. */
  read<T>(name: string, inputs: string): T | undefined;
  write(name: string, inputs: string, value: unknown): void;
  /** Problems of the folder. */
  readonly problems: readonly Problem[];
}

/** Enough for some hundred reports on 3,000 translations. */
const MAX_BYTES = 256 * 1024 ** 2;

export function openStored(place: CachePlace): Stored {
  const { path, unusable } = openCacheFolder(place);
  const folder = createCacheFolder(join(path, 'drift'));
  const code = codeVersion();
  const keyOf = (name: string, inputs: string) => `${sha256(JSON.stringify([code, name, inputs]))}.json`;
  const problems = unusableCache(unusable);
  return {
    problems,
    read<T>(name: string, inputs: string): T | undefined {
      const text = folder.read(keyOf(name, inputs));
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as T;
      } catch (error) {
        if (error instanceof SyntaxError) return undefined; // text written by another program does not count as an entry
        throw error;
      }
    },
    write(name, inputs, value) {
      const key = keyOf(name, inputs);
      try {
        folder.write(key, JSON.stringify(value));
        folder.prune(MAX_BYTES, new Set([key]));
      } catch (error) {
        // The report is complete, even if the next run cannot reuse it.
        if (!(error instanceof CacheWriteError)) throw error;
        problems.push(...unusableCache({ path, reason: error.message }));
      }
    },
  };
}
