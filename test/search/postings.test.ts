import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPostings, decodePostings, MAX_IMPACT } from '../../src/search/postings.ts';

it('are read as they were written, in characters that JSON leaves alone', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.nat(100_000), fc.nat(MAX_IMPACT)), {
    selector: ([document]) => document,
  });
  fc.assert(
    fc.property(entries, (list) => {
      const sorted = list.toSorted(([a], [b]) => a - b).map(([document, impact]) => ({ document, impact }));
      const postings = createPostings();
      for (const { document, impact } of sorted) postings.add(document, impact);
      expect(decodePostings(postings.text())).toEqual(sorted);
      expect(postings.text()).toMatch(/^[\w-]*$/);
    }),
  );
});
