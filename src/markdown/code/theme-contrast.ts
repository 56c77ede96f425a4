/** Checks whether the colours of a Shiki theme have enough contrast with its background (WCAG). */
import type { ThemeRegistration } from 'shiki';
import { contrast, hexToOklch, oklchToHex } from './colour-space.ts';

/** For text of normal size, level AA. */
export const MIN_CODE_CONTRAST = 4.5;

export interface LowContrastColour {
  /** As the theme writes it. */
  readonly colour: string;
  readonly background: string;
  readonly ratio: number;
  /** The nearest colour of the same hue with enough contrast. */
  readonly better: string;
}

/** Text colours with too little contrast, the worst first; empty if the theme has no background. */
export function findLowContrastColours(theme: ThemeRegistration): LowContrastColour[] {
  const { colors, fg, bg } = theme;
  const background = solid(colors?.['editor.background'] ?? bg, '#ffffff');
  if (background === undefined) return [];
  const rules = theme.tokenColors ?? theme.settings ?? [];
  const written = [
    colors?.['editor.foreground'] ?? fg,
    ...rules.map(({ settings }) => settings?.foreground),
  ].flatMap((colour) => colour ?? []);
  return [...new Set(written)]
    .flatMap((colour): LowContrastColour[] => {
      const shown = solid(colour, background);
      const ratio = shown === undefined ? MIN_CODE_CONTRAST : contrast(shown, background);
      if (shown === undefined || ratio >= MIN_CODE_CONTRAST) return [];
      return [{ colour, background, ratio, better: nearestReadable(shown, background) }];
    })
    .sort((a, b) => a.ratio - b.ratio);
}

/** The theme with poor colours replaced. */
export function withReadableColours(theme: ThemeRegistration): ThemeRegistration {
  const better = new Map(findLowContrastColours(theme).map((poor) => [poor.colour, poor.better]));
  if (better.size === 0) return theme;
  const readable = (colour: string): string => better.get(colour) ?? colour;
  const adjust = (rules: ThemeRegistration['tokenColors']) =>
    rules?.map((rule) =>
      rule.settings?.foreground === undefined
        ? rule
        : { ...rule, settings: { ...rule.settings, foreground: readable(rule.settings.foreground) } },
    );
  const { tokenColors, settings, colors, fg } = theme;
  const text = colors?.['editor.foreground'];
  return {
    ...theme,
    ...(tokenColors === undefined ? {} : { tokenColors: adjust(tokenColors) ?? [] }),
    ...(settings === undefined ? {} : { settings: adjust(settings) ?? [] }),
    ...(text === undefined ? {} : { colors: { ...colors, 'editor.foreground': readable(text) } }),
    ...(fg === undefined ? {} : { fg: readable(fg) }),
  };
}

/** `#abc`, `#aabbcc` and `#aabbccdd` blended with a background; `undefined` for other notations. */
function solid(colour: string | undefined, ground: string): string | undefined {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(colour ?? '')?.[1];
  if (digits === undefined) return undefined;
  const full = digits.length < 6 ? digits.replaceAll(/./g, '$&$&') : digits;
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const alpha = full.length === 8 ? part(full, 6) / 255 : 1;
  const mixed = [0, 2, 4].map((at) =>
    Math.round(alpha * part(full, at) + (1 - alpha) * part(ground, at + 1)),
  );
  return `#${mixed.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Darker on a light background, lighter on a dark one. */
function nearestReadable(colour: string, background: string): string {
  const { l, c, h } = hexToOklch(colour);
  const step = hexToOklch(background).l > 0.6 ? -0.005 : 0.005;
  let better = colour;
  for (let at = l; at > 0 && at < 1 && contrast(better, background) < MIN_CODE_CONTRAST; at += step)
    better = oklchToHex({ l: at, c, h });
  return better;
}
