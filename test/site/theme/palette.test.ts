import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PLAIN_THEME } from '../../../src/config/index.ts';
import { contrast, hexToOklch, oklchToHex } from '../../../src/markdown/index.ts';
import { findLowContrasts, MIN_CONTRAST, NEUTRALS, paletteOf } from '../../../src/site/theme/palette.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('turns every colour into lightness, chroma and hue and back', () => {
  fc.assert(
    fc.property(colours, (hex) => {
      expect(oklchToHex(hexToOklch(hex))).toBe(hex);
    }),
  );
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('knows the greys of the style sheet', () => {
  const sheet = readFileSync('src/styles/tokens.css', 'utf8').replaceAll('#fff,', '#ffffff,');
  for (const [name, { light, dark }] of Object.entries(NEUTRALS))
    expect(sheet).toContain(`--${name}: light-dark(${light}, ${dark});`);
});

it('leaves a site without colours as it is', () => {
  expect(paletteOf(PLAIN_THEME)).toEqual({});
});

it('makes greys of every hue on which text can be read', () => {
  fc.assert(
    fc.property(colours, colours, (accent, neutral) => {
      const palette = paletteOf({ accent, neutral });
      for (const mode of ['light', 'dark'] as const)
        for (const text of ['text', 'heading', 'muted'])
          for (const behind of ['page', 'surface', 'raised'])
            expect(contrast(palette[text]?.[mode] ?? '', palette[behind]?.[mode] ?? '')).toBeGreaterThan(
              MIN_CONTRAST,
            );
    }),
  );
});

it('makes an accent for the dark theme that can be read, and names a better colour where one cannot', () => {
  fc.assert(
    fc.property(colours, (accent) => {
      for (const { mode, better } of findLowContrasts(paletteOf({ accent }))) {
        expect(mode).toBe('light');
        expect(findLowContrasts(paletteOf({ accent: better }))).toEqual([]);
      }
    }),
  );
});
