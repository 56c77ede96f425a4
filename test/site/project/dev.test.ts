/** `astro dev` and `lockstep dev` of a site in an Astro project. */
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { page, serve } from '../tiny-site.ts';
import { createProject, RICH, startAstro } from './astro-project.ts';

const SOON = { timeout: 300_000, interval: 100 };

async function titleAt(base: string, path: string): Promise<string> {
  const response = await fetch(new URL(path, base), { headers: { accept: 'text/html' } });
  const [, title = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(await response.text()) ?? [];
  return `${response.status} ${title}`;
}

async function expectSite(base: string): Promise<void> {
  expect(await titleAt(base, '/')).toBe('200 Ahoy');
  expect(await titleAt(base, '/crew/')).toBe('200 The crew');
  expect(await titleAt(base, '/docs/')).toBe('200 Docs');
  expect(await titleAt(base, '/log/first/')).toBe('200 Rest log/first');
  expect(await titleAt(base, '/docs/c%23/')).toBe('200 Sharp');
  expect(await (await fetch(new URL('/robots.txt', base))).text()).toBe('User-agent: gull\n');
  expect(await (await fetch(new URL('/llms.txt', base))).text()).toContain('# Tiny');
}

describe('a site in an Astro project', () => {
  const site = createProject(RICH);

  it('is served by astro dev, and edits of its content show', async () => {
    const server = startAstro(site.root, 'dev', '--port', '0');
    const exit = once(server, 'exit');
    try {
      let output = '';
      for (const stream of [server.stdout, server.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      const base = await vi.waitFor(() => {
        const [url] = /http:\/\/localhost:\d+/.exec(output) ?? [];
        if (url === undefined) throw new Error(`The server is not there yet: ${output}`);
        return url;
      }, SOON);
      await expectSite(base);
      site.write({ 'content/en/docs/_index.md': page('Dock', 'Moored.') });
      await vi.waitFor(async () => expect(await titleAt(base, '/docs/')).toBe('200 Dock'), SOON);
      site.write({ 'content/en/docs/_index.md': page('Docs', 'See the [crew](/crew/).') });
    } finally {
      server.kill('SIGINT');
      await exit;
    }
  });

  it('is served by lockstep dev, which gives the address of the locale that is asked for, and has all', async () => {
    const server = await serve(['dev', '--site', site.root, '--port', '0', '--locale', 'fr']);
    try {
      expect(new URL(server.url).pathname).toBe('/fr/');
      await server.untilPrinted('Problems of fr are reported');
      expect(await titleAt(server.url, '/fr/docs/')).toBe('200 Aide');
      await expectSite(server.url);
    } finally {
      await server.stop();
    }
  });
});
