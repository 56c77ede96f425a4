/** `drift watch PAGE` in a browser: the page of the real program, for a translation in a temporary repository. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { createRepository, type Repository } from '../drift/repository.ts';
import { serve } from '../site/tiny-site.ts';
import { findInAllViews } from './find-in-all-views.ts';
import { describeInBrowser, type Session } from './in-browser.ts';

/** A page with many lines, so that both sides scroll; the sections at its ends are given. */
function longPage(title: string, first: string, last: string): string {
  const between = Array.from({ length: 40 }, (_, index) => `## ${index} {#s${index}}\n\nText ${index}.\n`);
  return `---\ntitle: ${title}\n---\n\n## A {#first}\n\n${first}\n\n${between.join('\n')}\n## Z {#last}\n\n${last}\n`;
}

const FILE = 'content/uk/a.md';
const HALF_DONE = longPage('А', 'Веслуйте вдвох.', 'Стара мотузка.');
const ALL_DONE = longPage('А', 'Веслуйте вдвох.', 'Нова мотузка, що не тоне.');

/** Starts the program, until the test ends. What was started first ends last: the page is closed before. */
async function start(site: Repository, ...args: readonly string[]) {
  const cache = join(site.root, '.git/cache');
  const server = await serve(['drift', 'watch', FILE, '--site', site.root, '--cache', cache, ...args]);
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

/** A translation whose source changed in two sections after it was made, in the browser. */
async function watchDrifted(session: Session, allowed?: RegExp) {
  const site = createRepository();
  onTestFinished(() => site[Symbol.dispose]());
  site.write('content/en/a.md', longPage('A', 'Row the boat.', 'Old rope.'));
  site.commit('Source');
  site.write(FILE, longPage('А', 'Веслуйте.', 'Стара мотузка.'));
  site.commit('Translation');
  site.write('content/en/a.md', longPage('A', 'Row the boat in pairs.', 'New rope that floats.'));
  site.commit('Rope');
  const server = await start(site);
  const page = await session.open(server.url, allowed === undefined ? {} : { allowed });
  return { site, server, page };
}

/** The first and the last line of the file that a side shows. */
function shownLines(page: Page, side: string): Promise<readonly string[]> {
  return page.locator(side).evaluate((pre) => {
    const { top, bottom } = pre.getBoundingClientRect();
    const lines = [...pre.children].filter((line) => {
      const box = line.getBoundingClientRect();
      return box.top >= top && box.bottom <= bottom;
    });
    return lines.map((line) => line.textContent ?? '');
  });
}

const scrolls = (page: Page) =>
  page.evaluate(() => [scrollY, ...[...document.querySelectorAll('pre')].map(({ scrollTop }) => scrollTop)]);

/** What Chromium prints of an answer that refuses, and of a server that does not answer. */
const REFUSED = /status of 409 \(Conflict\)/;
const ENDED = /net::ERR_(?:CONNECTION|INCOMPLETE|EMPTY)|status of 404/;

describeInBrowser('the page of drift watch', (session) => {
  it('is in the language of the translation, marks what changed, and scrolls both sides to it', async () => {
    const { page } = await watchDrifted(session);
    expect(await page.locator('html').evaluate(({ lang, dir }: HTMLElement) => [lang, dir])).toEqual([
      'uk',
      'ltr',
    ]);
    expect(await page.locator('.state').textContent()).toBe('відстає +2 −2, 1 коміт, 2 розділи');
    expect(await page.locator('.changes li').allInnerTexts()).toEqual([
      'змінено «A», рядок 7',
      'змінено «Z», рядок 171',
    ]);
    const source = page.getByRole('group', { name: 'Джерело content/en/a.md' });
    const translation = page.getByRole('group', { name: `Переклад ${FILE}` });
    expect([await source.getAttribute('lang'), await translation.getAttribute('lang')]).toEqual(['en', 'uk']);
    expect(await source.locator('del').allInnerTexts()).toEqual(['7Row the boat.', '171Old rope.']);
    expect(await source.locator('ins').allInnerTexts()).toEqual([
      '7Row the boat in pairs.',
      '171New rope that floats.',
    ]);
    expect(await translation.locator('.todo').allInnerTexts()).toEqual(['7Веслуйте.', '171Стара мотузка.']);

    const last = page.getByRole('link', { name: 'змінено «Z»' });
    const isShown = async () => [
      (await shownLines(page, '#source')).includes('171New rope that floats.'),
      (await shownLines(page, '#translation')).includes('171Стара мотузка.'),
    ];
    for (const times of ['once', 'again after scrolling away']) {
      expect(await isShown(), times).toEqual([false, false]);
      await last.focus();
      await page.keyboard.press('Enter');
      await expect.poll(isShown).toEqual([true, true]);
      await page.evaluate(() => {
        for (const pre of document.querySelectorAll('pre')) pre.scrollTop = 0;
      });
    }
    expect(await findInAllViews(page)).toEqual([]);
  });

  it('refuses half work with the reason, keeps its place while the file is edited, and says that it is pinned', async () => {
    const { page, site } = await watchDrifted(session, REFUSED);
    const result = page.getByRole('status');
    const anyway = page.getByRole('button', { name: 'Усе одно поставити мітку' });
    const done = page.getByRole('button', { name: 'Готово: поставити мітку' });
    expect(await anyway.count()).toBe(0);
    await done.click();
    await anyway.waitFor();
    expect(await result.textContent()).toMatch(/^Мітку не поставлено: джерело тут змінилося/);
    expect(await result.locator('li').allInnerTexts()).toEqual([
      'змінено «A», рядок 7',
      'змінено «Z», рядок 171',
    ]);
    expect(site.read(FILE)).not.toContain('source_blob');
    expect(await findInAllViews(page)).toEqual([]);

    await page.evaluate(() => {
      scrollTo(0, 40);
      document.querySelectorAll('pre').forEach((pre, index) => {
        pre.scrollTop = 300 + 50 * index;
      });
    });
    const places = await scrolls(page);
    expect(places).toEqual([40, 300, 350]);
    site.write(FILE, HALF_DONE);
    await page.locator('#translation', { hasText: 'Веслуйте вдвох.' }).waitFor();
    await expect.poll(() => scrolls(page)).toEqual(places);
    expect(await anyway.count()).toBe(0);
    expect(await done.evaluate((button) => button === document.activeElement)).toBe(true);

    site.write(FILE, ALL_DONE);
    await page.locator('#translation', { hasText: 'що не тоне' }).waitFor();
    await page.keyboard.press('Enter');
    const blob = site.blobOf('content/en/a.md');
    await result.getByText(`Мітку поставлено: source_blob: ${blob}`).waitFor();
    expect(site.read(FILE)).toContain(`source_blob: ${blob}\n`);
    // The pin is a change of the file too: the page says so still when it shows the file as it is now.
    await page.locator('.state', { hasText: 'актуальна' }).waitFor();
    expect(await result.textContent()).toBe(`Мітку поставлено: source_blob: ${blob}`);
    expect(await page.locator('#translation').textContent()).toContain(`source_blob: ${blob}`);
  });

  it('pins half work where it is asked to', async () => {
    const { page, site } = await watchDrifted(session, REFUSED);
    await page.getByRole('button', { name: 'Готово: поставити мітку' }).click();
    const anyway = page.getByRole('button', { name: 'Усе одно поставити мітку' });
    await anyway.waitFor();
    await page.keyboard.press('Tab');
    expect(await anyway.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Мітку поставлено').waitFor();
    expect(site.read(FILE)).toContain(`source_blob: ${site.blobOf('content/en/a.md')}\n`);
  });

  it('says that the program has ended or that the file is gone, and continues when they are back', async () => {
    const { page, site, server } = await watchDrifted(session, ENDED);
    await server.stop();
    await page.getByText('Програму, що показує цю сторінку, завершено.').waitFor();
    site.write(FILE, HALF_DONE);
    await start(site, '--port', new URL(server.url).port);
    // The page finds the program at the same address, and reloads.
    await page.locator('#translation', { hasText: 'Веслуйте вдвох.' }).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');

    site.remove(FILE);
    await page.getByText('Такого файлу немає').waitFor();
    expect(await findInAllViews(page)).toEqual([]);
    site.write(FILE, ALL_DONE);
    await page.locator('#translation', { hasText: 'що не тоне' }).waitFor();
  });
});
