import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from './in-browser.ts';

const PAGE = 'docs/tests/everything/';

/** The selected tab of each set on the page. */
const chosen = (page: Page) => page.locator('[role=tab][aria-selected=true]').allTextContents();
const tab = (page: Page, name: string, set = 0) => page.getByRole('tab', { name }).nth(set);

describeInBrowser('tabs', ({ open }) => {
  it('show one panel at a time, which has the name of its tab', async () => {
    const page = await open(PAGE);
    expect(await page.getByRole('tablist').count()).toBe(2);
    expect(await page.getByRole('tabpanel', { name: 'Linux' }).first().textContent()).toContain(
      'apt-get install',
    );
    expect(await page.getByText('brew install').isVisible()).toBe(false);
    await tab(page, 'macOS').click();
    expect(await page.getByText('brew install').isVisible()).toBe(true);
    expect(await page.getByText('apt-get install').isVisible()).toBe(false);
  });

  it('show one panel at a time at an address whose fragment cannot be decoded', async () => {
    const page = await open(`${PAGE}#100%`);
    await tab(page, 'macOS').click();
    expect(await page.getByText('apt-get install').isVisible()).toBe(false);
  });

  it('follow the keyboard', async () => {
    const page = await open(PAGE);
    await tab(page, 'Linux').focus();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    for (const [key, name] of [
      ['ArrowRight', 'macOS'],
      ['ArrowRight', 'Windows'],
      ['ArrowRight', 'Linux'],
      ['ArrowLeft', 'Windows'],
      ['Home', 'Linux'],
      ['End', 'Windows'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(name);
      expect(await chosen(page), key).toEqual([name, name]);
    }
    // The tab list is one stop of the Tab key, and its panel the next.
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[role=tabpanel]')?.textContent),
    ).toContain('winget install');
  });

  it('remember the choice for other sets and pages', async () => {
    const page = await open(PAGE);
    await tab(page, 'Windows').click();
    expect(await chosen(page)).toEqual(['Windows', 'Windows']);
    await page.goto(new URL('/docs/tests/later/', page.url()).href);
    expect(await chosen(page)).toEqual(['Windows']);
    await tab(page, 'Linux').click();
    await page.goto(new URL('/docs/tests/everything/', page.url()).href);
    expect(await chosen(page)).toEqual(['Linux', 'Linux']);
  });

  it('keep what was clicked where it is', async () => {
    const page = await open(PAGE);
    const second = tab(page, 'Windows', 1);
    await second.scrollIntoViewIfNeeded();
    const before = await second.boundingBox();
    await second.click();
    expect((await second.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  });

  it('follow a touch', async () => {
    const page = await open(PAGE, { viewport: PHONE, hasTouch: true, isMobile: true });
    await tab(page, 'Windows').tap();
    expect(await chosen(page)).toEqual(['Windows', 'Windows']);
  });
});
