import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from './in-browser.ts';
import { LOCALES, pathOf } from './page-kinds.ts';

const UNTRANSLATED = 'docs/tests/untranslated/';
const hint = (page: Page) => page.locator('.language-hints > p:not([hidden])');
const headLinks = (page: Page, rel: string) =>
  page
    .locator(`head link[rel=${rel}]`)
    .evaluateAll((links) => links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));

/** Lines that begin with a punctuation mark which belongs to the end of the previous line. */
const linesBeginningWith = (page: Page, marks: string): Promise<readonly string[]> =>
  page.evaluate((pattern) => {
    const wanted = new RegExp(pattern);
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (node.parentElement?.closest('pre, code, script, [hidden]') !== null) continue;
      for (let at = 1; at < text.length; at += 1) {
        if (!wanted.test(text.charAt(at))) continue;
        const topOf = (offset: number): number | undefined => {
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          return range.getClientRects()[0]?.top;
        };
        let before = at - 1;
        while (before > 0 && /\s/.test(text.charAt(before))) before -= 1;
        const own = topOf(at);
        const other = topOf(before);
        if (own !== undefined && other !== undefined && own - other > 8)
          found.push(text.slice(Math.max(0, at - 30), at + 1));
      }
    }
    return found;
  }, marks);

describeInBrowser('languages', ({ open, url }) => {
  it.each(LOCALES)('are named in themselves, with their tags (%s)', async (locale) => {
    const page = await open(pathOf(locale, 'docs/'));
    const links = await page
      .locator('.languages li a')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('lang'), link.textContent.trim(), link.ariaCurrent]),
      );
    expect(links.map(([lang, label]) => [lang, label])).toEqual([
      ['en', 'English'],
      ['fr', 'Français'],
      ['zh-Hans', '简体中文'],
      ['uk', 'Українська'],
    ]);
    const lang = await page.evaluate(() => document.documentElement.lang);
    expect(links.filter(([, , current]) => current !== null).map(([own]) => own)).toEqual([lang]);
  });

  it.each(LOCALES)('name each other, themselves and the default to search engines (%s)', async (locale) => {
    const page = await open(pathOf(locale, 'docs/'));
    const alternates = await headLinks(page, 'alternate');
    expect(alternates.filter(([lang]) => lang !== null)).toEqual([
      ['en', 'https://lockstep.example/docs/'],
      ['fr', 'https://lockstep.example/fr/docs/'],
      ['zh-Hans', 'https://lockstep.example/zh/docs/'],
      ['uk', 'https://lockstep.example/uk/docs/'],
      ['x-default', 'https://lockstep.example/docs/'],
    ]);
  });

  it('are remembered, and offered on the home page alone, without sending anybody anywhere', async () => {
    const page = await open('docs/', { locale: 'en' });
    await page.locator('.languages summary').click();
    await page.locator('.languages a[lang=fr]').click();
    await page.waitForURL('**/fr/docs/');
    await page.goto(url);
    expect(page.url()).toBe(url);
    expect(await hint(page).count()).toBe(1);
    expect(await hint(page).getAttribute('lang')).toBe('fr');
    await page.goto(new URL('docs/', url).href);
    expect(await hint(page).count()).toBe(0);
    await page.goto(url);
    await hint(page).getByRole('link').click();
    await page.waitForURL('**/fr/');
    expect(await hint(page).count()).toBe(0);
  });

  it('are offered by the wish of the browser until one is chosen, and no more once that is closed', async () => {
    const page = await open('', { locale: 'uk-UA' });
    expect(await hint(page).getAttribute('lang')).toBe('uk');
    await hint(page).getByRole('button').click();
    expect(await hint(page).count()).toBe(0);
    await page.reload();
    expect(await hint(page).count()).toBe(0);
    for (const [wish, offered] of [
      ['zh-CN', 1],
      ['zh-TW', 0],
      ['de', 0],
      ['en-GB', 0],
    ] as const) {
      const other = await open('', { locale: wish });
      expect(await hint(other).count(), wish).toBe(offered);
    }
  });

  it('are offered where the browser passes on a wish that is no language tag', async () => {
    const page = await open('', {
      prepare: (opened) =>
        opened.addInitScript(() => {
          Object.defineProperty(navigator, 'languages', { value: ['en-US@posix', 'fr'] });
        }),
    });
    expect(await hint(page).getAttribute('lang')).toBe('fr');
  });

  it('that lack a page show its source: as a copy for search engines, marked for readers', async () => {
    const page = await open(pathOf('fr', UNTRANSLATED));
    expect(await headLinks(page, 'canonical')).toEqual([[null, `https://lockstep.example/${UNTRANSLATED}`]]);
    expect((await headLinks(page, 'alternate')).filter(([lang]) => lang !== null)).toEqual([]);
    expect(await page.locator('[data-pagefind-body]').count()).toBe(0);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('.content').getAttribute('lang')).toBe('en');
    expect(await page.locator('.content').getAttribute('dir')).toBe('ltr');
    expect(await page.getByRole('note').first().getByRole('link').getAttribute('href')).toBe(
      `/${UNTRANSLATED}`,
    );
    const entry = page.locator('.sidebar [aria-current=page]');
    expect(await entry.getAttribute('hreflang')).toBe('en');
    expect(await entry.locator('.untranslated').textContent()).toContain('pas encore traduit');
    const sitemap = await page.request.get(new URL('sitemap-fr.xml', url).href);
    expect(await sitemap.text()).not.toContain('untranslated');
  });

  it('say in the menu what a missing translation leads to', async () => {
    const page = await open(UNTRANSLATED);
    await page.locator('.languages summary').click();
    const entry = page.locator('.languages a[lang=fr]');
    expect(await entry.locator('small').textContent()).toMatch(/not translated yet\s*English/);
    expect(await entry.getAttribute('hreflang')).toBe('en');
    expect(await entry.locator('small').getAttribute('lang')).toBe('en');
  });

  it.each([
    ['fr', '[:;!?»]'],
    ['zh', '[，。、：；！？）”》]'],
    ['uk', '[’ʼ:;!?»]'],
  ] as const)('keep their marks with their words (%s)', async (locale, marks) => {
    const page = await open(pathOf(locale, 'docs/manual/'), { locale });
    for (const path of ['docs/manual/', 'docs/containers/lifecycle-hooks/']) {
      await page.goto(new URL(pathOf(locale, path), url).href);
      for (const width of [360, 500, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await linesBeginningWith(page, marks), `${path} at ${width}`).toEqual([]);
      }
    }
  });

  it('are set in lines of the length that suits their script', async () => {
    const lengths = new Map<string, number>();
    for (const locale of LOCALES) {
      const page = await open(pathOf(locale, 'docs/containers/lifecycle-hooks/'), {
        viewport: { width: 1920, height: 900 },
      });
      const [width, size] = await page
        .locator('.content > p:not(.lead)')
        .first()
        .evaluate((text) => [
          text.getBoundingClientRect().width,
          Number.parseFloat(getComputedStyle(text).fontSize),
        ]);
      lengths.set(locale, (width ?? 0) / (size ?? 1));
    }
    expect(lengths.get('zh')).toBeCloseTo(38, 0);
    expect(lengths.get('fr')).toBeCloseTo(41, 0);
    expect(lengths.get('uk')).toBe(lengths.get('en'));
  });
});
