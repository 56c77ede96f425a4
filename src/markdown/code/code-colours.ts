/**
 * The colours of code in a light and a dark theme. Tokens have short classes, which a style sheet turns into colours: pages stay small and contain no inline styles. Two themes
 * made from one template are combined into one, so that code is tokenized once; otherwise each theme has its own classes.
 */
import type { HighlighterCore, ThemeRegistration } from 'shiki';
import darkTheme from 'shiki/themes/github-dark-high-contrast.mjs';
import lightTheme from 'shiki/themes/github-light-high-contrast.mjs';

export interface CodeToken {
  readonly content: string;
  /** Empty for plain text. */
  readonly classes: string;
}

/** The style information of a Shiki token. */
interface StyledToken {
  readonly color?: string | undefined;
  readonly fontStyle?: number | undefined;
  readonly htmlStyle?: Readonly<Record<string, string>> | undefined;
}

export interface CodeColours {
  /** Themes for Shiki to load. */
  readonly themes: readonly ThemeRegistration[];
  /** Options for Shiki to highlight a tree. */
  readonly treeOptions: { readonly theme: string } | TwoThemes;
  tokenize(core: HighlighterCore, code: string, lang: string): CodeToken[][];
  /** Classes of a token in a tree that was created with `treeOptions`. */
  classesOf(token: StyledToken): string;
  /** Style sheet of the classes. @param tabWidth columns of a tab */
  css(tabWidth: number): string;
}

interface TwoThemes {
  readonly themes: { readonly light: string; readonly dark: string };
  readonly defaultColor: false;
}

/** Longer lines are not highlighted: they are data, and tokenizing them takes longer than it helps. */
const MAX_LINE_LENGTH = 2_000;
const LIMITS = {
  tokenizeMaxLineLength: MAX_LINE_LENGTH,
  // By default, tokenizing a line stops after half a second: the page would depend on how busy the machine is.
  tokenizeTimeLimit: 0,
};

/** Themes include the background that their colours were chosen for. */
export function createCodeColours(light: ThemeRegistration, dark: ThemeRegistration): CodeColours {
  if (!hasSameRules(light, dark)) return inTwo(light, dark);
  return inOne(combineThemes(light, dark), [
    `:root .content pre{${groundOf(light)}}`,
    `.content pre{${groundOf(dark)}}`,
  ]);
}

/** @param grounds rules for plain text and background, light and dark; empty for the theme's own */
function inOne(combined: CombinedThemes, [light = '', dark = '']: readonly string[] = []): CodeColours {
  const { name } = combined.theme;
  const classesOf = ({ color, fontStyle }: StyledToken): string => {
    const pair = combined.pairOf(color);
    return [...(pair === undefined ? [] : [`s${pair}`]), ...fontClasses(fontStyle)].join(' ');
  };
  const rules = (side: 0 | 1) =>
    combined.pairs.map((pair, number) => `.s${number}{color:${pair[side]}}`).join('');
  return {
    themes: [combined.theme],
    treeOptions: { theme: name },
    tokenize: (core, code, lang) =>
      core
        .codeToTokensBase(code, { lang, theme: name, ...LIMITS })
        .map((line) => line.map((token) => ({ content: token.content, classes: classesOf(token) }))),
    classesOf,
    css: (tabWidth) => renderCss(tabWidth, light + rules(0), dark + rules(1)),
  };
}

function inTwo(light: ThemeRegistration, dark: ThemeRegistration): CodeColours {
  const themes = [
    { ...light, name: `${light.name ?? 'own'}-light` },
    { ...dark, name: `${dark.name ?? 'own'}-dark` },
  ] as const;
  const names = { light: themes[0].name, dark: themes[1].name };
  const known = { light: coloursOf(light), dark: coloursOf(dark) };
  const pairClasses = (own: string | undefined, other: string | undefined, fontStyle: number): string => {
    const one = known.light.indexOf(own?.toLowerCase() ?? '');
    const two = known.dark.indexOf(other?.toLowerCase() ?? '');
    return [one === -1 ? [] : [`l${one}`], two === -1 ? [] : [`d${two}`], fontClasses(fontStyle)]
      .flat()
      .join(' ');
  };
  const rules = (list: readonly string[], letter: string) =>
    list.map((colour, at) => `.${letter}${at}{color:${colour}}`).join('');
  return {
    themes,
    treeOptions: { themes: names, defaultColor: false },
    tokenize: (core, code, lang) =>
      core.codeToTokensWithThemes(code, { lang, themes: names, ...LIMITS }).map((line) =>
        line.map(({ content, variants }) => ({
          content,
          classes: pairClasses(variants.light?.color, variants.dark?.color, variants.light?.fontStyle ?? 0),
        })),
      ),
    classesOf({ htmlStyle = {} }) {
      const font =
        (htmlStyle['--shiki-light-font-style'] === 'italic' ? 1 : 0) +
        (htmlStyle['--shiki-light-font-weight'] === 'bold' ? 2 : 0) +
        (htmlStyle['--shiki-light-text-decoration'] === 'underline' ? 4 : 0);
      return pairClasses(htmlStyle['--shiki-light'], htmlStyle['--shiki-dark'], font);
    },
    css: (tabWidth) =>
      renderCss(
        tabWidth,
        `:root .content pre{${groundOf(light)}}${rules(known.light, 'l')}`,
        // The dark theme may leave tokens plain that the light one colours.
        `.content pre{${groundOf(dark)}}pre span{color:inherit}${rules(known.dark, 'd')}`,
      ),
  };
}

