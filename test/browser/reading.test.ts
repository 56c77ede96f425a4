/** Navigation within a page and between pages. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESKTOP, describeInBrowser, PHONE } from './in-browser.ts';

const LONG = 'docs/manual/theme/';
const SECTION = '.sidebar a[href="/docs/containers/"]';

/** The list below an entry of the sidebar. */
const below = (page: Page, entry: string) => page.locator(`${entry} ~ ul`);

describeInBrowser('a reader', ({ open, url }) => {
  it('finds the sidebar on the next page as it was left', async () => {
    const page = await open(LONG, { viewport: { width: 1280, height: 500 } });
    await page.locator(`${SECTION} + button`).click();
    await below(page, SECTION).waitFor();
    await page.locator('.sidebar .panel').evaluate((panel) => {
      panel.scrollTop = 260;
    });
    await page.locator('.sidebar a[href="/docs/manual/plugins/"]').click();
    await page.waitForURL('**/plugins/');
    await below(page, SECTION).waitFor();
    await expect.poll(() => page.locator('.sidebar .panel').evaluate((panel) => panel.scrollTop)).toBe(260);
    await page.locator(`${SECTION} + button`).click();
    await below(page, SECTION).waitFor({ state: 'hidden' });
    await page.reload();
    expect(await page.locator(`${SECTION} + button`).getAttribute('aria-expanded')).toBe('false');
    // The part of the tree that contains the page is never closed.
    expect(await page.locator('.sidebar [aria-current=page]').isVisible()).toBe(true);
  });

  it('sees the entry of the page where the sidebar was left elsewhere', async () => {
    const page = await open(LONG, { viewport: { width: 1280, height: 400 } });
    await page.locator('.sidebar .panel').evaluate((panel) => {
      panel.scrollTop = 0;
    });
    await page.goto(new URL('docs/manual/how-it-is-made/', url).href);
    const [entry, panel] = await Promise.all([
      page.locator('.sidebar [aria-current=page]').boundingBox(),
      page.locator('.sidebar .panel').boundingBox(),
    ]);
    expect((entry?.y ?? 0) + (entry?.height ?? 0)).toBeLessThanOrEqual(
      (panel?.y ?? 0) + (panel?.height ?? 0),
    );
  });

  it('copies a page as Markdown, and opens it as such', async () => {
    const page = await open(LONG, {
      permissions: ['clipboard-read', 'clipboard-write'],
      // A page of Markdown names no picture of its own.
      allowed: /favicon\.ico/,
    });
    const button = page.getByRole('button', { name: 'Copy page' });
    await button.click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^---\ntitle: "Your own look"\n/);
    await page.getByRole('link', { name: 'View as Markdown' }).click();
    await page.waitForURL('**/docs/manual/theme/index.md');
    expect(await page.evaluate(() => [document.contentType, document.characterSet])).toEqual([
      'text/markdown',
      'UTF-8',
    ]);
  });

  it('has the page as Markdown without scripts too, but no button that does nothing', async () => {
    const page = await open(LONG, { javaScriptEnabled: false });
    expect(await page.getByRole('link', { name: 'View as Markdown' }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Copy page' }).isVisible()).toBe(false);
  });

  it.for([true, false])('gets back to the top of a long page (scripts: %s)', async (javaScriptEnabled) => {
    const page = await open(LONG, { javaScriptEnabled, reducedMotion: 'reduce', viewport: PHONE });
    const link = page.getByRole('link', { name: 'Back to top', includeHidden: true });
    const isInSight = async () => {
      const box = await link.boundingBox();
      return (await link.isVisible()) && box !== null && box.y >= 0 && box.y + box.height <= PHONE.height;
    };
    // Where it waits, further down, it covers no button of the text.
    expect(await link.isVisible()).toBe(false);
    await page.mouse.wheel(0, 3000);
    await expect.poll(isInSight).toBe(true);
    await link.click();
    await expect.poll(isInSight).toBe(false);
    const { y = 0 } = (await page.locator('header.top').boundingBox()) ?? {};
    expect(y).toBe(0);
  });

  it('has no way to the top on a page without one', async () => {
    const page = await open('docs/tests/untranslated/');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(DESKTOP.height);
    expect(await page.getByRole('link', { name: 'Back to top' }).isVisible()).toBe(false);
  });

  it('shows the current theme', async () => {
    const page = await open(LONG, { colorScheme: 'light', viewport: { width: 1440, height: 900 } });
    const list = page.getByRole('combobox', { name: 'Colour theme' });
    const shown = () => list.evaluate((each: HTMLSelectElement) => each.selectedOptions[0]?.text);
    expect(await shown()).toBe('As the system');
    expect(await list.evaluate((each) => getComputedStyle(each).opacity)).toBe('1');
    await list.selectOption('dark');
    await page.reload();
    expect(await shown()).toBe('Dark');
  });

  it('has the contents of a page as wide as its text on a small laptop', async () => {
    const page = await open(LONG, { viewport: { width: 1100, height: 800 } });
    const [contents, text] = await Promise.all([
      page.locator('.toc').boundingBox(),
      page.locator('main').boundingBox(),
    ]);
    expect(contents?.width).toBe(text?.width);
  });

  it('sees tasks without bullets, and air round code in lists', async () => {
    const page = await open(LONG);
    const found = await page.locator('.content').evaluate((content) => {
      content.innerHTML =
        '<ul><li><input type="checkbox" disabled> a</li><li>b<pre><code>c</code></pre></li><li>d</li></ul>';
      const [task, code] = content.querySelectorAll('li');
      const pre = content.querySelector('pre');
      if (!task || !code || !pre) throw new Error('Nothing to measure.');
      return {
        bullet: getComputedStyle(task).listStyleType,
        above: Number.parseFloat(getComputedStyle(pre).marginBlockStart),
        below: Number.parseFloat(getComputedStyle(code).marginBlockEnd),
      };
    });
    expect(found.bullet).toBe('none');
    expect(found.above).toBeGreaterThan(8);
    expect(found.below).toBeGreaterThan(8);
  });

  it('gets the page on which the pointer rests, none that it only passes, and nothing where data is saved', async () => {
    const hintsOf = async (prepare: (page: Page) => Promise<unknown>) => {
      const page = await open(LONG, { prepare });
      // The clock is stopped while the pointer moves, so that the speed of the machine does not matter.
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 60_000);
      await page.locator('.sidebar a[href="/docs/manual/theme/"]').hover();
      await page.locator('.sidebar a[href="/docs/manual/plugins/"]').hover();
      await page.clock.runFor(400);
      return page.evaluate(() =>
        [...document.querySelectorAll<HTMLLinkElement>('link[rel="prefetch"]')].map(
          ({ href }) => new URL(href).pathname,
        ),
      );
    };
    expect(await hintsOf(async () => {})).toEqual(['/docs/manual/plugins/']);
    const saving = await hintsOf((page) =>
      page.addInitScript(() =>
        Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
      ),
    );
    expect(saving).toEqual([]);
  });

  it('has the page behind a link on which the pointer rests', async () => {
    const page = await open(LONG);
    const fetched = page.waitForRequest('**/docs/manual/plugins/');
    await page.locator('.sidebar a[href="/docs/manual/plugins/"]').hover();
    expect((await fetched).headers()['sec-purpose']).toBe('prefetch');
  });

  it.for([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('sees pages fade over (motion: %s)', async ([reducedMotion, fades]) => {
    const page = await open(LONG, {
      reducedMotion,
      allowed: /ViewTransition opt-in/,
      prepare: (each) =>
        each.addInitScript(() => {
          addEventListener('pagereveal', (event) => {
            document.documentElement.dataset.fades = String(event.viewTransition !== null);
          });
        }),
    });
    // A busy Chromium may leave out the transition to the next page (and logs that), so the reader
    // goes from page to page until one fades over.
    const fadesOver = async (): Promise<string | undefined> => {
      const next = page.url().endsWith('/plugins/') ? `/${LONG}` : '/docs/manual/plugins/';
      await page.locator(`.sidebar a[href="${next}"]`).click();
      await page.waitForURL(`**${next}`);
      await page.waitForFunction(() => document.documentElement.dataset.fades !== undefined);
      return page.evaluate(() => document.documentElement.dataset.fades);
    };
    await expect.poll(fadesOver, { timeout: 60_000 }).toBe(String(fades));
  });

  it('and a search engine know where a page stands; no policy stands against it', async () => {
    const page = await open(LONG);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const { '@graph': graph } = JSON.parse(text ?? '');
    expect(graph.map((each: { '@type': string }) => each['@type'])).toEqual([
      'TechArticle',
      'BreadcrumbList',
    ]);
    expect(graph[1].itemListElement.map(({ item }: { item: string }) => item)).toEqual([
      'https://lockstep.example/',
      'https://lockstep.example/docs/',
      'https://lockstep.example/docs/manual/',
      'https://lockstep.example/docs/manual/theme/',
    ]);
  });
});
