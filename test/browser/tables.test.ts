import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from './in-browser.ts';

describeInBrowser('tables', ({ open }) => {
  it('scroll by themselves, by keyboard too, and have a name', async () => {
    const page = await open('docs/tests/everything/', { viewport: PHONE });
    const box = page.getByRole('region', { name: 'A wide table' });
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((each) => each.scrollLeft)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await box.getByRole('table', { name: 'A wide table' }).getByRole('columnheader').count()).toBe(5);
  });

  it('are no stop of the keyboard where they fit', async () => {
    const page = await open('docs/tests/everything/', { viewport: PHONE });
    const box = page.locator('.table-box').last();
    expect(await box.evaluate((each) => [each.role, each.tabIndex])).toEqual([null, -1]);
  });
});
