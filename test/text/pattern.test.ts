import { describe, expect, it } from 'vitest';
import {
  compileGlob,
  compilePattern,
  compileWildcards,
  globFault,
  patternFault,
} from '../../src/text/index.ts';

describe('compilePattern', () => {
  it('reads what Go reads', () => {
    expect(compilePattern('\\Adocs/.*\\.tmp\\z').test('docs/a.tmp')).toBe(true);
    expect(compilePattern('(?i)readme$').test('docs/README')).toBe(true);
    expect(compilePattern('(?P<name>x)').groups('axb')).toEqual({ name: 'x' });
  });

  it('says why a text is no expression', () => {
    expect(patternFault('(')).toContain('missing closing )');
    expect(patternFault('a(?=b)')).toContain('(?=');
    expect(patternFault('('.repeat(3_000) + ')'.repeat(3_000))).toContain('nests too deeply');
    expect(patternFault('a'.repeat(20_000))).toContain('10000');
    expect(patternFault('(x+x+)+y')).toBeUndefined();
  });

  // JavaScript's own engine would need exponential time.
  it('matches nested repetitions in linear time', () => {
    const text = `${'x'.repeat(50_000)}!`;
    expect(compilePattern('(x+x+)+y').test(text)).toBe(false);
    expect(compilePattern('^(\\w+\\s?)*$').test(text)).toBe(false);
  });
});

describe('compileWildcards', () => {
  it('takes a pattern of many stars', () => {
    const pattern = compileWildcards(`^${'(?:.*/)?'.repeat(400)}end$`);
    expect(pattern.test(`${'a/'.repeat(2_000)}stop`)).toBe(false);
  });

  it('matches nothing where the pattern is too large', () => {
    expect(compileWildcards('a'.repeat(100_000)).test('a'.repeat(100_000))).toBe(false);
  });
});

describe('compileGlob', () => {
  it.each([
    ['**/*.md', 'docs/a.md', true],
    ['*.md', 'docs/a.md', false],
    ['{en,fr}', 'FR', true],
    ['[a-c]?', 'bz', true],
    ['[!a-c]', 'd', true],
    // A class never matches a slash, not even if a range contains it.
    ['a[!x]b', 'a/b', false],
    ['a[+-9]b', 'a/b', false],
    ['a[+-9]b', 'a.b', true],
    ['a[+-9]b', 'a0b', true],
    ['a[/]b', 'a/b', false],
    ['[z-a]', '[Z-A]', true],
    ['{{{', '{{{', true],
    ['{{{', 'a', false],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(compileGlob(glob).test(path)).toBe(matches);
  });

  it('takes a glob of many stars', () => {
    expect(compileGlob(`${'**/*'.repeat(60)}x`).test('a/'.repeat(3_000))).toBe(false);
  });

  it('says why a text is no glob', () => {
    expect(globFault('{en')).toContain('bracket');
    expect(globFault('[z-a]')).toContain('range');
    expect(globFault('**/{a,b}')).toBeUndefined();
  });
});
