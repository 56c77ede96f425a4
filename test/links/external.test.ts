import { describe, expect, it } from 'vitest';
import { askHttp, isPrivateAddress } from '../../src/io/index.ts';
import { type Ask, askAddress, parseExternalCache, runPaced } from '../../src/links/index.ts';
import { type CertificateFlaws, serve, serveNoise, serveSecure } from './servers.ts';

const asking = (host: string, { timeoutMs = 2000, maxBytes = 10_000 } = {}) => {
  const pauses: number[] = [];
  const ask: Ask = (url, method) =>
    askHttp({ url, method, timeoutMs, maxBytes, privateHosts: new Set([host]) });
  const wait = (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return { pauses, options: { ask, wait, attempts: 3, pauseMs: 100, maxPauseMs: 5000 } };
};

describe('askAddress', () => {
  it('asks for the head, and for the page where a server knows no HEAD', async () => {
    const { url, host, requests } = await serve({
      '/ok': (response) => void response.writeHead(200).end(),
      '/get': (response, { method }) => void response.writeHead(method === 'HEAD' ? 405 : 200).end('x'),
    });
    const { options } = asking(host);
    expect(await askAddress(`${url}/ok`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/get`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/none`, options)).toEqual({
      kind: 'broken',
      reason: 'the server answers 404',
    });
    expect(requests).toEqual(['HEAD /ok', 'HEAD /get', 'GET /get', 'HEAD /none', 'GET /none']);
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
    expect(await askAddress(`${url}/busy`, busy.options)).toEqual({ kind: 'alive' });
    expect(busy.pauses).toEqual([2000, 2000]);
    const down = asking(host);
    expect(await askAddress(`${url}/down`, down.options)).toMatchObject({ kind: 'broken' });
    expect(down.pauses).toEqual([100, 200]);
    expect(await askAddress(`${url}/limited`, down.options)).toMatchObject({ kind: 'unknown' });
  });

  it('follows redirects, names those for good, and sees circles', async () => {
    const to = (status: number, location: string) => (response: import('node:http').ServerResponse) =>
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
    expect(await askAddress(`${url}/a#x`, options)).toMatchObject({ movedTo: `${url}/c#x` });
    expect(await askAddress(`${url}/for-now`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/round`, options)).toMatchObject({ kind: 'broken', reason: /circle/ });
    expect(await askAddress(`${url}/bad`, options)).toMatchObject({ kind: 'broken' });
  });

  it('looks for fragments in HTML, and not beyond what it reads', async () => {
    const html = (body: string) => (response: import('node:http').ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    const { url, host } = await serve({
      '/page': html('<h1 id="here">x</h1><h2 id="user-content-there">y</h2>'),
      // Code hosts send the page as data of a script.
      '/data': html(
        '<script type="application/json">{"text":"\\u003ch2 id=\\"user-content-sent\\"\\u003e"}</script>',
      ),
      '/huge': html(`${'x'.repeat(200_000)}<p id="far"></p>`),
    });
    const { options } = asking(host);
    expect(await askAddress(`${url}/page#here`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/page#there`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/page#nowhere`, options)).toEqual({
      kind: 'missing-anchor',
      fragment: 'nowhere',
    });
    expect(await askAddress(`${url}/page#there:~:text=y`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/data#sent`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/data#not-sent`, options)).toMatchObject({ kind: 'missing-anchor' });
    expect(await askAddress(`${url}/page#L12`, options)).toEqual({ kind: 'alive' });
    expect(await askAddress(`${url}/huge#far`, options)).toEqual({ kind: 'alive' });
  });

  it('gives up on silence, noise and a port where nobody is', async () => {
    const { url, host } = await serve({ '/slow': () => {} });
    const slow = asking(host, { timeoutMs: 50 });
    expect(await askAddress(`${url}/slow`, slow.options)).toEqual({
      kind: 'broken',
      reason: 'no answer in time',
    });
    const noise = await serveNoise();
    expect(await askAddress(`${noise.url}/`, asking(noise.host).options)).toMatchObject({ kind: 'broken' });
    // TLS where there is none.
    const secure = url.replace('http:', 'https:');
    expect(await askAddress(`${secure}/slow`, slow.options)).toMatchObject({ kind: 'broken' });
    expect(await askAddress('http://127.0.0.1:1/', asking('127.0.0.1:1').options)).toMatchObject({
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
    ['is self-signed', { signed: false }, 'its certificate is signed by nobody but itself'],
    ['is for another name', { signed: true, name: 'other.example' }, 'its certificate is for another name'],
  ])('says what is wrong with a certificate: it %s', async (_, flaws, reason) => {
    const { url, host } = await serveSecure(flaws);
    const { options, pauses } = asking(host);
    expect(await askAddress(`${url}/`, options)).toEqual(
      reason === undefined ? { kind: 'alive' } : { kind: 'broken', reason },
    );
    // A certificate does not get better by asking again.
    expect(pauses).toEqual([]);
  });

  it('says which failures are none of the address', async () => {
    let answers = 0;
    const ask: Ask = async () => {
      answers += 1;
      return { kind: 'failed', reason: 'no-lookup', message: 'names cannot be looked up at the moment' };
    };
    const { options } = asking('example.org');
    expect(await askAddress('https://example.org/', { ...options, ask })).toEqual({
      kind: 'unknown',
      reason: 'names cannot be looked up at the moment',
    });
    expect(answers).toBe(3);
    expect(await askAddress('http://127.0.0.1:1/', asking('127.0.0.1:1').options)).toEqual({
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
    expect(await askAddress(`${inner.url}/secret`, options)).toMatchObject({
      kind: 'unknown',
      reason: /private/,
    });
    expect(await askAddress(`${outer.url}/`, options)).toMatchObject({ kind: 'unknown', reason: /private/ });
    // A name that leads inwards.
    const port = inner.host.split(':')[1];
    expect(await askAddress(`http://localhost:${port}/secret`, options)).toMatchObject({ kind: 'unknown' });
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
  it('asks one host one after the other, hosts beside each other', async () => {
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
