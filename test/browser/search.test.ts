import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { DESKTOP, describeInBrowser, PHONE } from './in-browser.ts';
import { launchBrowser } from './launch.ts';
import { LOCALES, pathOf } from './page-kinds.ts';

const START = 'docs/containers/probes/';
const QUERIES = { en: 'container hooks', fr: 'cycle de vie', zh: '生命周期', uk: 'життєвий цикл' } as const;

/** Types into the open search, and waits for its status text. */
async function search(page: Page, query: string): Promise<string[]> {
  await page.getByRole('searchbox').fill(query);
  const links = page.locator('.search-results a');
  await page.waitForFunction(() => document.querySelector('.search-status')?.textContent !== '');
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

describeInBrowser('the search', ({ open, url }) => {
  describe.for(LOCALES)('in %s', (locale) => {
    it('finds pages and sections while one types, by keyboard alone', async () => {
      const page = await open(pathOf(locale, START));
      await page.keyboard.press('/');
      await page.getByRole('dialog').waitFor();
      const hrefs = await search(page, QUERIES[locale]);
      const own = locale === 'en' ? '/' : `/${locale}/`;
      expect(hrefs.length).toBeGreaterThan(2);
      expect(hrefs.every((href) => href.startsWith(own))).toBe(true);
      expect(hrefs.some((href) => href.includes('#'))).toBe(true);
      expect(await page.locator('.search-results mark').count()).toBeGreaterThan(2);
      expect(await page.getByRole('dialog').getByRole('status').textContent()).toMatch(/\d/);

      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      const first = page.locator('.search-results a').first();
      expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
      await page.keyboard.press('ArrowUp');
      expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(
        true,
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(new URL(hrefs[0] ?? '', url).href);
    });
  });

  it.each([
    ['desktop, light', DESKTOP, 'light'],
    ['desktop, dark', DESKTOP, 'dark'],
    ['phone, light', PHONE, 'light'],
    ['phone, dark', PHONE, 'dark'],
  ] as const)('has no barriers: %s', async (_name, viewport, colorScheme) => {
    const page = await open(START, { viewport, colorScheme });
    await page.getByRole('link', { name: 'Search' }).click();
    expect(await findBarriers(page)).toEqual([]);
    await search(page, QUERIES.en);
    expect(await findBarriers(page)).toEqual([]);
    const { width } = viewport;
    const box = await page.getByRole('dialog').boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  });

  it('opens with Ctrl+K, closes with one Escape, and gives the focus back', async () => {
    const page = await open(START);
    const toggle = page.getByRole('link', { name: 'Search' });
    await toggle.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('a/b');
    expect(await page.getByRole('searchbox').inputValue()).toBe('a/b');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    expect(await toggle.evaluate((link) => link === document.activeElement)).toBe(true);
    // The previous query is still there, and selected.
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('searchbox').inputValue()).toBe('a/b');
  });

  describe('in a browser whose scroll bars take space', () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launchBrowser({ hasScrollBars: true });
    });
    afterAll(() => browser?.close());

    it.each([
      ['shorter', 20_000, false],
      ['longer', 400, true],
    ] as const)('moves nothing when the page is %s than the window', async (_name, height, hasBar) => {
      const page = await browser?.newPage({ viewport: { width: 1280, height } });
      if (page === undefined) throw new Error('The browser is there from the first test on.');
      onTestFinished(() => page.close());
      await page.goto(new URL(START, url).href);
      const place = () =>
        page
          .locator('body > *')
          .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right));
      expect(await page.evaluate(() => innerWidth > document.documentElement.clientWidth)).toBe(hasBar);
      const before = await place();
      await page.getByRole('link', { name: 'Search' }).click();
      await page.getByRole('dialog').waitFor();
      expect((await place()).slice(0, before.length)).toEqual(before);
    });
  });

  it('offers what may have been meant, and answers it already', async () => {
    const page = await open(START);
    await page.keyboard.press('/');
    const hrefs = await search(page, 'contianers');
    expect(hrefs.length).toBeGreaterThan(2);
    const meant = page.getByRole('dialog').getByRole('button', { name: 'containers', exact: true });
    await meant.click();
    expect(await page.getByRole('searchbox').inputValue()).toBe('containers');
    await page.locator('.search-meant').waitFor({ state: 'hidden' });
    expect(await findBarriers(page)).toEqual([]);
  });

  it('says when nothing is found, and when it cannot be loaded', async () => {
    const page = await open(START, { allowed: /ERR_FAILED/ });
    await page.keyboard.press('/');
    await search(page, 'qqqqqq');
    const status = page.getByRole('dialog').getByRole('status');
    expect(await status.textContent()).toContain('“qqqqqq”');
    await page.route('**/_lockstep/search/**', (route) => route.abort());
    await page.reload();
    await page.keyboard.press('/');
    await search(page, 'container');
    expect(await status.textContent()).toContain('could not be loaded');
    await page.unroute('**/_lockstep/search/**');
    await page.getByRole('searchbox').fill('containers');
    await page.locator('.search-results a').first().waitFor();
  });

  it('says when further pages cannot be loaded', async () => {
    const page = await open(START, { allowed: /ERR_FAILED/ });
    await page.keyboard.press('/');
    await search(page, 'the');
    await page.route('**/_lockstep/search/**', (route) => route.abort());
    await page.locator('.search-more').click();
    await page.getByText('could not be loaded').waitFor();
  });

  it('has a page of its own, which keeps what is searched for in its address', async () => {
    const page = await open('fr/search/?q=evenement');
    await page.locator('.search-results a').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('evenement');
    expect((await page.locator('.search-results mark').first().textContent())?.toLowerCase()).toMatch(
      /^événement/,
    );
    await search(page, 'sonde');
    expect(new URL(page.url()).search).toBe('?q=sonde');
    // The keyboard shortcuts focus the field of the search page.
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('is a link to a page that says what to do without scripts', async () => {
    const page = await open(START, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Search' }).click();
    await page.waitForURL(new URL('search/', url).href);
    expect(await page.getByText('needs JavaScript').isVisible()).toBe(true);
  });

  it('loads nothing before it is wanted, and little then', async () => {
    const page = await open('docs/manual/');
    const requested: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    await page.waitForLoadState('networkidle');
    const ofSearch = () => requested.filter((each) => each.includes('/_lockstep/search'));
    expect(ofSearch()).toEqual([]);
    await page.keyboard.press('/');
    await search(page, 'drift');
    expect(ofSearch().length).toBeGreaterThan(2);
    expect(ofSearch().length).toBeLessThan(18);
  });
});
