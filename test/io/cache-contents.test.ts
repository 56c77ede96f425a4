import { mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cache } from '../../scripts/commands/cache.ts';
import {
  clearCache,
  createCacheFolder,
  NotACacheError,
  pruneCache,
  sha256,
  surveyCache,
  verifyCache,
} from '../../src/io/index.ts';
import { readTree } from '../site/tiny-site.ts';
import { scratchFolder } from './scratch.ts';

const HOUR = 3600;
const keys = ['a', 'b', 'c', 'd'].map((name) => `${sha256(name)}.json`);
const fileOf = (root: string, name: string, key: string) => join(root, name, key.slice(0, 2), key.slice(2));

/** A cache with entries of 100 bytes, of which the first was used longest ago, in two folders, and a folder of Astro. */
function fill(): string {
  const root = scratchFolder({ 'astro/vite/x.js': 'x', 'notes.txt': 'not ours' });
  for (const [at, key] of keys.entries()) {
    const name = at % 2 === 0 ? 'pages' : 'printed';
    createCacheFolder(join(root, name)).write(key, 'x'.repeat(35));
    const time = Date.now() / 1000 - (keys.length - at) * HOUR;
    utimesSync(fileOf(root, name, key), time, time);
  }
  return root;
}

describe('the contents of a cache', () => {
  it('are counted by folder', () => {
    const folders = surveyCache(fill());
    expect(folders.map(({ name, entries, bytes }) => [name, entries, bytes])).toEqual([
      ['pages', 2, 200],
      ['printed', 2, 200],
      ['astro', 1, 1],
    ]);
    expect(folders[0]?.oldest?.localeCompare(folders[1]?.oldest ?? '')).toBe(-1);
  });

  it('are pruned by their last use, across folders', () => {
    const root = fill();
    expect(pruneCache(root, 250)).toEqual({ removed: 2, bytes: 200 });
    const left = (name: string) =>
      createCacheFolder(join(root, name))
        .list()
        .map(({ key }) => key);
    expect([left('pages'), left('printed')]).toEqual([[keys[2]], [keys[3]]]);
    expect(pruneCache(root, 250)).toEqual({ removed: 0, bytes: 0 });
  });

  it('are kept when they are read, whenever they were written', () => {
    const root = fill();
    const pages = createCacheFolder(join(root, 'pages'));
    expect(pages.read(keys[0] ?? '')).toBeDefined();
    pruneCache(root, 150);
    expect(pages.list().map(({ key }) => key)).toEqual([keys[0]]);
  });

  it('are cleared, and nothing else is', () => {
    const root = fill();
    expect(clearCache(root)).toEqual({ removed: 5, bytes: 401 });
    expect([...readTree(root).keys()]).toEqual(['notes.txt']);
    expect(surveyCache(root)).toEqual([]);
  });

  it('are verified: what is damaged, or stands under a key of another, goes', () => {
    const root = fill();
    const [first = '', second = '', , last = ''] = keys;
    truncateSync(fileOf(root, 'pages', first), 70);
    createCacheFolder(join(root, 'other')).write(first, 'x');
    writeFileSync(fileOf(root, 'printed', second), 'no entry at all');
    expect(verifyCache(root)).toEqual({ checked: 4, damaged: [`pages/${first}`, `printed/${second}`] });
    expect(verifyCache(root)).toEqual({ checked: 2, damaged: [] });
    expect(createCacheFolder(join(root, 'printed')).read(last)).toBe('x'.repeat(35));
  });

  it('are none in a folder of something else, which is left alone', () => {
    const root = scratchFolder({ 'pages/index.md': 'A page', 'code/mine.c': 'int main;' });
    for (const act of [surveyCache, clearCache, verifyCache, (path: string) => pruneCache(path, 0)])
      expect(() => act(root)).toThrow(NotACacheError);
    expect([...readTree(root).keys()]).toEqual(['code/mine.c', 'pages/index.md']);
    const unused = scratchFolder({ 'code/mine.c': 'int main;' });
    expect(clearCache(unused)).toEqual({ removed: 0, bytes: 0 });
    expect([...readTree(unused).keys()]).toEqual(['code/mine.c']);
  });
});

describe('the command', () => {
  it.each([
    [[], 'Expected one of stats, prune, clear, verify'],
    [['tidy'], 'Unexpected “tidy”'],
    [['clear', '--max-size', '2G'], "Unknown option '--max-size'"],
    [['prune', '--max-size', 'much', '--site', '.'], 'a size such as 500M or 2G'],
  ])('refuses %j', async (args, says) => {
    const site = scratchFolder();
    mkdirSync(join(site, 'content'));
    const placed = args.map((arg) => (arg === '.' ? site : arg));
    await expect(cache.run(placed)).rejects.toThrow(says);
  });
});
