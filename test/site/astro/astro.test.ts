import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildAstroSite, serveAstroSite } from '../../../src/site/astro/astro.ts';
import { siteOf } from './one-page-site.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Names that Astro, URLs or file systems treat specially. */
const NAMES = [
  'index.html',
  '404.html',
  'docs/a/index.html',
  'custom/u.html',
  'zh-cn/404.html',
  'zh-cn/docs/中文页面/index.html',
  'docs/c++_notes/index.html',
  'docs/v1.26/index.html',
  'Docs/UPPER/Index.html',
  'docs/with space/index.html',
  'docs/100%/index.html',
  'docs/a%2Fb/index.html',
  'docs/c#/index.html',
  'docs/what?/index.html',
  'docs/é/index.html'.normalize('NFD'),
  'docs/é/index.html'.normalize('NFC'),
  'docs/[x]/index.html',
  'feed.htm',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-astro-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('buildAstroSite', () => {
  const pages = new Map<string, string>();
  let files: string[];

  beforeAll(async () => {
    const outDir = join(folder, 'out');
    const site = siteOf(NAMES, '/base/', (output) => {
      if (output === 'custom/u.html')
        return { fallback: { lang: 'fr', direction: 'ltr', url: '/base/u.html' } };
      if (output === '404.html') return { kind: 'not-found', bodyHtml: '', canonical: '' };
      return {
        translations: [
          {
            locale: 'en',
            lang: 'en',
            label: 'English',
            url: '/base/a/',
            current: true,
            exists: true,
            isDefault: true,
          },
          {
            locale: 'ar',
            lang: 'ar',
            label: 'العربية',
            url: '/base/ar/a/',
            current: false,
            exists: true,
            isDefault: false,
          },
          {
            locale: 'fr',
            lang: 'fr',
            label: 'Français',
            url: '/base/fr/',
            current: false,
            exists: false,
            isDefault: false,
          },
        ].map((each) => ({ ...each, direction: each.lang === 'ar' ? ('rtl' as const) : ('ltr' as const) })),
      };
    });
    await buildAstroSite(site, {
      program: ROOT,
      outDir,
      cacheDir: join(folder, 'cache'),
      base: '/base/',
      outputs: NAMES,
      write: (output, html) => {
        pages.set(output, new TextDecoder().decode(html));
      },
    });
    files = (await readdir(outDir, { recursive: true })).sort();
  });

  const pageOf = (output: string): string => pages.get(output) ?? '';

  it('prints every page under its own name, whatever the name', () => {
    expect([...pages.keys()].sort()).toEqual([...NAMES].sort());
    for (const name of NAMES) expect(pageOf(name)).toContain(`<h1>Title of ${name}</h1>`);
  });

  it('adds one style sheet, scripts and drawings to the output folder, named by their content', () => {
    expect(files[0]).toBe('_lockstep');
    const names = files.slice(1);
    expect(names.filter((name) => !/^_lockstep\/[\w.-]+\.[\w-]{8}\.(?:css|js|svg)$/.test(name))).toEqual([]);
    expect(names.filter((name) => name.endsWith('.css'))).toHaveLength(1);
    const html = pageOf('index.html');
    const loaded = [...html.matchAll(/"\/base\/(_lockstep\/[^"]+\.[\w-]{8}\.\w+)"/g)].map(([, name]) => name);
    expect(loaded.map((name) => name?.replace(/\.[\w-]{8}\./, '.')).sort()).toEqual([
      '_lockstep/icon.svg',
      '_lockstep/site.css',
      '_lockstep/site.js',
      '_lockstep/theme.js',
    ]);
    expect(loaded.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
  });

  it('needs no exceptions from a Content-Security-Policy', () => {
    const html = pageOf('docs/a/index.html');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
    expect([...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/ld\+json"))/g)]).toEqual([]);
  });

  it('marks title and body, and what is neither, for readers of built pages', () => {
    const html = pageOf('docs/a/index.html');
    const start = html.indexOf('data-pagefind-body');
    expect(start).toBeGreaterThan(0);
    const content = html.slice(html.indexOf('>', start) + 1, html.indexOf('</div><footer', start));
    const indexed = content.replace(/<(\w+)[^>]* data-pagefind-ignore[^>]*>.*?<\/\1>/gs, '');
    expect(indexed).toBe('<h1>Title of docs/a/index.html</h1><p>Body of docs/a/index.html.</p>');
  });

  it('names the translations that exist, itself and the default among them', () => {
    const html = pageOf('docs/a/index.html');
    const alternates = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)];
    expect(alternates.map(([, lang, href]) => [lang, href])).toEqual([
      ['en', 'https://docs.example.org/base/a/'],
      ['ar', 'https://docs.example.org/base/ar/a/'],
      ['x-default', 'https://docs.example.org/base/a/'],
    ]);
    expect(html).toMatch(
      /<a href="\/base\/fr\/" lang="fr"[^>]*>Français<small lang="en"[^>]*>\[not_translated\]/,
    );
  });

  it('keeps pages that stand in for a translation, and pages for what is missing, out of search', () => {
    expect(pageOf('custom/u.html')).not.toMatch(/data-pagefind-body|hreflang="x-default"/);
    expect(pageOf('custom/u.html')).toContain('lang="fr" dir="ltr"');
    expect(pageOf('404.html')).not.toContain('data-pagefind-body');
    expect(pageOf('404.html')).toContain('<meta name="robots" content="noindex">');
  });

  it('passes on what a page throws, and can build again after that', async () => {
    const site = siteOf(['a.html'], '/');
    const options = {
      program: ROOT,
      outDir: join(folder, 'failing'),
      cacheDir: join(folder, 'cache'),
      base: '/',
      outputs: ['a.html'],
    };
    const view = () => Promise.reject(new Error('No body.'));
    await expect(
      buildAstroSite({ ...site, view }, { ...options, logLevel: 'silent', write: () => {} }),
    ).rejects.toThrow('No body.');
    const written: string[] = [];
    await buildAstroSite(site, { ...options, write: (output) => void written.push(output) });
    expect(written).toEqual(['a.html']);
  });
});

describe('serveAstroSite', () => {
  it('serves pages and files as they are at the moment', async () => {
    // Astro's dev server does not install its handlers if it detects a test.
    vi.stubEnv('VITEST', '');
    const outputs = ['index.html', 'docs/a/index.html', 'docs/50%/index.html', 'fr/404.html', '404.html'];
    const server = await serveAstroSite(siteOf(outputs, '/base/'), {
      program: ROOT,
      cacheDir: join(folder, 'dev-cache'),
      base: '/base/',
      port: 4390,
    });
    try {
      const get = async (path: string) => {
        const response = await fetch(server.url + path, {
          headers: { accept: 'text/html' },
          redirect: 'manual',
        });
        return {
          status: response.status,
          location: response.headers.get('location'),
          title: /<h1>(.*?)<\/h1>/.exec(await response.text())?.[1],
        };
      };
      expect(await get('')).toMatchObject({ status: 200, title: 'Title of index.html' });
      expect(await get('docs/a/')).toMatchObject({ status: 200, title: 'Title of docs/a/index.html' });
      expect(await get('docs/50%25/')).toMatchObject({ status: 200, title: 'Title of docs/50%/index.html' });
      expect(await get('docs/a')).toMatchObject({ status: 302, location: '/base/docs/a/' });
      expect(await get('logo.svg')).toMatchObject({ status: 200, title: undefined });
      expect(await get('fr/nothing/')).toMatchObject({ status: 404, title: 'Title of fr/404.html' });
      expect(await get('new/')).toMatchObject({ status: 404, title: 'Title of 404.html' });
      outputs.push('new/index.html');
      server.reload();
      expect(await get('new/')).toMatchObject({ status: 200, title: 'Title of new/index.html' });
    } finally {
      await server.close();
      vi.unstubAllEnvs();
    }
  });
});
