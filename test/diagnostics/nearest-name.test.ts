import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/diagnostics/index.ts';

describe('nearestName', () => {
  it.each([
    ['titel', 'title'],
    ['defaultlocale', 'defaultLocale'],
    ['locale', 'locales'],
    ['url', 'url'],
    ['frr', 'fr'],
  ])('takes %s for %s', (name, known) => {
    expect(nearestName(name, ['title', 'url', 'locales', 'defaultLocale', 'fr'])).toBe(known);
  });

  it('finds nothing where nothing is near', () => {
    expect(nearestName('theme', ['title', 'url'])).toBeUndefined();
    expect(nearestName('x', [])).toBeUndefined();
  });
});
