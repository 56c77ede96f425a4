import { expect, it } from 'vitest';
import { describeInBrowser } from './in-browser.ts';

const PAGE = 'docs/containers/pod-lifecycle/';

describeInBrowser('a diagram', ({ open }) => {
  it('is drawn as one picture with a name, in the colours of the theme, its source below it', async () => {
    const page = await open(PAGE, { colorScheme: 'light' });
    const drawing = page.getByRole('img', { name: /^Diagram: / });
    await drawing.scrollIntoViewIfNeeded();
    const colour = () =>
      drawing.evaluate((svg) => getComputedStyle(svg.querySelector('.node rect, .node path') ?? svg).fill);
    const inLight = await colour();
    const source = page.locator('.diagram-source');
    expect(await source.locator('.mermaid').isVisible()).toBe(false);
    await source.locator('summary').click();
    expect(await source.locator('.mermaid').textContent()).toContain('stateDiagram-v2');

    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    await expect.poll(colour).not.toBe(inLight);
    // What is lent to a drawing is given back.
    expect(await page.evaluate(() => Object.hasOwn(document, 'createElement'))).toBe(false);
    expect(await page.locator('.diagram-room').count()).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(
      await page.locator('.diagram-drawing').count(),
    );
  });

  it('is its source without scripts', async () => {
    const page = await open(PAGE, { javaScriptEnabled: false });
    expect(await page.locator('.mermaid').first().isVisible()).toBe(true);
    expect(await page.locator('.mermaid').first().textContent()).toContain('stateDiagram-v2');
  });

  it('that cannot be read stays text', async () => {
    const page = await open(PAGE, {
      prepare: (opened) =>
        opened.route(`**/${PAGE}`, async (route) => {
          const response = await route.fetch();
          await route.fulfill({
            response,
            body: (await response.text()).replaceAll('stateDiagram-v2', 'noDiagram'),
          });
        }),
    });
    await page.locator('.mermaid').first().scrollIntoViewIfNeeded();
    const asked = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.esm.min.mjs')),
      );
    await expect.poll(asked).toBe(true);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.mermaid').first().isVisible()).toBe(true);
    expect(await page.locator('.diagram-drawing').count()).toBe(0);
  });

  it('costs pages without one nothing', async () => {
    const page = await open('docs/manual/start/');
    expect(await page.locator('#diagrams').count()).toBe(0);
  });
});
