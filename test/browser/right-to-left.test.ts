/** A site in Arabic and English: the layouts mirror each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { build } from './built-site.ts';
import { findBarriers } from './find-barriers.ts';
import { DESKTOP, describeInBrowser, PHONE } from './in-browser.ts';

/** The horizontal edges of parts of a page, relative to its width and from the side where reading starts: a mirrored page has the same. */
const PARTS = {
  name: '.brand',
  languages: '.languages',
  tree: '.sidebar .panel',
  contents: '.toc .panel',
  title: 'main h1',
  previous: '.pager .previous',
  table: '.content table',
} as const;

async function placesOf(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate((parts) => {
    const { clientWidth, dir } = document.documentElement;
    const places: Record<string, number> = {};
    for (const [name, selector] of Object.entries(parts)) {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (box === undefined) throw new Error(`no ${selector}`);
      places[name] = Math.round(dir === 'rtl' ? clientWidth - box.right : box.left);
    }
    return places;
  }, PARTS);
}

describeInBrowser('a page in a language that is written from right to left', ({ open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-rtl-'));
  let server: StaticServer;
  beforeAll(async () => {
    const out = join(folder, 'out');
    build(join(import.meta.dirname, 'right-to-left'), out);
    server = await serveFolder({ folder: out, base: '/', port: 0, typeOf: (path) => typeOfFile(path) });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the mirror of one from left to right', async () => {
    const english = await placesOf(await open(`${server.url}docs/guide/arrive/`, { viewport: DESKTOP }));
    const page = await open(`${server.url}ar/docs/guide/arrive/`, { viewport: DESKTOP });
    const arabic = await placesOf(page);
    const { tree, title, contents, name, previous, table } = arabic;
    expect({ tree, title, contents, name, table }).toEqual({
      tree: english.tree,
      title: english.title,
      contents: english.contents,
      name: english.name,
      table: english.table,
    });
    expect(previous).toBeLessThan(DESKTOP.width / 2);
    expect((await page.locator('.sidebar .panel').boundingBox())?.x).toBeGreaterThan(DESKTOP.width / 2);
    expect((await page.locator('.toc .panel').boundingBox())?.x).toBeLessThan(DESKTOP.width / 2);
  });

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
    ['narrow', { width: 320, height: 640 }],
  ])('does not scroll sideways (%s)', async (_name, viewport) => {
    const page = await open(`${server.url}ar/`, { viewport });
    for (const path of ['', 'docs/', 'docs/guide/', 'docs/guide/arrive/', 'docs/guide/leave/', '404.html']) {
      await page.goto(`${server.url}ar/${path}`);
      const widths = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        scrollTo({ left: -1000 });
        return { scrollWidth, clientWidth, scrolled: scrollX };
      });
      expect(widths, path).toEqual({ scrollWidth: viewport.width, clientWidth: viewport.width, scrolled: 0 });
    }
  });

  it('keeps code from left to right', async () => {
    const page = await open(`${server.url}ar/docs/guide/arrive/`);
    const code = page.locator('.content pre code').first();
    const start = await code.evaluate((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return { direction: getComputedStyle(each).direction, x: range.getClientRects()[0]?.x ?? 0 };
    });
    const box = await page.locator('.content pre').first().boundingBox();
    expect(start.direction).toBe('ltr');
    expect(start.x - (box?.x ?? 0)).toBeLessThan(24);
  });

  it('shows a page that is not translated in its own direction, and marks it in the tree', async () => {
    const page = await open(`${server.url}ar/docs/guide/leave/`);
    const content = page.locator('.content');
    expect(await content.getAttribute('dir')).toBe('ltr');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    const title = await page.locator('main h1').boundingBox();
    const box = await content.boundingBox();
    expect(Math.round(title?.x ?? 0)).toBe(Math.round(box?.x ?? -1));
    const entry = page.locator('.sidebar [aria-current=page]');
    expect(await entry.locator('bdi').getAttribute('lang')).toBe('en');
    expect(await entry.locator('.untranslated').textContent()).toContain('غير مترجم بعد');
    expect(await page.locator('.content p a').first().getAttribute('href')).toBe(
      '/ar/docs/guide/arrive/#make-fast',
    );
  });

  it('opens its tree towards the text', async () => {
    const page = await open(`${server.url}ar/docs/`);
    const button = page.locator('.sidebar button[aria-expanded=false]').first();
    await button.click();
    const inner = page.locator('.sidebar li li li a').first();
    await inner.waitFor();
    const outer = page.locator('.sidebar li li > a').first();
    const right = async (link: typeof inner) => {
      const box = await link.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    expect(await right(inner)).toBeLessThan(await right(outer));
  });

  it('finds originals of pages that are not translated, which say so', async () => {
    const page = await open(`${server.url}ar/docs/guide/arrive/`, { viewport: DESKTOP });
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('searchbox').fill('leave');
    const hit = page.locator('.search-results > li[lang="en"]').first();
    await hit.waitFor();
    expect(await hit.getByRole('link').first().getAttribute('href')).toBe('/ar/docs/guide/leave/');
    expect(await hit.locator('.untranslated').textContent()).toContain('en');
    expect(await hit.evaluate((item) => getComputedStyle(item).direction)).toBe('ltr');
    expect(await findBarriers(page)).toEqual([]);
    await hit.getByRole('link').first().click();
    await page.waitForURL(`${server.url}ar/docs/guide/leave/`);
  });
});
