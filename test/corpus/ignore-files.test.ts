import { expect, it } from 'vitest';
import { createIgnore } from '../../src/corpus/content/ignore-files.ts';

it('an expression with nested repetitions is matched in linear time', () => {
  const isIgnored = createIgnore({ root: '/site', ignoreFiles: ['/(n+)+$', '(?i)\\.BAK\\z'] });
  const name = `${'n'.repeat(200)}!.md`;
  expect(isIgnored(`content/en/${name}`, name)).toBe(false);
  expect(isIgnored('content/en/nnn', 'nnn')).toBe(true);
  expect(isIgnored('content/en/a.bak', 'a.bak')).toBe(true);
});
