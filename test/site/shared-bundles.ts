/**
 * What Astro bundled for the pages of one test file is used by the others too: bundling takes longer than most of what these tests are about. Pages, and all
 * else that a cache holds, stay apart.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../node_modules/.cache/lockstep/bundles');
/** As the cache calls them. Their names are digests of all that they are made of, our own code included. */
const BUNDLES = '??/*.{printer,assets}';
/** Those of code as it was some time ago are removed. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** @param cache absolute path of the cache of a test file that has not begun */
export function takeBundles(cache: string): void {
  for (const name of globSync(BUNDLES, { cwd: SHARED })) {
    const age = Date.now() - (statSync(join(SHARED, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > MAX_AGE_MS) rmSync(join(SHARED, name), { force: true });
    else copy(join(SHARED, name), join(cache, 'printed', name));
  }
}

/** @param cache absolute path of the cache of a test file that is over */
export function giveBundles(cache: string): void {
  for (const name of globSync(BUNDLES, { cwd: join(cache, 'printed') })) {
    const target = join(SHARED, name);
    if (existsSync(target)) continue;
    // Other test files may do the same just now.
    const begun = `${target}.${process.pid}`;
    copy(join(cache, 'printed', name), begun);
    renameSync(begun, target);
  }
}

function copy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}
