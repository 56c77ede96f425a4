import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESKTOP, describeInBrowser, PHONE } from './in-browser.ts';
import { LOCALES, NOT_FOUND_MESSAGE, PAGE_KINDS, pathOf, SINGLE_PAGES } from './page-kinds.ts';

const PATHS = Object.values(PAGE_KINDS);
const EVERYTHING = 'docs/tests/everything/';

/** Layout shifts since the page was opened, as browsers measure them. */
const shiftsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly { readonly node: Node | null }[];
    }
    const found: string[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as Shift;
        const nodes = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.nodeValue));
        // If the parser pauses within the header, its buttons appear one after the other, which moves them by some pixels.
        if (value > 0.005) found.push(`${value}: ${nodes.map((node) => node?.slice(0, 100)).join(', ')}`);
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // Layout shifts are reported at the next frame.
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    return found;
  });

/** Elements that are wider than the page and do not scroll. */
const wideElements = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .filter((each) => each.closest('pre, .table-box, .tab-list, .mermaid') === null)
      .map((each) => each.outerHTML.slice(0, 120));
  });

describeInBrowser('a page', ({ open }) => {
  it.each(LOCALES)('fits a window of 320 pixels, as at 400 %% (%s)', async (locale) => {
    const page = await open(pathOf(locale, ''), {
      viewport: { width: 320, height: 256 },
      allowed: NOT_FOUND_MESSAGE,
    });
    for (const path of [...PATHS, ...(locale === 'en' ? Object.values(SINGLE_PAGES) : [])]) {
      await page.goto(new URL(`/${pathOf(locale, path)}`, page.url()).href);
      expect(await wideElements(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
    }
  });

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('does not move while it loads, however late its scripts come (%s)', async (_name, viewport) => {
    for (const path of [...PATHS, ...Object.values(SINGLE_PAGES), `${EVERYTHING}#more-tabs`]) {
      const page = await open(path, {
        viewport,
        allowed: NOT_FOUND_MESSAGE,
        prepare: (page) =>
          page.route(/\/_lockstep\/site\..*\.js$/, async (route) => {
            await page.waitForFunction(
              () => performance.getEntriesByName('first-contentful-paint').length > 0,
            );
            await route.continue();
          }),
      });
      await page.waitForLoadState('load');
      expect(await shiftsOf(page), path).toEqual([]);
    }
  });

  it('is painted in the chosen theme from the start', async () => {
    const page = await open(EVERYTHING, { colorScheme: 'light', allowed: /ERR_FAILED/ });
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    // The first frame, before any script that does not block rendering.
    await page.route(/\/_lockstep\/site\..*\.js$/, (route) => route.abort());
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        Reflect.set(window, 'firstFrame', [
          document.documentElement.dataset.theme,
          getComputedStyle(document.documentElement).colorScheme,
        ]);
      });
    });
    await page.reload();
    await page.waitForFunction(() => Reflect.has(window, 'firstFrame'));
    expect(await page.evaluate(() => Reflect.get(window, 'firstFrame'))).toEqual(['dark', 'dark']);
  });

  it('has no motion for readers who prefer none', async () => {
    const page = await open(EVERYTHING, { reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('*')]
        .filter((each) => {
          const style = getComputedStyle(each);
          // What changes in one step appears or disappears, and does not move.
          const isAnimated = style.animationName !== 'none' && style.animationTimingFunction !== 'steps(1)';
          return (
            style.scrollBehavior === 'smooth' ||
            isAnimated ||
            Number.parseFloat(style.transitionDuration) > 0.01
          );
        })
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  });

  it.each([false, 'blocked'] as const)('is readable without its scripts (%s)', async (scripts) => {
    const page = await open(EVERYTHING, {
      javaScriptEnabled: scripts !== false,
      allowed: /ERR_FAILED/,
      prepare: (page) => page.route(/\/_lockstep\/site\..*\.js$/, (route) => route.abort()),
    });
    await page.waitForLoadState('load');
    for (const text of ['apt-get install', 'brew install', 'winget install', 'Windows'])
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    const picture = page.getByRole('img', { name: /time line/ });
    await picture.scrollIntoViewIfNeeded();
    await picture.waitFor();
    expect(await page.getByRole('img', { name: /^Diagram/ }).isVisible()).toBe(true);
    const sidebar = page.getByRole('navigation', { name: 'Pages of this site' });
    expect(await sidebar.getByRole('link', { name: 'Everything' }).count()).toBe(1);
  });
});
