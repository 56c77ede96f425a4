import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from './in-browser.ts';

const PAGE = 'docs/tests/everything/';
const TEXT = 'One or more containers that run together on one node and share a network address and volumes.';

const term = (page: Page) => page.locator('.content a.glossary-tooltip').first();
const tip = (page: Page) => page.getByRole('tooltip');

describeInBrowser('a term of the glossary', ({ open }) => {
  it('explains itself under a pointer, which may go on to the text', async () => {
    const page = await open(PAGE, { prepare: (opened) => opened.clock.install() });
    await term(page).hover();
    await tip(page).waitFor();
    expect(await tip(page).textContent()).toBe(TEXT);
    await tip(page).hover();
    await page.clock.runFor(10_000);
    expect(await tip(page).isVisible()).toBe(true);
    await page.locator('h1').hover();
    await tip(page).waitFor({ state: 'hidden' });
  });

  it('explains itself to the keyboard, until Escape', async () => {
    const page = await open(PAGE);
    await term(page).evaluate((link: HTMLElement) => link.focus({ focusVisible: true }));
    await tip(page).waitFor();
    expect(await term(page).evaluate((link) => link.ariaDescribedByElements?.[0]?.textContent)).toBe(TEXT);
    await page.keyboard.press('Escape');
    expect(await tip(page).isVisible()).toBe(false);
    expect(await term(page).getAttribute('aria-describedby')).toBeNull();
    expect(await term(page).evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it('explains itself at the first touch, and leads on at the second', async () => {
    const page = await open(PAGE, { viewport: PHONE, hasTouch: true, isMobile: true });
    await term(page).tap();
    await tip(page).waitFor();
    expect(page.url()).toContain(PAGE);
    const box = await tip(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    await page.locator('h1').tap();
    expect(await tip(page).isVisible()).toBe(false);
    await term(page).tap();
    await tip(page).waitFor();
    await term(page).tap();
    await page.waitForURL('**/docs/containers/pod-lifecycle/');
  });

  it('has its text as a title without scripts', async () => {
    const page = await open(PAGE, { javaScriptEnabled: false });
    expect(await term(page).getAttribute('title')).toBe(TEXT);
  });
});
