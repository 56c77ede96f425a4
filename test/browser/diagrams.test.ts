import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { page as pageOf, writeTree } from '../site/tiny-site.ts';
import { build } from './built-site.ts';
import { describeInBrowser } from './in-browser.ts';

const PAGE = 'docs/containers/pod-lifecycle/';

/** Mermaid's modules that a page has requested. */
const modulesOf = (page: Page) =>
  page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.esm.min.mjs')).length,
  );
const fillOf = (page: Page) =>
  page
    .getByRole('img', { name: /^Diagram: / })
    .evaluate((svg) => getComputedStyle(svg.querySelector('g rect, g path') ?? svg).fill);

/** The source below a diagram is closed, and opens with a click. */
async function expectSource(page: Page): Promise<void> {
  const source = page.locator('.diagram-source');
  expect(await source.locator('.mermaid').isVisible()).toBe(false);
  await source.locator('summary').click();
  expect(await source.locator('.mermaid').textContent()).toContain('stateDiagram-v2');
}
const turnDark = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });

describeInBrowser('a diagram that the build has drawn', ({ open }) => {
  it('is one picture with a name, in the colours of the theme, its source below it', async () => {
    const page = await open(PAGE, { colorScheme: 'light' });
    const inLight = await fillOf(page);
    await expectSource(page);
    await turnDark(page);
    expect(await fillOf(page)).not.toBe(inLight);
    expect(await modulesOf(page)).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });

  it('is there without scripts, and its text can be selected', async () => {
    const page = await open(PAGE, { javaScriptEnabled: false, colorScheme: 'dark' });
    const drawing = page.getByRole('img', { name: /^Diagram: / });
    expect(await drawing.isVisible()).toBe(true);
    const text = drawing.getByText('Running', { exact: true }).first();
    const box = await text.boundingBox();
    if (box === null) throw new Error('no text');
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    expect((await page.evaluate(() => getSelection()?.toString()))?.trim()).toBe('Running');
  });

  it('has its labels within their shapes, also where a reader’s typeface is wider', async () => {
    const page = await open(PAGE);
    await page.evaluate(() => document.documentElement.style.setProperty('--sans', 'monospace'));
    const offsets = await page.getByRole('img', { name: /^Diagram: / }).evaluate((svg) =>
      [...svg.querySelectorAll('foreignObject')].map((label) => {
        const inner = label.querySelector('p, span')?.getBoundingClientRect();
        const outer = label.getBoundingClientRect();
        return inner === undefined ? 0 : Math.abs(inner.x + inner.width / 2 - outer.x - outer.width / 2);
      }),
    );
    expect(offsets.filter((offset) => offset > 2)).toEqual([]);
  });
});

describeInBrowser('a diagram that is left to the page', ({ open }) => {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-diagrams-'));
  let server: StaticServer;
  beforeAll(async () => {
    writeTree(join(root, 'site'), {
      'lockstep.config.ts': 'export default { title: "Diagrams", theme: { drawDiagrams: false } };',
      'content/en/_index.md': pageOf('Home', 'Text.'),
      'content/en/one.md': pageOf('One', '## Life\n\n```mermaid\nstateDiagram-v2\n  [*] --> Running\n```'),
      'content/en/bad.md': pageOf('Bad', '```mermaid\nnoDiagram\n```'),
    });
    build(join(root, 'site'), join(root, 'out'));
    server = await serveFolder({
      folder: join(root, 'out'),
      base: '/',
      port: 0,
      typeOf: (path) => typeOfFile(path),
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  });

  it('is drawn as one picture with a name, in the colours of the theme, its source below it', async () => {
    const page = await open(new URL('one/', server.url).href, { colorScheme: 'light' });
    const drawing = page.getByRole('img', { name: 'Diagram: Life' });
    await drawing.scrollIntoViewIfNeeded();
    const colour = () =>
      drawing.evaluate((svg) => getComputedStyle(svg.querySelector('.node rect, .node path') ?? svg).fill);
    const inLight = await colour();
    await expectSource(page);
    await turnDark(page);
    await expect.poll(colour).not.toBe(inLight);
    // The temporary container of the drawing has been removed.
    expect(await page.evaluate(() => Object.hasOwn(document, 'createElement'))).toBe(false);
    expect(await page.locator('.diagram-container').count()).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  });

  it('is its source without scripts', async () => {
    const page = await open(new URL('one/', server.url).href, { javaScriptEnabled: false });
    expect(await page.locator('.mermaid').isVisible()).toBe(true);
    expect(await page.locator('.mermaid').textContent()).toContain('stateDiagram-v2');
  });

  it('that cannot be read stays text', async () => {
    const page = await open(new URL('bad/', server.url).href);
    await page.locator('.mermaid').scrollIntoViewIfNeeded();
    await expect.poll(() => modulesOf(page)).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.mermaid').isVisible()).toBe(true);
    expect(await page.locator('.diagram-drawing').count()).toBe(0);
  });

  it('costs pages without one nothing', async () => {
    const page = await open(server.url);
    expect(await page.locator('#diagrams').count()).toBe(0);
  });
});
