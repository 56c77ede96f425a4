/** What drift keeps between runs: a folder next to that of rendered pages, of JSON that any run may find gone. */
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
  /** What is kept under a name, made of the same things. What was made of others is kept next to it: branches do not push each other out. */
  read<T>(name: string, madeOf: string): T | undefined;
  write(name: string, madeOf: string, value: unknown): void;
  /** What is wrong with the folder. */
  readonly problems: readonly Problem[];
}

/** Enough for some hundred reports on 3,000 translations. */
const MAX_BYTES = 256 * 1024 ** 2;

export function openStored(place: CachePlace): Stored {
  const { path, unusable } = openCacheFolder(place);
  const folder = createCacheFolder(join(path, 'drift'));
  const code = codeVersion();
  const keyOf = (name: string, madeOf: string) => `${sha256(JSON.stringify([code, name, madeOf]))}.json`;
  const problems = unusableCache(unusable);
  return {
    problems,
    read<T>(name: string, madeOf: string): T | undefined {
      const text = folder.read(keyOf(name, madeOf));
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as T;
      } catch (error) {
        if (error instanceof SyntaxError) return undefined; // what another program wrote there is no entry
        throw error;
      }
    },
    write(name, madeOf, value) {
      const key = keyOf(name, madeOf);
      try {
        folder.write(key, JSON.stringify(value));
        folder.prune(MAX_BYTES, new Set([key]));
      } catch (error) {
        // The report is there, whether the next run finds it or not.
        if (!(error instanceof CacheWriteError)) throw error;
        problems.push(...unusableCache({ path, reason: error.message }));
      }
    },
  };
}
