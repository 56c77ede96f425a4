/** What drift keeps between runs: a folder beside that of rendered pages, of JSON that any run may find gone. */

import { join, resolve } from 'node:path';
import {
  type CacheFolder,
  type CachePlace,
  codeVersion,
  createCacheFolder,
  locateCache,
  sha256,
} from '../../io/index.ts';

/** Rooms of our code that decide what a report says. */
const ROOMS = ['formats', 'locales', 'config', 'corpus', 'shortcodes', 'alignment', 'drift', 'io/git'];

export interface Stored {
  /** What is kept under a name, if it was made of the same things. */
  read<T>(name: string, madeOf: string): T | undefined;
  write(name: string, madeOf: string, value: unknown): void;
}

export function openStored({ root, cache, env }: CachePlace): Stored {
  const site = resolve(root);
  const path = resolve(locateCache(site, cache, sha256(site).slice(0, 16), env));
  const folder: CacheFolder = createCacheFolder(join(path, 'drift'));
  const code = codeVersion(ROOMS);
  const keyOf = (name: string) => `${sha256(`${site} ${name}`)}.json`;
  return {
    read<T>(name: string, madeOf: string): T | undefined {
      const text = folder.read(keyOf(name));
      const mark = `${sha256(code + madeOf)}\n`;
      if (text?.startsWith(mark) !== true) return undefined;
      try {
        return JSON.parse(text.slice(mark.length)) as T;
      } catch (error) {
        if (error instanceof SyntaxError) return undefined; // half of an entry is none
        throw error;
      }
    },
    write(name, madeOf, value) {
      folder.write(keyOf(name), `${sha256(code + madeOf)}\n${JSON.stringify(value)}`);
    },
  };
}
