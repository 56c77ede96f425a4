import { symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findUnusableHeaders, PortInUseError, serveFolder } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

const SITE = {
  'site/index.html': '<p>Home',
  'site/404.html': '<p>Not here',
  'site/fr/404.html': '<p>Pas ici',
  'site/docs/a/index.html': '<p>A',
  'site/docs/50% é?#/index.html': '<p>Odd',
  'site/a.svg': '<svg/>',
  'secret.txt': 'secret',
};

async function serve(base = '/') {
  const root = scratchFolder(SITE);
  const server = await serveFolder({
    folder: join(root, 'site'),
    base,
    port: 0,
    typeOf: (path) => (path.endsWith('.svg') ? 'image/svg+xml' : 'text/html; charset=utf-8'),
  });
  onTestFinished(() => server.close());
  const { port } = new URL(server.url);
  /** Sends the path unchanged; `fetch` would resolve `..` before the request. */
  const get = (path: string, method = 'GET', host = `127.0.0.1:${port}`) =>
    new Promise<{
      status: number | undefined;
      location: string | undefined;
      type: string | undefined;
      body: string;
    }>((done, failed) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => {
          const { location, 'content-type': type } = response.headers;
          done({ status: response.statusCode, location, type, body });
        });
      });
      sent.on('error', failed).end();
    });
  return { root, server, get };
}

describe('serveFolder', () => {
  it('serves files, and folders by their index', async () => {
    const { server, get } = await serve();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await get('/')).toMatchObject({ status: 200, body: '<p>Home', type: 'text/html; charset=utf-8' });
    expect(await get('/docs/a/?x=1')).toMatchObject({ status: 200, body: '<p>A' });
    expect(await get('/docs/a')).toMatchObject({ status: 302, location: '/docs/a/' });
    expect(await get('/docs/50%25%20%C3%A9%3F%23')).toMatchObject({
      status: 302,
      location: '/docs/50%25%20%C3%A9%3F%23/',
    });
    expect(await get('/docs/50%25%20%C3%A9%3F%23/')).toMatchObject({ status: 200, body: '<p>Odd' });
    expect(await get('/a.svg')).toMatchObject({ status: 200, type: 'image/svg+xml', body: '<svg/>' });
    expect(await get('/a.svg', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await get('/a.svg', 'POST')).toMatchObject({ status: 405, body: '' });
  });

  it('answers with the page of the locale, or of the site, for what is not there', async () => {
    const { get } = await serve();
    expect(await get('/nothing/')).toMatchObject({ status: 404, body: '<p>Not here' });
    expect(await get('/fr/nothing/')).toMatchObject({ status: 404, body: '<p>Pas ici' });
    expect(await get('/docs/')).toMatchObject({ status: 404, body: '<p>Not here' });
  });

  it('serves below its base alone', async () => {
    const { get } = await serve('/x/');
    expect(await get('/x/docs/a/')).toMatchObject({ status: 200, body: '<p>A' });
    expect(await get('/x/docs/a')).toMatchObject({ status: 302, location: '/x/docs/a/' });
    expect(await get('/docs/a/')).toMatchObject({ status: 404, body: 'Not found\n' });
  });

  it.each([
    '/../secret.txt',
    '/docs/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/docs/..%2f..%2fsecret.txt',
    '//secret.txt',
    '//evil.example%2f..',
    '//evil.example/%2e%2e',
    '/%2f%2fevil.example/..',
    '/docs//a',
    '/./docs/a',
    '/%5cevil.example/',
    '/a.svg%00.html',
    '/%00',
    '/%ff',
    '/%',
    `/${'x'.repeat(5000)}`,
    '/a.svg/index.html',
    '/round/',
    '*',
  ])('gives nothing of what lies outside for %s, and goes on', async (path) => {
    const { root, get } = await serve();
    symlinkSync('round', join(root, 'site/round'));
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
    expect(await get('/a.svg')).toMatchObject({ status: 200 });
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'refuses the host %j: another page could have its name lead here',
    async (host) => {
      const { get } = await serve();
      const answer = await get('/', 'GET', host);
      expect(answer).toMatchObject({ body: expect.not.stringContaining('Home') });
      expect([400, 403]).toContain(answer.status);
    },
  );

  it.each(['localhost', 'LOCALHOST:4321', '[::1]:80', '127.0.0.1'])('answers to %s', async (host) => {
    const { get } = await serve();
    expect(await get('/', 'GET', host)).toMatchObject({ status: 200 });
  });

  it('follows links inside its folder alone', async () => {
    const { root, get } = await serve();
    symlinkSync('../secret.txt', join(root, 'site/out.txt'));
    symlinkSync('..', join(root, 'site/up'));
    symlinkSync('a.svg', join(root, 'site/in.svg'));
    for (const path of ['/out.txt', '/up/secret.txt', '/up/site/docs/a/'])
      expect((await get(path)).body).not.toContain('secret');
    expect(await get('/out.txt')).toMatchObject({ status: 404 });
    expect(await get('/in.svg')).toMatchObject({ status: 200, body: '<svg/>' });
  });

  it('goes on where _headers has what no answer can carry, and says where', async () => {
    const { root, get } = await serve();
    const text = '/*\n  X-Long: 文\n  X-Bell: a\u0007\n  X-Good: é\n';
    writeFileSync(join(root, 'site/_headers'), text);
    expect(await get('/')).toMatchObject({ status: 200, body: '<p>Home' });
    expect(findUnusableHeaders(text)).toEqual([
      { line: 2, name: 'X-Long' },
      { line: 3, name: 'X-Bell' },
    ]);
  });

  it('says that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const serving = serveFolder({ folder: scratchFolder(), base: '/', port, typeOf: () => '' });
    await expect(serving).rejects.toThrow(PortInUseError);
  });
});
