import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CacheWriteError,
  createCacheFolder,
  findWriteObstacle,
  locateCache,
  openCacheFolder,
  sha256,
} from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

const KEY = `${sha256('key')}.json`;
const fileOf = (root: string, key = KEY) => join(root, key.slice(0, 2), key.slice(2));

describe('createCacheFolder', () => {
  it('gives back what it was given', () => {
    const cache = createCacheFolder(join(scratchFolder(), 'new/cache'));
    expect(cache.read(KEY)).toBeUndefined();
    cache.write(KEY, 'första\n');
    expect(cache.read(KEY)).toBe('första\n');
    cache.write(KEY, new Uint8Array([0, 255]));
    expect([...(cache.readBytes(KEY) ?? [])]).toEqual([0, 255]);
    cache.write(KEY, '');
    expect(cache.read(KEY)).toBe('');
  });

  it('leaves no other file next to an entry', () => {
    const root = scratchFolder();
    const cache = createCacheFolder(root);
    for (let round = 0; round < 5; round += 1) cache.write(KEY, `round ${round}`);
    expect(readdirSync(join(root, KEY.slice(0, 2)))).toEqual([KEY.slice(2)]);
  });

  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ['cut off', (file) => truncateSync(file, 70)],
    ['emptied', (file) => truncateSync(file, 0)],
    ['added to', (file) => appendFileSync(file, ' ')],
    ['changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('entry', 'other'))],
    ['replaced by other text', (file) => writeFileSync(file, '{"used":[],"htmlHash":""}')],
    [
      'replaced by a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ];
  it.each(damages)('has no entry any more that was %s', (_how, damage) => {
    const root = scratchFolder();
    const cache = createCacheFolder(root);
    cache.write(KEY, 'an entry');
    damage(fileOf(root));
    expect(cache.read(KEY)).toBeUndefined();
    expect(cache.readBytes(KEY)).toBeUndefined();
  });

  it('has no entry of another key', () => {
    const root = scratchFolder();
    const cache = createCacheFolder(root);
    const other = `${sha256('other')}.json`;
    cache.write(KEY, 'an entry');
    mkdirSync(join(root, other.slice(0, 2)), { recursive: true });
    copyFileSync(fileOf(root), fileOf(root, other));
    expect(cache.read(other)).toBeUndefined();
    expect(cache.read(KEY)).toBe('an entry');
  });

  it('says where and what to do when it cannot write', () => {
    const root = scratchFolder({ [KEY.slice(0, 2)]: 'a file in the place of a folder' });
    const cache = createCacheFolder(root);
    expect(() => cache.write(KEY, 'x')).toThrow(CacheWriteError);
    expect(() => cache.write(KEY, 'x')).toThrow(
      /^Unexpected failure to write to the cache folder .*--cache\.$/,
    );
    expect(readdirSync(root)).toEqual([KEY.slice(0, 2)]);
  });

  it('knows whether it has an entry, which counts as used then, and removes one that turns out to be damaged', () => {
    const root = scratchFolder();
    const cache = createCacheFolder(root);
    expect(cache.has(KEY)).toBe(false);
    cache.write(KEY, 'text');
    utimesSync(fileOf(root), 1, 1);
    expect(cache.has(KEY)).toBe(true);
    expect(statSync(fileOf(root)).mtimeMs).toBeGreaterThan(1000);
    appendFileSync(fileOf(root), '.');
    expect(cache.has(KEY)).toBe(true);
    expect(cache.read(KEY)).toBeUndefined();
    expect(cache.has(KEY)).toBe(false);
  });

  it('is pruned of its oldest entries, but for those in use', () => {
    const root = scratchFolder();
    const cache = createCacheFolder(root);
    const keys = Array.from({ length: 6 }, (_, index) => `${sha256(`${index}`)}.html`);
    for (const [index, key] of keys.entries()) {
      cache.write(key, 'x'.repeat(1000));
      utimesSync(fileOf(root, key), index, index);
    }
    const size = 1000 + 65;
    expect(cache.prune(6 * size, new Set())).toBe(0);
    expect(cache.prune(3 * size, new Set([keys[0] ?? '']))).toBe(3);
    expect(keys.map((key) => cache.read(key) !== undefined)).toEqual([true, false, false, false, true, true]);
    expect(cache.prune(0, new Set(keys))).toBe(0);
    expect(createCacheFolder(join(root, 'nowhere')).prune(0, new Set())).toBe(0);
  });
});

describe('pruning', () => {
  it('begins with what nobody has used for longest, whenever it was written', () => {
    const root = scratchFolder();
    const [old, older] = [`${sha256('old')}.html`, `${sha256('older')}.html`];
    const cache = createCacheFolder(root);
    for (const [key, time] of [
      [old, 2_000_000],
      [older, 1_000_000],
    ] as const) {
      cache.write(key, 'x'.repeat(1000));
      utimesSync(fileOf(root, key), time, time);
    }
    // Another process is still reading the older one.
    createCacheFolder(root).read(older);
    expect(cache.prune(1_100, new Set())).toBe(1);
    expect(cache.read(older)).toBeDefined();
    expect(cache.read(old)).toBeUndefined();
  });
});

describe('openCacheFolder', () => {
  it('gives a temporary folder where nothing can be written, the same to all who ask', () => {
    const root = scratchFolder({ file: '' });
    const place = { root, cache: join(root, 'file/deeper'), env: {} };
    const { path, unusable } = openCacheFolder(place);
    expect(unusable).toMatchObject({ path: place.cache, reason: expect.stringContaining('ENOTDIR') });
    expect(openCacheFolder(place).path).toBe(path);
    createCacheFolder(path).write(KEY, 'kept for this run');
    expect(openCacheFolder({ ...place, cache: join(root, 'usable') })).toEqual({
      path: join(root, 'usable'),
      unusable: undefined,
    });
  });
});

describe('locateCache', () => {
  const env = { LOCKSTEP_CACHE: '/env', XDG_CACHE_HOME: '/xdg' };
  it('goes by the option, the environment, the site, the user', () => {
    const root = scratchFolder();
    expect(locateCache(root, '/flag', 'key', env)).toBe('/flag');
    expect(locateCache(root, undefined, 'key', env)).toBe('/env');
    expect(locateCache(root, '', 'key', { ...env, LOCKSTEP_CACHE: '' })).toBe('/xdg/lockstep/key');
    mkdirSync(join(root, 'node_modules'));
    expect(locateCache(root, undefined, 'key', { XDG_CACHE_HOME: '/xdg' })).toBe(
      join(root, 'node_modules/.cache/lockstep'),
    );
    expect(locateCache('/nowhere', undefined, 'key', {})).toMatch(/\/\.cache\/lockstep\/key$/);
  });
});

describe('findWriteObstacle', () => {
  it('finds none where a file can be written, and leaves none there', () => {
    const root = scratchFolder();
    expect(findWriteObstacle(join(root, 'a/b'))).toBeUndefined();
    expect(readdirSync(join(root, 'a/b'))).toEqual([]);
  });

  it('says what is in the way', () => {
    const root = scratchFolder({ file: '' });
    expect(findWriteObstacle(join(root, 'file'))).toContain('EEXIST');
    expect(findWriteObstacle(join(root, 'file/deeper'))).toContain('ENOTDIR');
  });
});
