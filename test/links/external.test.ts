import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createHttpClient,
  type Environment,
  findProxy,
  isPrivateAddress,
  ProxyError,
  sendHttp,
} from '../../src/io/index.ts';
import { createCookies } from '../../src/links/external/cookies.ts';
import { parseExternalCache, requestAddress, runPaced, type SendRequest } from '../../src/links/index.ts';
import { type CertificateFlaws, serve, serveNoise, serveProxy, serveSecure } from './servers.ts';

/** 2026-05-04T12:00:00Z */
const NOW = Date.UTC(2026, 4, 4, 12);

const asking = (host: string, { timeoutMs = 60_000, maxBytes = 10_000 } = {}) => {
  const pauses: number[] = [];
  const send: SendRequest = (url, { needsBody, cookies }) =>
    sendHttp({ url, cookies, timeoutMs, maxBytes: needsBody ? maxBytes : 0, privateHosts: new Set([host]) });
  const wait = (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return { pauses, options: { send, wait, now: () => NOW, attempts: 3, pauseMs: 100, maxPauseMs: 5000 } };
};

describe('requestAddress', () => {
  it('asks as a browser does, and reads no more than it needs', async () => {
    const { url, host, requests } = await serve({
      '/ok': (response, { headers }) =>
        void response
          .writeHead(String(headers.accept).includes('text/html') ? 200 : 406)
          .end('x'.repeat(1e6)),
      '/choice': (response) => void response.writeHead(300).end(),
      '/nowhere': (response) => void response.writeHead(302).end(),
    });
    const { options } = asking(host);
    expect(await requestAddress(`${url}/ok`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/choice`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/nowhere`, options)).toMatchObject({
      kind: 'broken',
      reason: /where to/,
    });
    expect(await requestAddress(`${url}/none`, options)).toEqual({
      kind: 'broken',
      reason: 'the server answers 404',
    });
    expect(requests).toEqual(['GET /ok', 'GET /choice', 'GET /nowhere', 'GET /none']);
  });

  it('unpacks and decodes pages as browsers do', async () => {
    const html = '<meta charset="windows-1251"><h2 id="насос">x</h2>';
    const cyrillic = Buffer.from(html, 'latin1');
    for (const [at, char] of [...html].entries())
      if (char > '\u007f') cyrillic[at] = (char.codePointAt(0) ?? 0) - 0x430 + 0xe0;
    const send = (body: Buffer, headers: Record<string, string>) => (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
    const page = Buffer.from('<h2 id="d\u00e9bit">x</h2>');
    const { url, host } = await serve({
      '/gzip': send(gzipSync(page), { 'content-encoding': 'gzip' }),
      '/br': send(brotliCompressSync(page), { 'content-encoding': 'br' }),
      '/twice': send(gzipSync(deflateSync(page)), { 'content-encoding': 'deflate, gzip' }),
      '/torn': send(gzipSync(page).subarray(0, 12), { 'content-encoding': 'gzip' }),
      '/latin1': send(Buffer.from('<h2 id="d\u00e9bit">x</h2>', 'latin1'), {
        'content-type': 'text/html; charset=ISO-8859-1',
      }),
      '/utf16': send(Buffer.from('\ufeff<h2 id="d\u00e9bit">x</h2>', 'utf16le'), {}),
      '/meta': send(cyrillic, {}),
    });
    const { options } = asking(host);
    for (const path of ['/gzip', '/br', '/twice', '/latin1', '/utf16']) {
      expect([path, await requestAddress(`${url}${path}#d%C3%A9bit`, options)]).toEqual([
        path,
        { kind: 'alive' },
      ]);
      expect([path, await requestAddress(`${url}${path}#gone`, options)]).toMatchObject([
        path,
        { kind: 'missing-anchor' },
      ]);
    }
    expect(await requestAddress(`${url}/meta#насос`, options)).toEqual({ kind: 'alive' });
    // The fragment cannot be checked in a page that cannot be parsed.
    expect(await requestAddress(`${url}/torn#gone`, options)).toEqual({ kind: 'alive' });
  });

  it('brings cookies back, to the host that gave them', async () => {
    const { url, host } = await serve({
      '/in': (response, { headers }) =>
        void (headers.cookie === 'seen=1'
          ? response.writeHead(200).end()
          : response.writeHead(302, { location: '/in', 'set-cookie': 'seen=1; Path=/' }).end()),
      '/round': (response) => void response.writeHead(302, { location: '/round', 'set-cookie': 'a=1' }).end(),
    });
    const { options } = asking(host);
    expect(await requestAddress(`${url}/in`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/round`, options)).toMatchObject({ kind: 'broken', reason: /circle/ });
    const cookies = createCookies();
    cookies.keep('https://docs.pumps.example/', [
      'a=1',
      'b=2; Domain=pumps.example',
      'c=3; Domain=other.example',
    ]);
    expect(cookies.for('https://docs.pumps.example/x')).toBe('a=1; c=3; b=2');
    expect(cookies.for('https://www.pumps.example/')).toBe('b=2');
    expect(cookies.for('https://other.example/')).toBe('');
  });

  it('asks again when a server says so by a date', async () => {
    const { url, host } = await serve({
      '/busy': (response, _, count) =>
        void (count === 1
          ? response.writeHead(503, { 'retry-after': new Date(NOW + 3000).toUTCString() }).end()
          : response.writeHead(200).end()),
    });
    const { options, pauses } = asking(host);
    expect(await requestAddress(`${url}/busy`, options)).toEqual({ kind: 'alive' });
    expect(pauses).toEqual([3000]);
  });

  it('goes through proxies, and past them where NO_PROXY says so', async () => {
    const proxy = await serveProxy();
    const { url, host } = await serve({ '/ok': (response) => void response.writeHead(200).end() });
    const secure = await serveSecure({ signed: true });
    const through = (env: Environment) => {
      const askThrough = createHttpClient(env);
      return (address: string) =>
        askThrough({
          url: address,
          cookies: '',
          timeoutMs: 60_000,
          maxBytes: 0,
          privateHosts: new Set([host, secure.host]),
        });
    };
    const named = `http://reader:s%40cret@${proxy.host}`;
    const send = through({ http_proxy: named, HTTPS_PROXY: named });
    expect(await send(`${url}/ok`)).toMatchObject({ kind: 'answer', status: 200 });
    expect(await send(`${secure.url}/`)).toMatchObject({ kind: 'answer', status: 200 });
    const login = `Basic ${Buffer.from('reader:s@cret').toString('base64')}`;
    expect(proxy.seen).toEqual([`GET ${url}/ok ${login}`, `CONNECT ${secure.host} ${login}`]);
    expect(await through({ HTTP_PROXY: proxy.host, NO_PROXY: 'x, 127.0.0.1' })(`${url}/ok`)).toMatchObject({
      status: 200,
    });
    expect(proxy.seen).toHaveLength(2);
    expect(() => createHttpClient({ HTTP_PROXY: 'socks5://x:1' })).toThrow(ProxyError);
  });

  it('speaks to hosts with an address of IPv6', async (test) => {
    const server = createServer((_, response) => void response.end('x'));
    const isOpen = await new Promise<boolean>((resolve) => {
      server.on('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
    });
    onTestFinished(() => void server.close());
    if (!isOpen) test.skip('this machine has no IPv6');
    const { port } = server.address() as AddressInfo;
    expect(await requestAddress(`http://[::1]:${port}/`, asking(`[::1]:${port}`).options)).toEqual({
      kind: 'alive',
    });
    expect(await requestAddress(`http://[::1]:${port}/`, asking('none').options)).toMatchObject({
      kind: 'unknown',
      reason: /private/,
    });
  });

  it('waits for a busy server, as long as it asks for', async () => {
    const { url, host } = await serve({
      '/busy': (response, _, count) =>
        void (count < 3
          ? response.writeHead(429, { 'retry-after': '2' }).end()
          : response.writeHead(200).end()),
      '/down': (response) => void response.writeHead(503).end(),
      '/limited': (response) => void response.writeHead(429).end(),
    });
    const busy = asking(host);
    expect(await requestAddress(`${url}/busy`, busy.options)).toEqual({ kind: 'alive' });
    expect(busy.pauses).toEqual([2000, 2000]);
    const down = asking(host);
    expect(await requestAddress(`${url}/down`, down.options)).toMatchObject({ kind: 'broken' });
    expect(down.pauses).toEqual([100, 200]);
    expect(await requestAddress(`${url}/limited`, down.options)).toMatchObject({ kind: 'unknown' });
  });

  it('follows redirects, names those for good, and sees circles', async () => {
    const to = (status: number, location: string) => (response: ServerResponse) =>
      void response.writeHead(status, { location }).end();
    const { url, host } = await serve({
      '/a': to(301, '/b'),
      '/b': to(308, '/c'),
      '/c': (response) => void response.writeHead(200).end(),
      '/for-now': to(302, '/c'),
      '/round': to(301, '/round-2'),
      '/round-2': to(302, '/round'),
      '/bad': to(301, 'ftp://example.org/'),
    });
    const { options } = asking(host);
    expect(await requestAddress(`${url}/a#x`, options)).toMatchObject({ movedTo: `${url}/c#x` });
    expect(await requestAddress(`${url}/for-now`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/round`, options)).toMatchObject({ kind: 'broken', reason: /circle/ });
    expect(await requestAddress(`${url}/bad`, options)).toMatchObject({ kind: 'broken' });
  });

  it('looks for fragments in HTML, and not beyond what it reads', async () => {
    const html = (body: string) => (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    const { url, host } = await serve({
      '/page': html('<h1 id="here">x</h1><h2 id="user-content-there">y</h2>'),
      // Code hosts send the content of the page as data of a script.
      '/data': html(
        '<script type="application/json">{"text":"\\u003ch2 id=\\"user-content-sent\\"\\u003e"}</script>',
      ),
      '/huge': html(`${'x'.repeat(200_000)}<p id="far"></p>`),
    });
    const { options } = asking(host);
    expect(await requestAddress(`${url}/page#here`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/page#there`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/page#nowhere`, options)).toEqual({
      kind: 'missing-anchor',
      fragment: 'nowhere',
    });
    expect(await requestAddress(`${url}/page#there:~:text=y`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/data#sent`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/data#not-sent`, options)).toMatchObject({ kind: 'missing-anchor' });
    expect(await requestAddress(`${url}/page#L12`, options)).toEqual({ kind: 'alive' });
    expect(await requestAddress(`${url}/huge#far`, options)).toEqual({ kind: 'alive' });
  });

  it('gives up on silence, noise and a port where nobody is', async () => {
    const { url, host } = await serve({ '/slow': () => {} });
    const slow = asking(host, { timeoutMs: 50 });
    expect(await requestAddress(`${url}/slow`, slow.options)).toEqual({
      kind: 'broken',
      reason: 'no answer in time',
    });
    const noise = await serveNoise();
    expect(await requestAddress(`${noise.url}/`, asking(noise.host).options)).toMatchObject({
      kind: 'broken',
    });
    // TLS to a server without it.
    const secure = url.replace('http:', 'https:');
    expect(await requestAddress(`${secure}/slow`, slow.options)).toMatchObject({ kind: 'broken' });
    expect(await requestAddress('http://127.0.0.1:1/', asking('127.0.0.1:1').options)).toMatchObject({
      kind: 'broken',
    });
  });

  it.each<[string, CertificateFlaws, string | undefined]>([
    ['is good', { signed: true }, undefined],
    ['has expired', { signed: true, from: '2020-01-01', until: '2020-02-01' }, 'its certificate has expired'],
    [
      'is not valid yet',
      { signed: true, from: '2190-01-01', until: '2191-01-01' },
      'its certificate is not valid yet',
    ],
    ['is self-signed', { signed: false }, 'its certificate is self-signed'],
    ['is for another name', { signed: true, name: 'other.example' }, 'its certificate is for another name'],
  ])('says what is wrong with a certificate: it %s', async (_, flaws, reason) => {
    const { url, host } = await serveSecure(flaws);
    const { options, pauses } = asking(host);
    expect(await requestAddress(`${url}/`, options)).toEqual(
      reason === undefined ? { kind: 'alive' } : { kind: 'broken', reason },
    );
    // A bad certificate is not retried.
    expect(pauses).toEqual([]);
  });

  it('says which failures are none of the address', async () => {
    let answers = 0;
    const send: SendRequest = async () => {
      answers += 1;
      return { kind: 'failed', reason: 'no-lookup', message: 'names cannot be looked up at the moment' };
    };
    const { options } = asking('example.org');
    expect(await requestAddress('https://example.org/', { ...options, send })).toEqual({
      kind: 'unknown',
      reason: 'names cannot be looked up at the moment',
    });
    expect(answers).toBe(3);
    expect(await requestAddress('http://127.0.0.1:1/', asking('127.0.0.1:1').options)).toEqual({
      kind: 'broken',
      reason: 'the server refuses connections',
    });
  });

  it('asks nobody in a private network, also after a redirect', async () => {
    const inner = await serve({ '/secret': (response) => void response.writeHead(200).end() });
    const outer = await serve({
      '/': (response) => void response.writeHead(302, { location: `${inner.url}/secret` }).end(),
    });
    const { options } = asking(outer.host);
    expect(await requestAddress(`${inner.url}/secret`, options)).toMatchObject({
      kind: 'unknown',
      reason: /private/,
    });
    expect(await requestAddress(`${outer.url}/`, options)).toMatchObject({
      kind: 'unknown',
      reason: /private/,
    });
    // A name that resolves to a private address.
    const port = inner.host.split(':')[1];
    expect(await requestAddress(`http://localhost:${port}/secret`, options)).toMatchObject({
      kind: 'unknown',
    });
    expect(inner.requests).toEqual([]);
  });
});

describe('isPrivateAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
  ])('%s', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('not %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('findProxy', () => {
  const env = {
    https_proxy: 'proxy.example:3128',
    HTTP_PROXY: 'http://one.example',
    ALL_PROXY: 'http://all.example',
  };
  it.each([
    ['https://a.example/', {}, 'http://proxy.example:3128/'],
    ['http://a.example/', {}, 'http://one.example/'],
    ['http://a.example/', { HTTP_PROXY: '' }, 'http://all.example/'],
    ['http://a.example/', { NO_PROXY: '*' }, undefined],
    ['http://docs.a.example/', { no_proxy: 'b.example,.a.example' }, undefined],
    ['http://aa.example/', { NO_PROXY: 'a.example' }, 'http://one.example/'],
    ['http://a.example:81/', { NO_PROXY: 'a.example:80' }, 'http://one.example/'],
    ['http://a.example/', { NO_PROXY: 'a.example:80' }, undefined],
    ['http://[::1]/', { NO_PROXY: '::1' }, undefined],
  ])('%s %o', (url, more, expected) => {
    expect(findProxy(new URL(url), { ...env, ...more })?.href).toBe(expected);
  });
});

describe('parseExternalCache', () => {
  it('holds answers for some days, and only of addresses that are still there', () => {
    const text = '2026-01-01 https://a.example/\n2026-01-20 https://b.example/\nnoise\n';
    const cache = parseExternalCache(text, '2026-02-01T00:00:00Z', 14);
    expect(cache.isFresh('https://a.example/')).toBe(false);
    expect(cache.isFresh('https://b.example/')).toBe(true);
    cache.note('https://c.example/');
    expect(cache.toText(new Set(['https://b.example/', 'https://c.example/']))).toBe(
      '2026-01-20 https://b.example/\n2026-02-01 https://c.example/\n',
    );
  });
});

describe('runPaced', () => {
  it('asks one host one after the other, hosts next to each other', async () => {
    let time = 0;
    let most = 0;
    const running = new Map<string, number>();
    const done: string[] = [];
    await runPaced(
      ['a1', 'a2', 'a3', 'b1', 'c1'],
      (task) => task.charAt(0),
      async (task) => {
        const host = task.charAt(0);
        running.set(host, (running.get(host) ?? 0) + 1);
        most = Math.max(most, running.get(host) ?? 0);
        await Promise.resolve();
        running.set(host, (running.get(host) ?? 0) - 1);
        done.push(task);
      },
      {
        parallel: 2,
        perHost: 1,
        intervalMs: 100,
        now: () => time,
        wait: (milliseconds) => {
          time += milliseconds;
          return Promise.resolve();
        },
      },
    );
    expect(most).toBe(1);
    expect([...done].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
    expect(time).toBeGreaterThanOrEqual(200);
  });
});
