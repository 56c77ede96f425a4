import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressBase, parseAddress } from '../../src/links/index.ts';

const base: AddressBase = {
  url: '/fr/docs/a/',
  basePath: '/',
  origin: 'https://example.org',
  exampleHosts: new Set(['k8s.io']),
};

const site = (path: string, fragment?: string, absolute = false, query = '') => ({
  kind: 'site',
  path,
  fragment,
  query,
  absolute,
  isDoubled: false,
});

describe('parseAddress', () => {
  it.each([
    ['../b/', site('/fr/docs/b/')],
    ['b', site('/fr/docs/a/b')],
    ['./b.png', site('/fr/docs/a/b.png')],
    ['/docs/x/../y/', site('/docs/y/')],
    ['../../../../../x', site('/x')],
    ['#top', site('/fr/docs/a/', 'top')],
    ['', site('/fr/docs/a/')],
    ['?page=2#x', site('/fr/docs/a/', 'x', false, '?page=2')],
    ['/docs/b?a=1?b=2', site('/docs/b', undefined, false, '?a=1?b=2')],
    ['/docs/%E4%B8%AD/', site('/docs/中/')],
    ['/docs/100%/', site('/docs/100%/')],
    // Hosts compare paths byte by byte.
    ['/docs/e\u0301/', site('/docs/e\u0301/')],
    ['/docs/\n  b/', site('/docs/  b/')],
    ['/docs//b/', { ...site('/docs/b/'), isDoubled: true }],
    ['https:://pumps.example/a', { kind: 'malformed' }],
    ['http://[::1', { kind: 'malformed' }],
    ['//pumps.example:x/', { kind: 'malformed' }],
    ['http://[::1]:8080/a', { kind: 'external', url: 'http://[::1]:8080/a' }],
    ['htps://pumps.example', { kind: 'unknown-scheme', scheme: 'htps' }],
    ['localhost:4321/docs', { kind: 'unknown-scheme', scheme: 'localhost' }],
    ['web+pump:1', { kind: 'other' }],
    ['https://example.org/docs/#a', site('/docs/', 'a', true)],
    ['//EXAMPLE.org/docs/', site('/docs/', undefined, true)],
    ['http://www.example.org/docs/', site('/docs/', undefined, true)],
    ['https://k8s.io/examples/pods/a.yaml', { kind: 'example', path: '/examples/pods/a.yaml' }],
    ['https://k8s.io/docs/', { kind: 'external', url: 'https://k8s.io/docs/' }],
    ['https://example.com/docs/', { kind: 'external', url: 'https://example.com/docs/' }],
    ['mailto:a@example.org', { kind: 'other' }],
    ['javascript:void(0)', { kind: 'other' }],
    ['data:image/png;base64,AAAA', { kind: 'other' }],
  ])('%s', (target, expected) => {
    expect(parseAddress(target, base)).toEqual(expected);
  });

  it('takes the base path off, in paths and in addresses', () => {
    const below = { ...base, basePath: '/base/' };
    expect(parseAddress('/base/docs/', below)).toEqual(site('/docs/'));
    expect(parseAddress('https://example.org/base/docs/', below)).toEqual(site('/docs/', undefined, true));
    expect(parseAddress('https://example.org/base', below)).toEqual(site('/', undefined, true));
    expect(parseAddress('https://example.org/other/', below)).toEqual({
      kind: 'external',
      url: 'https://example.org/other/',
    });
  });

  it('knows what leads out of the folder that the site is served under', () => {
    const below = { ...base, basePath: '/base/' };
    expect(parseAddress('../../../../x', below)).toEqual({ kind: 'outside' });
    expect(parseAddress('../../../x', below)).toEqual(site('/x'));
    expect(parseAddress('../../../../x', base)).toEqual(site('/x'));
  });

  it('never fails, and never leaves the site', () => {
    fc.assert(
      fc.property(fc.string(), (target) => {
        const address = parseAddress(target, base);
        if (address.kind !== 'site') return;
        expect(address.path.startsWith('/')).toBe(true);
        expect(address.path.split('/')).not.toContain('..');
      }),
    );
  });
});
