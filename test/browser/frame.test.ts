import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from './in-browser.ts';

const EVERYTHING = 'docs/tests/everything/';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
/** Presses the Tab key until an element has the focus; `false` if it cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<boolean> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return true;
  }
  return false;
}

describeInBrowser('the frame of a page', ({ open }) => {
  it('is skipped by the first link', async () => {
    const page = await open(EVERYTHING);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('changes its theme by keyboard, on this page and on later ones', async () => {
    const page = await open(EVERYTHING, { colorScheme: 'light' });
    const light = await background(page);
    expect(await tabTo(page, '.theme-switch')).toBe(true);
    const choose = page.getByRole('combobox', { name: 'Colour theme' });
    await choose.selectOption('dark');
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.goto(new URL('/fr/docs/', page.url()).href);
    expect(await background(page)).toBe(dark);
    await page.getByRole('combobox', { name: 'Thème de couleurs' }).selectOption('');
    expect(await background(page)).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(page)).toBe(dark);
  });

  it('leads to the same page in another language, by keyboard', async () => {
    const page = await open('docs/containers/probes/');
    expect(await tabTo(page, '.languages summary')).toBe(true);
    await page.keyboard.press('Enter');
    const french = page.locator('.languages a[lang=fr]');
    await french.waitFor();
    await page.keyboard.press('Escape');
    await french.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.matches('.languages summary'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await tabTo(page, '.languages a[lang=fr]')).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fr/docs/containers/probes/');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  });

  it('says where a page is not translated, and shows its source', async () => {
    const page = await open('docs/tests/untranslated/');
    await page.locator('.languages summary').click();
    expect(await page.locator('.languages a[lang=fr]').textContent()).toContain('not translated yet');
    await page.locator('.languages a[lang=fr]').click();
    await page.waitForURL('**/fr/docs/tests/untranslated/');
    const content = page.locator('.content');
    expect(await content.getAttribute('lang')).toBe('en');
    expect(await page.getByRole('note').first().textContent()).toContain('pas encore traduite');
  });

  it('opens its tree by keyboard', async () => {
    const page = await open(EVERYTHING);
    const sidebar = page.locator('nav.sidebar');
    expect(await sidebar.locator('[aria-current=page]').textContent()).toContain('Everything');
    const name = await sidebar.locator('button[aria-expanded=false]').first().getAttribute('aria-label');
    const button = sidebar.getByRole('button', { name: name ?? '', exact: true });
    const section = button.locator('xpath=..');
    await button.focus();
    await page.keyboard.press('Enter');
    await section.locator(':scope > ul > li').first().waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    await section.locator(':scope > ul').waitFor({ state: 'hidden' });
  });

  it('folds its tree on a phone', async () => {
    const page = await open(EVERYTHING, { viewport: PHONE, hasTouch: true, isMobile: true });
    const link = page.locator('nav.sidebar').getByRole('link', { name: 'Everything' });
    expect(await link.isVisible()).toBe(false);
    await page.locator('nav.sidebar summary').tap();
    await link.waitFor();
  });
});
