import { describe, expect, it } from 'vitest';
import { placesInStack } from '../../src/io/stack-places.ts';

describe('placesInStack', () => {
  it.each([
    ['file:///site/a.ts?changed=ab1:3\nfoo bar', { path: '/site/a.ts', line: 3 }],
    ['    at run (file:///site/a%20b.ts?changed=1:3:7)', { path: '/site/a b.ts', line: 3, column: 7 }],
    ['    at /site/a.ts:12:5', { path: '/site/a.ts', line: 12, column: 5 }],
    ['    at run (C:\\site\\a.ts:3:7)', { path: 'C:\\site\\a.ts', line: 3, column: 7 }],
    ['    at D:/site/a.ts:3', { path: 'D:/site/a.ts', line: 3 }],
  ])('reads %j', (stack, place) => {
    expect(placesInStack(stack)[0]).toEqual(place);
  });

  it('keeps the order of the stack', () => {
    const stack = 'Error: no\n    at a (/b.ts:1:2)\n    at node:internal/x:1:1\n    at c (file:///d.ts:3:4)';
    expect(placesInStack(stack).map(({ path }) => path)).toEqual(['/b.ts', '/d.ts']);
  });
});
