import { expect, it } from 'vitest';
import { DESKTOP, describeInBrowser, PHONE } from './in-browser.ts';

const LONG = 'docs/containers/lifecycle-hooks/';
const WIDE = { width: 1440, height: 900 };

describeInBrowser('navigation', ({ open, url }) => {
  it('marks in the table of contents what is being read', async () => {
    const page = await open(LONG, { viewport: WIDE, reducedMotion: 'reduce' });
    const links = page.locator('.toc a');
    const count = await links.count();
    expect(count).toBeGreaterThan(3);
    const marked = page.locator('.toc a[aria-current]');
    for (const index of [2, 1]) {
      const id = (await links.nth(index).getAttribute('href'))?.slice(1) ?? '';
      await links.nth(index).click();
      await expect.poll(() => marked.getAttribute('href')).toBe(`#${id}`);
      expect(new URL(page.url()).hash).toBe(`#${id}`);
      const heading = await page.locator(`[id="${id}"]`).boundingBox();
      // Below the sticky bar.
      expect(heading?.y).toBeGreaterThan(60);
    }
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => marked.getAttribute('href')).toBe(await links.last().getAttribute('href'));
    expect(await marked.count()).toBe(1);
  });

  it('loads the whole tree once, when a part of it is opened', async () => {
    const page = await open(LONG, { viewport: DESKTOP });
    const requested: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.json')) requested.push(request.url());
    });
    const closed = page.locator('.sidebar button[aria-expanded=false]');
    expect(await closed.first().getAttribute('aria-label')).toMatch(/^Show the pages below “.+”$/);
    expect(requested).toEqual([]);
    const before = await closed.count();
    await closed.first().click();
    await expect.poll(() => closed.count()).toBe(before - 1);
    if (before > 1) await closed.first().click();
    expect(requested).toEqual([new URL('_lockstep/tree.en.json', url).href]);
  });

  it('keeps the tree and the contents in a bar on a phone, of which one is open at a time', async () => {
    const page = await open(LONG, { viewport: PHONE, hasTouch: true, isMobile: true });
    const [tree, contents] = [page.locator('.sidebar .panel'), page.locator('.toc .panel')];
    await page.evaluate(() => scrollTo(0, 1200));
    await page.locator('.sidebar summary').tap();
    await tree.waitFor();
    await page.locator('.toc summary').tap();
    await contents.waitFor();
    expect(await tree.isVisible()).toBe(false);
    await contents.getByRole('link').last().tap();
    await contents.waitFor({ state: 'hidden' });
    const target = new URL(page.url()).hash.slice(1);
    expect((await page.locator(`[id="${target}"]`).boundingBox())?.y).toBeGreaterThanOrEqual(48);
  });

  it('folds the menu on a phone behind a button that says what it is', async () => {
    const page = await open('', { viewport: PHONE });
    const link = page.locator('.menu').getByRole('link', { name: 'Glossary' });
    expect(await link.isVisible()).toBe(false);
    await page.locator('.menu summary').focus();
    await page.keyboard.press('Enter');
    await link.waitFor();
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Main menu');
  });

  it('says where the page stands, and what comes before and after it', async () => {
    const page = await open(LONG);
    const crumbs = page.getByRole('navigation', { name: 'You are here' }).getByRole('link');
    expect(await crumbs.allTextContents()).toEqual(['Lockstep', 'Documentation', 'Running containers']);
    const next = page.locator('.pager .next');
    const target = await next.getAttribute('href');
    await next.click();
    await page.waitForURL(new URL(target ?? '', url).href);
    expect(await page.locator('.pager .previous').getAttribute('href')).toBe(`/${LONG}`);
    expect(await page.locator('.sidebar [aria-current=page]').getAttribute('href')).toBe(target);
  });

  it('is left out on paper, which has the addresses of links', async () => {
    const page = await open('docs/containers/attach-handlers/');
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.top', '.sidebar', '.toc', '.pager', '.bottom', '.breadcrumbs'])
      expect(await page.locator(part).isVisible(), part).toBe(false);
    const outside = page.locator('.content a[href^="http"]').first();
    expect(await outside.evaluate((link) => getComputedStyle(link, '::after').content)).toContain('http');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  });
});
