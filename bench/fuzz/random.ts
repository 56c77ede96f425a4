/** Random numbers from a seed (mulberry32): the same seed, parser and number give the same input. */
import { randomFrom } from '../random.ts';

export interface Random {
  /** From 0 to below `below`. */
  below(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}

export function createRandom(...seeds: readonly number[]): Random {
  const next = randomFrom(
    seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) + 0x7f4a7c15, 0x2545f491) >>> 0,
  );
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}
