/** The colours of a site, derived from one or two of its own. Their meaning and default values are in `styles/tokens.css`; a test compares the two. */
import type { ThemeSettings } from '../../config/index.ts';
import { contrast, hexToOklch, type Oklch, oklchToHex } from '../../markdown/index.ts';

export type Mode = 'light' | 'dark';
type Pair = Readonly<Record<Mode, string>>;
export type Palette = Readonly<Record<string, Pair>>;

/** From the style sheet: backgrounds, lines and text. Their lightness is fixed, their hue follows the site's. */
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

/** The minimum contrast for text in WCAG 2 (success criterion 1.4.3, level AA). */
export const MIN_CONTRAST = 4.5;

/** Lightness of the accent in the dark theme, and of the background of selected items. */
const DARK_ACCENT = 0.78;
const SOFT: Readonly<Record<Mode, { readonly l: number; readonly c: number }>> = {
  light: { l: 0.955, c: 0.025 },
  dark: { l: 0.29, c: 0.04 },
};
/** Chroma of a typical tinted grey. If the site's grey has more, all greys become more colourful, at most twice. */
const GREY_CHROMA = 0.03;

/** The colours that differ from those of the style sheet; empty if the site sets none. */
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

/** @param keepsChroma the hue is that of the accent, so its chroma does not affect the greys */
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

export interface LowContrast {
  readonly mode: Mode;
  readonly colour: string;
  readonly background: string;
  readonly ratio: number;
  /** The nearest colour of the same hue with enough contrast on all backgrounds. */
  readonly better: string;
}

/** Finds backgrounds on which the accent is hard to read as text: the page, raised areas, and its own soft tone. */
export function findLowContrasts(palette: Palette): LowContrast[] {
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
