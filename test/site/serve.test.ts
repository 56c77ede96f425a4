/** The two servers: `preview` for a built site, and `dev` for authors. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CONFIG, createTinySite, freshPath, page, run, type Serving, serve } from './tiny-site.ts';

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

/** Time limit for an edit to be seen, in milliseconds, on a busy machine: the page is requested repeatedly until then. */
const SOON = 500_000;

/** Sends the path unchanged; `fetch` would resolve `..` before the request. */
function getFrom(base: string, path: string): Promise<Answer> {
  const { port, hostname } = new URL(base);
  return new Promise((done, failed) => {
    const outside = request({ host: hostname, port, path, headers: { accept: 'text/html' } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        done({ status: response.statusCode, location: response.headers.location, body }),
      );
    });
    outside.on('error', failed).end();
  });
}

const PAGES = {
  'content/en/docs/_index.md': page('Docs', ''),
  'content/en/docs/a.md': page('A', 'The first text. {{< param colour >}}'),
  'content/en/docs/bundle/index.md': page('Bundle', '![x](x.txt)'),
  'content/en/docs/bundle/x.txt': 'beside',
  'content/en/docs/old.md': page('Old', 'Old.', 'aliases: [/older/]'),
  'examples/a.yaml': 'a: 1\n',
  'static/robots.txt': 'User-agent: *\n',
};

/** Request paths that lead out of the served folder, unencoded and encoded. */
const WAYS_OUT = [
  '/../lockstep.config.ts',
  '/%2e%2e/lockstep.config.ts',
  '/..%2flockstep.config.ts',
  '/docs/..%2f..%2f..%2flockstep.config.ts',
  '/../../../../../../etc/passwd',
  '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '//etc/passwd',
  '/etc/passwd',
  '/a%00b',
  '/docs/a/%00',
  '/%',
];

describe('preview', () => {
  const site = createTinySite(PAGES);
  let server: Serving;
  beforeAll(async () => {
    await site.build(['--base', '/x/']);
    server = await serve(['preview', '--out', site.out, '--port', '0', '--base', '/x/']);
  });
  afterAll(() => server.stop());

  it('serves what is built, as a static host would', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/x\/$/);
    expect(await getFrom(server.url, '/x/docs/a/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('The first text. green'),
    });
    expect(await getFrom(server.url, '/x/docs/a')).toMatchObject({ status: 302, location: '/x/docs/a/' });
    expect(await getFrom(server.url, '/x/examples/a.yaml')).toMatchObject({ status: 200, body: 'a: 1\n' });
    expect(await getFrom(server.url, '/x/fr/nothing/')).toMatchObject({
      status: 404,
      body: expect.stringContaining('<html lang="fr"'),
    });
    expect((await getFrom(server.url, '/docs/a/')).status).toBe(404);
  });

  it.each(WAYS_OUT)('gives nothing of what lies outside for %s', async (path) => {
    for (const outside of [path, `/x${path}`]) {
      const { status, body } = await getFrom(server.url, outside);
      expect(status).toBe(404);
      expect(body).not.toMatch(/root:x:|defineConfig/);
    }
    expect((await getFrom(server.url, '/x/docs/a/')).status).toBe(200);
  });

  it('reports that its port is in use', async () => {
    const { port } = new URL(server.url);
    const { code, stderr } = await run(['preview', '--out', site.out, '--port', port]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `lockstep: Unexpected program on port ${port}, expected a free port. Choose another with --port.\n`,
    });
  });

  it('ends in order', async () => {
    const other = await serve(['preview', '--out', site.out, '--port', '0']);
    expect(await other.stop()).toBe(0);
  });
});

/** A request that Vite answers for every page. */
const INVOKE = { name: 'fetchModule', id: 'send:1', data: ['/none'] };

