/** Limits the memory of a build to what a machine can spare: fewer threads, and garbage that is collected earlier, which takes more time. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';

const MIB = 1024 ** 2;

/** The least limit, in bytes: the program with one thread. */
export const LEAST_MEMORY = 768 * MIB;
/**
 * What builds of 12,000 and 50,000 pages took with a limit: the program without threads and each of its threads (modules, grammars), and what both know of every page.
 * In bytes.
 */
const MAIN = { base: 340 * MIB, page: 17 * 1024 };
const THREAD = { base: 200 * MIB, page: 6 * 1024 };
/**
 * By how much a heap grows, in percent of what it holds, before its garbage is collected. By default V8 lets it grow to several times its size: a build of
 * 12,000 pages then took a seventh more memory, and no less time.
 */
const GROWTH = { plenty: 100, scarce: 15 };

/** Trees of a page live for milliseconds: a larger young generation lets most of them die there, which saves a tenth of the time. */
const PLENTY: ResourceLimits = { maxYoungGenerationSizeMb: 96 };
const SCARCE: ResourceLimits = { maxYoungGenerationSizeMb: 24 };

let limit: number | undefined;

/**
 * Sets the limit for all builds of this process that start afterwards. The program keeps below it as far as a site allows: what is known of every page, some
 * kilobytes, stays in memory.
 *
 * @param bytes at least {@link LEAST_MEMORY}; no limit if `undefined`
 */
export function limitMemory(bytes: number | undefined): void {
  limit = bytes;
  // V8 reads this flag whenever it decides on the size of a heap, in all threads.
  setFlagsFromString(`--heap-growing-percent=${bytes === undefined ? GROWTH.plenty : GROWTH.scarce}`);
}

/**
 * Number of threads that can run at once: one for each core, unless memory is limited.
 *
 * @param pages of the site, all of which every thread knows
 */
export function availableThreads(pages = 0): number {
  const cores = availableParallelism();
  if (limit === undefined) return cores;
  const left = limit - MAIN.base - pages * MAIN.page;
  return Math.max(1, Math.min(cores, Math.floor(left / (THREAD.base + pages * THREAD.page))));
}

/** Number of threads to start before the pages are known: under a limit one, since it is not known yet how many more have room. */
export function threadsAhead(): number {
  return limit === undefined ? availableParallelism() : 1;
}

/** The limits of a thread that is about to start. */
export function threadLimits(): ResourceLimits {
  return limit === undefined ? PLENTY : SCARCE;
}
