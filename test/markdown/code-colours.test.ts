import dark from 'shiki/themes/vitesse-dark.mjs';
import light from 'shiki/themes/vitesse-light.mjs';
import { expect, it } from 'vitest';
import { createCodeColours, STANDARD_COLOURS } from '../../src/markdown/code/code-colours.ts';

it('have the background of their theme, in both themes', () => {
  const css = createCodeColours(light, dark).css(4);
  expect(css).toMatch(/\n:root \.content pre\{color:#[\da-f]+;background:#ffffff\}/);
  expect(css).toMatch(/data-theme=dark\]\{\.content pre\{color:#[\da-f]+;background:#121212\}/);
});

it('the default themes have the background of the site, and code is tokenized once for both', () => {
  expect(STANDARD_COLOURS.css(4)).not.toContain('.content pre');
  expect(STANDARD_COLOURS.themes).toHaveLength(1);
});