/** The colours of a theme's rules in order, without that of plain text. */
function coloursOf(theme: ThemeRegistration): string[] {
  const rules = theme.tokenColors ?? theme.settings ?? [];
  const all = rules.flatMap(({ settings: { foreground } = {} }) => foreground?.toLowerCase() ?? []);
  const plain = (theme.colors?.['editor.foreground'] ?? theme.fg)?.toLowerCase();
  return [...new Set(all)].filter((colour) => colour !== plain && /^#[\da-f]{3,8}$/.test(colour)).sort();
}

/** Colours of plain text and of the background. */
function groundOf({ colors, fg, bg }: ThemeRegistration): string {
  const text = colors?.['editor.foreground'] ?? fg;
  const back = colors?.['editor.background'] ?? bg;
  return [
    ...(text === undefined ? [] : [`color:${text}`]),
    ...(back === undefined ? [] : [`background:${back}`]),
  ].join(';');
}

function fontClasses(fontStyle: number | undefined): string[] {
  const style = Math.max(fontStyle ?? 0, 0);
  return [...(style & 1 ? ['i'] : []), ...(style & 2 ? ['b'] : []), ...(style & 4 ? ['u'] : [])];
}

/** Dark by the system's preference unless the reader has chosen (`data-theme` on the root element). */
function renderCss(tabWidth: number, light: string, dark: string): string {
  const within = (root: string) => `${root}{${dark}}`;
  return [
    `pre{tab-size:${tabWidth}}`,
    light,
    'pre .i{font-style:italic}pre .b{font-weight:bold}pre .u{text-decoration:underline}',
    `@media screen and (prefers-color-scheme:dark){${within(':root:not([data-theme=light])')}}`,
    `@media screen{${within(':root[data-theme=dark]')}}`,
    '',
  ].join('\n');
}

interface CombinedThemes {
  readonly theme: ThemeRegistration & { readonly name: string };
  /** Pairs of light and dark colours, by number. */
  readonly pairs: readonly (readonly [light: string, dark: string])[];
  /** The number of a token's pair, from its colour in the combined theme; `undefined` for plain text. */
  pairOf(colour: string | undefined): number | undefined;
}

/** Whether two themes are made from one template: their rules have the same selectors in the same order. */
function hasSameRules(light: ThemeRegistration, dark: ThemeRegistration): boolean {
  const selectors = ({ tokenColors = [] }: ThemeRegistration) =>
    JSON.stringify(
      tokenColors.map(({ scope, settings }) => [
        scope,
        settings.fontStyle,
        settings.foreground === undefined,
      ]),
    );
  return light.tokenColors !== undefined && selectors(light) === selectors(dark);
}

/** Combines two themes of one template: the colour of each rule is a number that identifies the pair of real colours. */
function combineThemes(light: ThemeRegistration, dark: ThemeRegistration): CombinedThemes {
  const lightRules = light.tokenColors ?? [];
  const darkRules = dark.tokenColors ?? [];
  const pairs: (readonly [string, string])[] = [];
  const numbers = new Map<string, number>();
  const byColour = new Map<string, number>();
  const tokenColors = lightRules.map((rule, index) => {
    const colours = [rule.settings.foreground, darkRules[index]?.settings.foreground] as const;
    const [lightColour, darkColour] = colours;
    if (lightColour === undefined || darkColour === undefined) return rule;
    const key = colours.join(' ');
    const number = numbers.get(key) ?? pairs.push([lightColour, darkColour]) - 1;
    numbers.set(key, number);
    const foreground = `#${(number + 1).toString(16).padStart(6, '0')}`;
    byColour.set(foreground, number);
    return { ...rule, settings: { ...rule.settings, foreground } };
  });
  return {
    pairs,
    pairOf: (colour) => byColour.get(colour?.toLowerCase() ?? ''),
    theme: {
      name: 'lockstep',
      type: 'light',
      colors: { 'editor.foreground': '#ffffff', 'editor.background': '#ffffff' },
      tokenColors,
    },
  };
}

/** GitHub's high-contrast themes. */
export const STANDARD_COLOURS: CodeColours = inOne(combineThemes(lightTheme, darkTheme));
