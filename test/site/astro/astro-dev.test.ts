import { describe, expect, it } from 'vitest';
import { findAnswer, findNotFoundPage, isAllowedHost, urlToPath } from '../../../src/site/astro/astro-dev.ts';
import { siteOf } from './one-page-site.ts';

const site = siteOf(['index.html', 'docs/a/index.html', 'old.html', 'fr/404.html', '404.html'], '/');

describe('findAnswer', () => {
  it.each([
    ['', { kind: 'page', output: 'index.html', status: 200 }],
    ['docs/a/', { kind: 'page', output: 'docs/a/index.html', status: 200 }],
    ['docs/a/index.html', { kind: 'page', output: 'docs/a/index.html', status: 200 }],
    ['docs/a', { kind: 'redirect', path: 'docs/a/' }],
    ['old', { kind: 'page', output: 'old.html', status: 200 }],
    ['logo.svg', { kind: 'file', file: { type: 'image/svg+xml' } }],
    ['docs/b/', { kind: 'nothing' }],
    ['docs/b', { kind: 'nothing' }],
  ])('finds what stands at “%s”', async (path, answer) => {
    expect(await findAnswer(site, path)).toMatchObject(answer);
  });
});

describe('findNotFoundPage', () => {
  it('prefers the page of the locale', async () => {
    expect(await findNotFoundPage(site, 'fr/x/')).toMatchObject({ output: 'fr/404.html', status: 404 });
    expect(await findNotFoundPage(site, 'de/x/')).toMatchObject({ output: '404.html', status: 404 });
  });
});

describe('urlToPath', () => {
  it.each([
    ['/base/docs/%C3%A9/?q=1', '/base/', 'docs/é/'],
    ['/base/', '/base/', ''],
    ['/', '/', ''],
    ['/elsewhere/', '/base/', undefined],
    ['/base/%E0%A4%A', '/base/', undefined],
  ])('reads %s below %s', (url, base, path) => {
    expect(urlToPath(url, base)).toBe(path);
  });
});

describe('isAllowedHost', () => {
  const closed = { host: false, allowedHosts: [] };
  const open = { host: true, allowedHosts: ['dev.example'] };

  it.each([
    ['localhost:4321', closed, true],
    ['192.168.0.7:4321', closed, false],
    ['192.168.0.7', { host: '127.0.0.1', allowedHosts: [] }, false],
    ['dev.example', closed, false],
    ['192.168.0.7:4321', open, true],
    ['[fe80::1]:4321', open, true],
    ['dev.example:4321', open, true],
    ['rebound.example:4321', open, false],
    [undefined, open, false],
  ])('%s of %o: %s', (host, server, answers) => {
    expect(isAllowedHost(host, server)).toBe(answers);
  });
});
