/**
 * The colours of a site, from one or two of its own. What each is for, and what it is without them, stands in `styles/tokens.css`; a test holds the two together.
 */
import type { ThemeSettings } from '../../config/index.ts';
import { contrast, hexToOklch, type Oklch, oklchToHex } from '../../markdown/index.ts';

export type Mode = 'light' | 'dark';
type Pair = Readonly<Record<Mode, string>>;
export type Palette = Readonly<Record<string, Pair>>;

/** Of the style sheet: backgrounds, lines and text, whose lightness stays and whose hue follows the site's. */
export const NEUTRALS: Palette = {
  page: { light: '#ffffff', dark: '#101614' },
  surface: { light: '#f2f6f4', dark: '#18211e' },
  raised: { light: '#ffffff', dark: '#1b2522' },
  line: { light: '#dae2de', dark: '#2a3632' },
  'line-strong': { light: '#a9b8b1', dark: '#4b5c55' },
  text: { light: '#1f2925', dark: '#d5ded9' },
  heading: { light: '#0b1512', dark: '#f0f5f2' },
  muted: { light: '#53625b', dark: '#98a8a1' },
};

/** What WCAG 2 asks of text (success criterion 1.4.3, level AA). */
export const MIN_CONTRAST = 4.5;

/** How light the accent is in the dark theme, and what lies behind what is chosen. */
const DARK_ACCENT = 0.78;
const SOFT: Readonly<Record<Mode, { readonly l: number; readonly c: number }>> = {
  light: { l: 0.955, c: 0.025 },
  dark: { l: 0.29, c: 0.04 },
};
/** The chroma of a grey that says what its hue is; one of the site's own that has more makes all greys livelier, up to twice. */
const GREY_CHROMA = 0.03;

/** The colours that differ from those of the style sheet; empty where the site names none. */
export function paletteOf({ accent, neutral }: Pick<ThemeSettings, 'accent' | 'neutral'>): Palette {
  const chosen = accent === undefined ? undefined : accentOf(accent);
  const tint = neutral ?? chosen?.light;
  return {
    ...(tint === undefined ? {} : tinted(hexToOklch(tint), neutral === undefined)),
    ...(chosen === undefined
      ? {}
      : {
          accent: chosen,
          'accent-soft': { light: softOf(chosen.light, 'light'), dark: softOf(chosen.dark, 'dark') },
        }),
  };
}

function accentOf(accent: NonNullable<ThemeSettings['accent']>): Pair {
  if (typeof accent !== 'string') return accent;
  const { l, c, h } = hexToOklch(accent);
  return { light: accent, dark: oklchToHex({ l: Math.max(l, DARK_ACCENT), c, h }) };
}

function softOf(accent: string, mode: Mode): string {
  const { c, h } = hexToOklch(accent);
  const { l, c: most } = SOFT[mode];
  return oklchToHex({ l, c: Math.min(c, most), h });
}

/** @param keepsChroma the hue is that of an accent, whose liveliness is no wish for lively greys */
function tinted({ c: chroma, h }: Oklch, keepsChroma: boolean): Palette {
  const factor = keepsChroma ? Math.min(1, chroma / GREY_CHROMA) : Math.min(2, chroma / GREY_CHROMA);
  const tint = (hex: string): string => {
    const { l, c } = hexToOklch(hex);
    return hex === '#ffffff' ? hex : oklchToHex({ l, c: c * factor, h });
  };
  return Object.fromEntries(
    Object.entries(NEUTRALS).map(([name, { light, dark }]) => [
      name,
      { light: tint(light), dark: tint(dark) },
    ]),
  );
}

export interface PoorContrast {
  readonly mode: Mode;
  readonly colour: string;
  readonly background: string;
  readonly ratio: number;
  /** The nearest colour of the same hue that can be read on all backgrounds. */
  readonly better: string;
}

/** Where the accent of a palette is hard to read: as text on the page, on what is set off from it, and on its own soft tone. */
export function findPoorContrasts(palette: Palette): PoorContrast[] {
  const { accent } = palette;
  if (accent === undefined) return [];
  return (['light', 'dark'] as const).flatMap((mode) => {
    const behind = (colour: string): string[] => [
      ...['page', 'surface', 'raised'].map((name) => (palette[name] ?? NEUTRALS[name])?.[mode] ?? ''),
      softOf(colour, mode),
    ];
    const worst = (colour: string) =>
      behind(colour)
        .map((background) => ({ background, ratio: contrast(colour, background) }))
        .reduce((low, each) => (each.ratio < low.ratio ? each : low));
    const colour = accent[mode];
    const found = worst(colour);
    if (found.ratio >= MIN_CONTRAST) return [];
    const { l, c, h } = hexToOklch(colour);
    const step = mode === 'light' ? -0.005 : 0.005;
    let better = colour;
    for (let at = l; at > 0 && at < 1 && worst(better).ratio < MIN_CONTRAST; at += step)
      better = oklchToHex({ l: at, c, h });
    return [{ mode, colour, ...found, better }];
  });
}

/** As a style sheet: custom properties of the root. */
export function renderPalette(palette: Palette): string {
  const lines = Object.entries(palette).map(
    ([name, { light, dark }]) => `  --${name}: light-dark(${light}, ${dark});\n`,
  );
  return lines.length === 0 ? '' : `:root {\n${lines.join('')}}\n`;
}
