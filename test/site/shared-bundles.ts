/**
 * Test files share the bundles of Astro: bundling takes longer than most of these tests. Pages, and all
 * else that a cache holds, stay apart.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../node_modules/.cache/lockstep/bundles');
/** The folders of bundles in a cache. Entries are named by digests of everything that they depend on, including our own code. */
const BUNDLES = '??/*.{printer,assets}';
/** Bundles that were not used for this time, in milliseconds, are removed. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Copies shared bundles to a cache. @param cache absolute path of the cache of a test file, before its tests */
export function takeBundles(cache: string): void {
  for (const name of globSync(BUNDLES, { cwd: SHARED })) {
    const age = Date.now() - (statSync(join(SHARED, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > MAX_AGE_MS) rmSync(join(SHARED, name), { force: true });
    else copy(join(SHARED, name), join(cache, 'printed', name));
  }
}

/** Copies new bundles of a cache to the shared ones. @param cache absolute path of the cache of a test file, after its tests */
export function giveBundles(cache: string): void {
  for (const name of globSync(BUNDLES, { cwd: join(cache, 'printed') })) {
    const target = join(SHARED, name);
    if (existsSync(target)) continue;
    // Other test files may do the same at the same time.
    const begun = `${target}.${process.pid}`;
    copy(join(cache, 'printed', name), begun);
    renameSync(begun, target);
  }
}

function copy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}
