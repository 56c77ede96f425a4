import dark from 'shiki/themes/vitesse-dark.mjs';
import light from 'shiki/themes/vitesse-light.mjs';
import { describe, expect, it } from 'vitest';
import { findLowContrastColours, withReadableColours } from '../../src/markdown/code/theme-contrast.ts';

describe('the contrast of a theme', () => {
  it('is measured on its own ground, colours that let it through included', () => {
    const theme = {
      name: 'own',
      colors: { 'editor.background': '#fff', 'editor.foreground': '#222222' },
      tokenColors: [
        { scope: 'comment', settings: { foreground: '#999999' } },
        { scope: 'string', settings: { foreground: '#00000060' } },
        { scope: 'keyword', settings: { foreground: '#003300' } },
      ],
    };
    expect(findLowContrastColours(theme).map(({ colour, ratio }) => [colour, ratio.toFixed(1)])).toEqual([
      ['#00000060', '2.6'],
      ['#999999', '2.8'],
    ]);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be made to hold: %s', (_, theme) => {
    expect(findLowContrastColours(theme)).not.toEqual([]);
    const readable = withReadableColours(theme);
    expect(findLowContrastColours(readable)).toEqual([]);
    expect(readable.tokenColors).toHaveLength(theme.tokenColors?.length ?? 0);
  });
});