describe('dev', () => {
  const own = (text: string) => `import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: 'own', params: {}, inner: false, examples: [], render: () => ({ kind: 'text', text: '${text}' }),
});
`;
  const site = createTinySite({
    ...PAGES,
    'content/en/docs/own.md': page('Own', '{{< own >}}'),
    'content/en/docs/whole.md': page('Whole', '{{< include "part.md" >}}'),
    'content/en/includes/part.md': 'The first part.',
    'content/en/docs/ui.md': page('UI', '## {{% heading "whatsnext" %}}'),
    'content/en/docs/steps.md': page('Steps', '## First step\n\nOne.\n\n## Second step\n\nTwo.'),
    'content/fr/docs/steps.md': page('Étapes', '## Première étape\n\nUn.\n\n## Deuxième étape\n\nDeux.'),
    'content/en/docs/broken.md': page('Broken', '{{< nope >}}'),
    'content/en/docs/latin.md': Buffer.from(page('Latin', 'caf\u00e9'), 'latin1'),
    'i18n/en.yaml': 'whatsnext_heading: What now\n',
    'shortcodes/own.ts': own('first words'),
  });
  let server: Serving;
  beforeAll(async () => {
    const port = String(30_000 + (process.pid % 20_000));
    server = await serve(['dev', '--site', site.root, '--port', port, '--cache', freshPath('cache')]);
  });
  afterAll(() => server.stop());

  const get = (path: string) => getFrom(server.url, path);
  /** Requests the page until it shows the text. */
  const expectSoon = (path: string, text: string) =>
    vi.waitFor(async () => expect((await get(path)).body).toContain(text), {
      timeout: SOON,
      interval: 100,
    });

  const expectPrinted = (text: string) => server.untilPrinted(text);

  it('serves pages, files, examples and redirects', async () => {
    expect(await get('/docs/a/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('The first text. green'),
    });
    expect(await get('/docs/bundle/x.txt')).toMatchObject({ status: 200, body: 'beside' });
    expect(await get('/examples/a.yaml')).toMatchObject({ status: 200, body: 'a: 1\n' });
    expect((await get('/older/')).body).toContain('url=/docs/old/');
    expect(await get('/docs/nothing/')).toMatchObject({ status: 404 });
    // A client that does not accept HTML, and a path that our route could take for a page.
    expect((await fetch(`${server.url}nothing.xml`)).status).toBe(404);
    // A page that does not exist in the locale.
    expect((await get('/fr/docs/a/')).body).toContain('<html lang="fr"');
  });

  it('gives a translation the anchors of its source, as the build does', async () => {
    const { body } = await get('/fr/docs/steps/');
    expect(body).toMatch(/<h2[^>]* id="deuxième-étape"[^>]*><span id="second-step"><\/span>/);
  });

  it('shows an edit', async () => {
    site.write({ 'content/en/docs/a.md': page('A', 'The second text.') });
    await expectSoon('/docs/a/', 'The second text.');
    expect((await get('/docs/whole/')).body).toContain('The first part.');
    site.write({ 'content/en/includes/part.md': 'The second part.' });
    await expectSoon('/docs/whole/', 'The second part.');
  });

  it('shows a page that is new, and no longer one that is gone', async () => {
    site.write({ 'content/en/docs/new.md': page('New', 'A new page.') });
    await expectSoon('/docs/new/', 'A new page.');
    site.remove('content/en/docs/new.md');
    await vi.waitFor(async () => expect((await get('/docs/new/')).status).toBe(404), { timeout: SOON });
  });

  it('shows a change of the configuration, a UI string and a shortcode', async () => {
    site.write({ 'content/en/docs/a.md': page('A', '{{< param colour >}}') });
    site.write({ 'lockstep.config.ts': CONFIG.replace('green', 'yellow') });
    await expectSoon('/docs/a/', 'yellow');
    site.write({ 'i18n/en.yaml': 'whatsnext_heading: And then\n' });
    await expectSoon('/docs/ui/', 'And then');
    site.write({ 'shortcodes/own.ts': own('second words') });
    await expectSoon('/docs/own/', 'second words');
  });

  it('shows problems of a page in an error box, and prints them', async () => {
    expect((await get('/docs/broken/')).body).toContain('class="lockstep-error"');
    await expectPrinted('content/en/docs/broken.md:5:1');
    expect((await get('/docs/latin/')).body).toContain('class="lockstep-error"');
    await expectPrinted('content/en/docs/latin.md:5:4');
  });

  it('goes on with the site as it was while its configuration cannot be read', async () => {
    site.write({ 'lockstep.config.ts': 'export default {' });
    await expectPrinted('invalid-config');
    expect((await get('/docs/own/')).body).toContain('second words');
    site.write({ 'lockstep.config.ts': CONFIG.replace('green', 'blue') });
    await expectSoon('/docs/a/', 'blue');
  });

  it('sends a fault of front matter or configuration to the browser, with its place, until it is corrected', async () => {
    const client = await (await fetch(`${server.url}@vite/client`)).text();
    const token = /wsToken = "([^"]*)"/.exec(client)?.[1] ?? '';
    /** The messages that a page receives when it connects. A page without faults receives none, so a request whose response ends the list is sent. */
    const connect = () =>
      new Promise<string>((done, failed) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}?token=${token}`, 'vite-hmr');
        const output: string[] = [];
        socket.addEventListener('error', () => failed(new Error('no socket')));
        socket.addEventListener('message', ({ data }) => {
          output.push(String(data));
          // Messages keep their order: those sent at the start come before the response to this request.
          if (output.length === 1)
            socket.send(JSON.stringify({ type: 'custom', event: 'vite:invoke', data: INVOKE }));
          if (!String(data).includes('"vite:invoke"') || !String(data).includes('response')) return;
          socket.close();
          done(output.join('\n'));
        });
      });
    const expectShown = (test: (output: string) => void) =>
      vi.waitFor(async () => test(await connect()), { timeout: SOON, interval: 100 });
    await expectShown((output) => expect(output).not.toContain('"type":"error"'));
    site.write({ 'content/en/docs/a.md': '---\ntitle: [A\n---\nText.\n' });
    await expectShown((output) => {
      expect(output).toContain('"type":"error"');
      expect(output).toMatch(/content\/en\/docs\/a\.md:[23]:\d+ {2}invalid-front-matter/);
    });
    site.write({ 'content/en/docs/a.md': page('A', 'Whole again.') });
    await expectShown((output) => expect(output).not.toContain('"type":"error"'));
    site.write({ 'lockstep.config.ts': 'export default {' });
    await expectShown((output) => expect(output).toContain('invalid-config'));
    site.write({ 'lockstep.config.ts': CONFIG });
    await expectShown((output) => expect(output).not.toContain('"type":"error"'));
  });

  it.each(['/%', '/%ff', '/docs/%ff', '/__x/', '/@x', '/__x'])(
    'answers 404 to %s, which is no page',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('sends the headers of the built site, with what the server itself needs', async () => {
    const { headers } = await fetch(`${server.url}docs/own/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'; ");
    expect(policy).toContain("; style-src 'self' 'unsafe-inline'; connect-src 'self' ws:");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const example = await fetch(`${server.url}examples/a.yaml`);
    expect(example.headers.get('content-type')).toBe('text/yaml; charset=utf-8');
  });

  it.each(WAYS_OUT)('gives nothing of what lies outside for %s', async (path) => {
    const { body } = await get(path);
    expect(body).not.toMatch(/root:x:|defineConfig/);
    expect((await get('/docs/a/')).status).toBe(200);
  });

  it('ends in order', async () => {
    expect(await server.stop()).toBe(0);
  });
});
