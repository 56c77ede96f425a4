import { describe, expect, it } from 'vitest';
import { launchBrowser } from './launch.ts';

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the bundled browser', () => {
  it('starts where none is installed', async () => {
    const browser = await launchBrowser({ which: 'bundled' });
    const page = await browser.newPage();
    await page.setContent('<h1>Привіт</h1>');
    expect(await page.getByRole('heading').boundingBox()).toMatchObject({ height: expect.any(Number) });
    expect(await page.title()).toBe('');
    await browser.close();
  });
});
