import { describe, expect, it } from 'vitest';
import { lowerKeys, mergeValues, valueAt } from '../../src/formats/index.ts';

describe('values', () => {
  it('lower-cases keys at every depth and no values', () => {
    expect(lowerKeys({ Aa: { Bb: ['Cc', { Dd: 'Ee' }] } })).toEqual({ aa: { bb: ['Cc', { dd: 'Ee' }] } });
  });

  it('merges maps at every depth and replaces lists and scalars', () => {
    const base = { a: { x: 1, list: [1, 2] }, b: 1, c: { d: 1 } };
    expect(mergeValues(base, { a: { list: [3], y: 2 }, c: 5 })).toEqual({
      a: { x: 1, list: [3], y: 2 },
      b: 1,
      c: 5,
    });
  });

  it('finds no inherited properties', () => {
    expect(valueAt({ a: { b: 1 } }, ['a', 'b'])).toBe(1);
    expect(valueAt({ a: {} }, ['a', 'toString'])).toBeUndefined();
  });
});
