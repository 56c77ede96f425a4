import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from './in-browser.ts';

const PAGE = 'docs/tests/everything/';

/** The buttons of the code block that contains a text. */
function toolsOf(page: Page, text: string) {
  const block = page.locator('.content pre', { hasText: text });
  const tools = page
    .locator('.code-tools:has(+ pre)')
    .filter({ has: page.locator(`xpath=following-sibling::pre[1][contains(., "${text}")]`) });
  return {
    block,
    copy: tools.getByRole('button', { name: 'Copy' }),
    wrap: tools.locator('button[aria-pressed]'),
    tools,
  };
}

describeInBrowser('code', ({ open }) => {
  it('is copied as it is written, without the numbers of its lines', async () => {
    const page = await open(PAGE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { block, copy, tools } = toolsOf(page, 'name: demo');
    await block.hover();
    await copy.click();
    await tools.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: demo\n  labels: {}',
    );
    expect(await page.getByRole('status').textContent()).toBe('Copied');
  });

  it('reports that it cannot be copied', async () => {
    const page = await open(PAGE, {
      prepare: (page) =>
        page.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
        }),
    });
    const { copy, tools } = toolsOf(page, 'name: demo');
    await copy.focus();
    await page.keyboard.press('Enter');
    await tools.getByText('The text could not be copied.').waitFor();
  });

  it('has the name of its file, and marks on lines', async () => {
    const page = await open(PAGE);
    const figure = page.locator('figure.example', { hasText: 'name: demo' });
    expect(await figure.locator('figcaption').textContent()).toBe('pods/demo.yaml');
    const marked = figure.locator('.hl');
    expect(await marked.allTextContents()).toEqual(['kind: Pod\n', '  name: demo\n', '  labels: {}\n']);
    const colour = (selector: string) =>
      figure
        .locator(selector)
        .first()
        .evaluate((line) => getComputedStyle(line).backgroundColor);
    expect(await colour('.hl')).not.toBe(await colour('.line:not(.hl)'));
  });

  it('is reached by keyboard where it scrolls, and only there', async () => {
    const page = await open(PAGE);
    const long = page.getByRole('group', { name: 'Code' }).filter({ hasText: '--all-namespaces' });
    // A script makes the block focusable; on a busy machine it may run after the page has been loaded.
    await expect
      .poll(async () => {
        await long.focus();
        await page.keyboard.press('ArrowRight');
        return long.evaluate((pre) => pre.scrollLeft);
      })
      .toBeGreaterThan(0);
    expect(await page.locator('.content pre', { hasText: 'short' }).getAttribute('tabindex')).toBeNull();
  });

  it('wraps its lines, also on the next page', async () => {
    const page = await open(PAGE, { viewport: PHONE });
    const { block, wrap } = toolsOf(page, '--all-namespaces');
    const scrolls = () => block.evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    expect(await scrolls()).toBe(true);
    expect(await toolsOf(page, 'short').wrap.isVisible()).toBe(false);
    await block.scrollIntoViewIfNeeded();
    await wrap.click();
    expect(await wrap.getAttribute('aria-pressed')).toBe('true');
    expect(await scrolls()).toBe(false);
    await page.goto(new URL('/fr/docs/tests/everything/', page.url()).href);
    const later = page.locator('.content pre', { hasText: '--all-namespaces' });
    expect(await later.evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(false);
    await page.locator('.code-tools button[aria-pressed=true]:visible').first().click();
    await page.reload();
    expect(await later.evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(true);
  });
});
