import { describe, expect, it } from 'vitest';
import { toText } from '../../src/templates/values/cast.ts';
import { parseDuration } from '../../src/templates/values/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['1h2m3.5s', '1h2m3.5s'],
    ['-90m', '-1h30m0s'],
    ['1.s', '1s'],
    ['.5s', '500ms'],
    ['0', '0s'],
  ])('reads “%s” as Go does', (text, shown) => {
    expect(toText(parseDuration(text))).toBe(shown);
  });

  it('refuses at once what only looks like a duration', () => {
    expect(() => parseDuration(`${'11m'.repeat(5000)}x`)).toThrow('invalid duration');
  });
});
