import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { findInAllViews } from './find-in-all-views.ts';
import { describeInBrowser } from './in-browser.ts';
import { LOCALES, NOT_FOUND_MESSAGE, PAGE_KINDS, pathOf, SINGLE_PAGES } from './page-kinds.ts';

const PAGES = [
  ...LOCALES.flatMap((locale) =>
    Object.entries(PAGE_KINDS).map(([kind, path]) => [`${kind} (${locale})`, pathOf(locale, path)] as const),
  ),
  ...Object.entries(SINGLE_PAGES),
];

describeInBrowser('axe finds nothing', ({ open }) => {
  it.concurrent.for(PAGES)('on the %s', async ([, path], { onTestFinished, expect }) => {
    const page = await open(path, { allowed: NOT_FOUND_MESSAGE, onTestFinished });
    expect(await findInAllViews(page)).toEqual([]);
  });

  it('in what opens', async () => {
    const page = await open('docs/tests/everything/');
    for (const menu of await page.locator('header details').all())
      await menu.evaluate((each: HTMLDetailsElement) => {
        each.open = true;
      });
    await page
      .locator('.content a.glossary-tooltip')
      .first()
      .evaluate((link: HTMLElement) => link.focus({ focusVisible: true }));
    await page.getByRole('tooltip').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
