/** A limit of memory: how many threads run, and how much each may use. */
import { availableParallelism } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { availableThreads, LEAST_MEMORY, limitMemory } from '../../src/io/index.ts';
import { threadLimits, threadsAhead } from '../../src/io/memory.ts';

const MIB = 1024 ** 2;

afterEach(() => limitMemory(undefined));

it('starts a thread for each core without a limit, and fewer with one', () => {
  expect(availableThreads()).toBe(availableParallelism());
  limitMemory(LEAST_MEMORY);
  expect(availableThreads()).toBe(Math.min(availableParallelism(), 2));
  expect(availableThreads(5000)).toBe(1);
  limitMemory(2048 * MIB);
  expect(availableThreads()).toBe(Math.min(availableParallelism(), 8));
  // Every thread knows all pages.
  expect(availableThreads(20_000)).toBe(Math.min(availableParallelism(), 4));
  expect(availableThreads(50_000)).toBe(1);
  expect(availableThreads(500_000)).toBe(1);
});

it('starts one thread ahead under a limit: an idle one would take the memory of those that work', () => {
  expect(threadsAhead()).toBe(availableParallelism());
  limitMemory(2048 * MIB);
  expect(threadsAhead()).toBe(1);
});

it('gives threads a smaller young generation', () => {
  const { maxYoungGenerationSizeMb: plenty = 0 } = threadLimits();
  limitMemory(LEAST_MEMORY);
  expect(threadLimits().maxYoungGenerationSizeMb).toBeLessThan(plenty / 2);
});
