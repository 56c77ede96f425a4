import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../../src/io/index.ts';
import { typeOfFile } from '../../../src/site/index.ts';
import { launchBrowser, NoBrowserError } from '../../browser/launch.ts';
import { createTinySite, type JsonReport, type TinySite } from '../tiny-site.ts';
import { drivePages } from './drive-page.ts';
import { PAYLOADS } from './payloads.ts';

const CONFIG = `export default {
  title: 'Tiny', url: 'https://tiny.example', presets: ['docsy', 'kubernetes'],
  locales: { en: 'English', fr: 'Français' },
  trust: { fr: 'markdown' },
  params: { evil: '<img src=x onerror=ran(0)>', evilurl: 'javascript:ran(0)', evilattr: 'onerror=ran(0)' },
  markdown: { rawHtml: true, blockAttributes: true, math: true,
    passthrough: { block: [['$$', '$$']], inline: [['$', '$']] } },
  search: false, markdownPages: false,
};\n`;

/** Each payload in a separate page, with code that reports that it ran. */
const BODIES = Object.values(PAYLOADS)
  .flat()
  .map((text, number) => text.replaceAll('RUN', `ran(${number})`));
const UI = 'ran(9001)';

/** The number of payloads that must run in trusted pages, to prove that the browser would run them. */
const CONTROLS = 24;

/** The payloads of the source have other names: a page that equals its source would show the source, which is trusted. */
const FOLDERS = { en: 'trusted', fr: 'docs' };

function pagesOf(locale: keyof typeof FOLDERS): Record<string, string> {
  return Object.fromEntries(
    BODIES.slice(0, locale === 'en' ? CONTROLS : undefined).map((body, number) => [
      `content/${locale}/${FOLDERS[locale]}/p${number}.md`,
      body.startsWith('---') ? `${body}\n` : `---\ntitle: P\n---\n\n${body}\n`,
    ]),
  );
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="ran(9000)"><script>ran(9000)</script></svg>\n';

const TREE = {
  'lockstep.config.ts': CONFIG,
  ...pagesOf('en'),
  ...pagesOf('fr'),
  'content/fr/docs/evil.js': 'ran(9000)\n',
  'content/fr/docs/evil.svg': SVG,
  'content/fr/docs/evil.html':
    '---\ntitle: E\n---\n<script>ran(9000)</script><img src=x onerror=ran(9000)>\n',
  'content/fr/docs/evil.md': '<script>ran(9000)</script>\n',
  'content/fr/docs/ui.md':
    '---\ntitle: U\nauto_generated: true\n---\n{{< thirdparty-content >}} {{< note >}}x{{< /note >}}\n',
  'content/fr/docs/name <img src=x onerror=ran(9002)>.md': '---\n---\n# x\n',
  'i18n/fr.yaml': [
    'thirdparty_message',
    'thirdparty_message_disclaimer',
    'auto_generated_pageinfo',
    'note',
    'languages',
  ]
    .map((key) => `${key}:\n  other: '<img src=x onerror=${UI}><a href="javascript:${UI}">x</a>'\n`)
    .join(''),
};

const UNTRUSTED = [...BODIES.map((_, number) => `fr/docs/p${number}/`), 'fr/docs/ui/', 'fr/docs/'];
const TRUSTED = BODIES.slice(0, CONTROLS).map((_, number) => `trusted/p${number}/`);

describe('texts of writers who may run nothing', () => {
  let site: TinySite;
  let report: JsonReport;
  let browser: Browser | undefined;
  let why = '';
  const servers: StaticServer[] = [];

  beforeAll(async () => {
    site = createTinySite(TREE);
    ({ report } = await site.build());
    try {
      browser = await launchBrowser();
    } catch (error) {
      if (!(error instanceof NoBrowserError)) throw error;
      why = error.message;
    }
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** The payloads that ran, by number, and those that could run. */
  async function tryAll(
    paths: readonly string[],
  ): Promise<{ ran: number[]; active: string[]; tried: number }> {
    if (browser === undefined) throw new Error(why);
    const server = await serveFolder({
      folder: site.out,
      base: '/',
      port: 0,
      typeOf: (path) => typeOfFile(path),
    });
    servers.push(server);
    const context = await browser.newContext();
    context.setDefaultTimeout(600_000);
    try {
      const ran = new Set<number>();
      await context.addInitScript('window.ran = (number) => console.log("RAN " + number)');
      await context.route(
        (url) => !url.href.startsWith(server.url),
        (route) => route.abort(),
      );
      const page = await context.newPage();
      page.on('console', (message) => {
        const number = /^RAN (\d+)$/.exec(message.text())?.[1];
        if (number !== undefined) ran.add(Number(number));
      });
      page.on('dialog', (dialog) => void dialog.dismiss());
      await page.goto(server.url);
      const addresses = paths.map((path) => new URL(path, server.url).href);
      const active: string[] = [];
      for (let at = 0; at < addresses.length; at += 30)
        active.push(...(await page.evaluate(drivePages, addresses.slice(at, at + 30))));
      return { ran: [...ran].sort((a, b) => a - b), active, tried: addresses.length };
    } finally {
      await context.close();
    }
  }

  it('run nothing with the Content-Security-Policy', async ({ skip }) => {
    if (browser === undefined) skip(why);
    const { ran, active, tried } = await tryAll(UNTRUSTED);
    process.stdout.write(`with the policy: ${tried} tried, ${ran.length} ran\n`);
    expect(ran.map((number) => BODIES[number] ?? number)).toEqual([]);
    expect(active).toEqual([]);
    expect(BODIES.length).toBeGreaterThanOrEqual(150);
  });

  it('run nothing without it, unlike those of trusted authors', async ({ skip }) => {
    if (browser === undefined) skip(why);
    rmSync(join(site.out, '_headers'));
    const { ran, active, tried } = await tryAll(UNTRUSTED);
    process.stdout.write(`without it: ${tried} tried, ${ran.length} ran\n`);
    expect(ran.map((number) => BODIES[number] ?? number)).toEqual([]);
    expect(active).toEqual([]);
    const trusted = await tryAll(TRUSTED);
    process.stdout.write(`of trusted writers: ${trusted.tried} tried, ${trusted.ran.length} ran\n`);
    expect(trusted.ran.length).toBeGreaterThan(CONTROLS / 3);
  });

  it('are reported with their places', () => {
    const reported = report.problems.filter(({ code }) => code === 'unsafe-content');
    expect(
      reported.every(({ file, locale }) => locale === 'fr' && file?.startsWith('content/fr/') === true),
    ).toBe(true);
    expect(reported).toContainEqual(
      expect.objectContaining({ file: 'content/fr/docs/p0.md', line: 5, column: 1, severity: 'warning' }),
    );
    expect(reported.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['content/fr/docs/evil.js', 'content/fr/docs/evil.svg']),
    );
    expect(site.has('fr/docs/evil.js')).toBe(false);
    expect(site.has('fr/docs/evil.svg')).toBe(false);
  });
});
