import type { Page } from 'playwright-core';
import { COLOUR_RULES, findBarriers } from './find-barriers.ts';
import { DESKTOP, PHONE } from './in-browser.ts';

/** What axe finds in both sizes and both themes of a page, without loading it again. */
export async function findInAllViews(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    found.push(...(await findBarriers(page)));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    found.push(...(await findBarriers(page, COLOUR_RULES)).map((each) => `dark: ${each}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}
