import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceOf } from '../../src/search/spelling.ts';
import { stopWordsOf } from '../../src/search/stop-words.ts';
import { findMisspellings } from '../../src/search/vocabulary.ts';

describe('the distance of two words', () => {
  it.each([
    ['kubectl', 'kubectl', 0],
    ['kubectl', 'kubeclt', 1],
    ['kubectl', 'kubetcl', 1],
    ['kubectl', 'ubectl', 1],
    ['kubectl', 'kubectll', 1],
    ['kubectl', 'kubekctl', 1],
    ['persistent', 'presistant', 2],
    ['під', 'пйд', 1],
    ['a', 'bcd', 3],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(distanceOf(a, b, 2)).toBe(distance);
  });

  it('is the same both ways, and beyond the limit just that', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const distance = distanceOf(a, b, limit);
        expect(distance).toBe(distanceOf(b, a, limit));
        expect(distance).toBe(Math.min(limit + 1, distanceOf(a, b, 10)));
      }),
    );
  });
});

describe('rare words', () => {
  const often = ['kubectl', 'container', 'containers', 'nodes'].map((word) => [word, 40] as const);

  it.each([
    ['kubeclt', 'kubectl'],
    ['contianer', 'container'],
    ['containerd', undefined],
    ['containe', undefined],
    ['node', undefined],
    ['something', undefined],
  ])('%s are misspellings of %s', (word, meant) => {
    expect(findMisspellings(new Map([...often, [word, 1]])).get(word)).toBe(meant);
  });

  it('that are not rare are no misspellings', () => {
    expect(findMisspellings(new Map([...often, ['kubeclt', 6]])).size).toBe(0);
  });
});

describe('stop words', () => {
  it('are folded, and known by the language of a tag', () => {
    expect(stopWordsOf('fr-CA')).toContain('ou');
    expect(stopWordsOf('zh-Hant')).toContain('怎麼');
    expect(stopWordsOf('xx')).toEqual([]);
  });
});
