import { randomFrom } from '../random.ts';

/** Pseudorandom numbers: the same for the same seed. */
export interface Random {
  /** From 0 to below `below`. */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
}

export function createRandom(seed: number): Random {
  const next = randomFrom((seed * 2_654_435_761 + 1) >>> 0);
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick(items) {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (share) => next() < share,
  };
}
