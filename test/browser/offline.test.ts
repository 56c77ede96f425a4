/** Offline reading of a site that browsers keep. */

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import './global-setup.ts';
import { type StaticServer, serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { createTinySite, page } from '../site/tiny-site.ts';

const config = (offline: string): string => `import { defineConfig } from 'lockstep';
export default defineConfig({
  title: 'Tiny',
  url: 'https://tiny.example/base/',
  locales: { en: 'English', fr: 'Français' },
  offline: '${offline}',
});
`;

const setup = inject('browserSetup');
/** A time limit that is long enough for a busy machine. */
const WAIT = { timeout: 240_000, interval: 200 } as const;

function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  return expect.poll(() => page.evaluate(isSo), WAIT).toBe(true);
}

describe.runIf(setup.kind !== 'no-browser')('a site that is kept for reading offline', () => {
  const site = createTinySite({
    'lockstep.config.ts': config('locale'),
    'content/en/docs/a.md': page('A', 'The first page.'),
    'content/en/docs/b.md': page(
      'B',
      'The second page has a [picture](/docs/a/): ![A picture](/picture.svg)',
    ),
    'content/fr/docs/a.md': page('A', 'La première page.'),
    'static/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>',
  });
  let server: StaticServer;
  let browser: Browser;
  let context: BrowserContext;
  const errors: string[] = [];
  const open = async (path: string) => {
    const opened = context.pages()[0] ?? (await context.newPage());
    await opened.goto(new URL(path, server.url).href);
    return opened;
  };
  const build = async (offline: string) => {
    site.write({ 'lockstep.config.ts': config(offline) });
    const { code, report } = await site.build();
    expect({ code, problems: report.problems }).toEqual({ code: 0, problems: [] });
  };
  const keptNames = async () => (await open('docs/a/')).evaluate(() => caches.keys());

  beforeAll(async () => {
    if (setup.kind === 'no-browser') return;
    await build('locale');
    server = await serveFolder({
      folder: site.out,
      base: '/base/',
      port: 0,
      typeOf: (path) => typeOfFile(path),
    });
    browser = await chromium.connect(setup.endpoint);
    context = await browser.newContext();
    context.setDefaultTimeout(WAIT.timeout);
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });
  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await server?.close();
  });

  it('shows each page of the reader’s locale, with its style sheets and pictures, and the search', async () => {
    const opened = await open('docs/a/');
    // The last file of the list is kept.
    await until(opened, async () => {
      const list = document.querySelector<HTMLMetaElement>('meta[name="lockstep-offline"]')?.dataset.list;
      if (list === undefined) return false;
      const wanted: string[] = await (await fetch(list)).json();
      const kept = await Promise.all(wanted.map((url) => caches.match(url)));
      return kept.every((answer) => answer !== undefined);
    });
    expect(errors).toEqual([]);
    await context.setOffline(true);
    const other = await open('docs/b/');
    expect(await other.textContent('h1')).toBe('B');
    expect(
      await other.evaluate(() => document.querySelector<HTMLImageElement>('.content img')?.naturalWidth),
    ).toBe(20);
    expect(await other.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toBe(
      '"Times New Roman"',
    );
    await other.keyboard.press('Control+k');
    await other.waitForSelector('dialog input:focus');
    await other.keyboard.type('second');
    await other.waitForSelector('dialog a[href="/base/docs/b/"]');
  });

  it('says that a page of another locale was not kept', async () => {
    const missing = await open('fr/docs/a/');
    expect(await missing.textContent('p')).toBe(
      'Vous êtes hors ligne et cette page n’est pas enregistrée sur cet appareil.',
    );
    expect(await missing.getAttribute('html', 'lang')).toBe('fr');
    await context.setOffline(false);
  });

  it('is asked for again after a change', async () => {
    const [before] = await keptNames();
    site.write({ 'content/en/docs/b.md': page('B', 'Changed.') });
    await build('visited');
    // Every visit checks for a new version; the network may still be off during the first one.
    await expect.poll(keptNames, WAIT).toEqual([expect.not.stringMatching(before ?? '')]);
    await context.setOffline(true);
    expect(await (await open('docs/b/')).textContent('.content')).toContain('Changed.');
    await context.setOffline(false);
  });

  it('leaves nothing behind when the setting is switched off', async () => {
    await build('none');
    expect(site.has('lockstep-offline.js')).toBe(false);
    const opened = await open('docs/a/');
    await until(opened, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    await opened.reload();
    await until(opened, async () => (await caches.keys()).length === 0);
    expect(await opened.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  });
});
