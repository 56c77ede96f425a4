/**
 * Shiki with a light and a dark theme in one output. A token carries one short class, `sN`, for its pair of colours; the style sheet that
 * `highlightCss` gives turns it into colours. Pages stay small, no style stands in them, and code is tokenized once, not once a theme.
 */
import type { HighlighterCore, LanguageRegistration, ThemeRegistration } from 'shiki';
import darkTheme from 'shiki/themes/github-dark-high-contrast.mjs';
import lightTheme from 'shiki/themes/github-light-high-contrast.mjs';
import { escapeText } from '../text/index.ts';
import { parseLineRanges } from './code-block.ts';

export interface HighlightOptions {
  readonly highlightLines: string;
  readonly lineNumbers: boolean;
  readonly firstLine: number;
}

export interface Highlighter {
  /** Loads the grammars of languages that are not loaded yet; unknown names are left out. */
  prepare(langs: Iterable<string>): Promise<void>;
  /** Whether there is a grammar of a language. */
  knows(lang: string): boolean;
  /** HTML of a block's code, ready to stand in `<code>`; plain where the language is unknown. Identical blocks are coloured once. */
  highlight(code: string, lang: string | undefined, options: HighlightOptions): string;
}

/** Names that authors write and Shiki does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  'shell script': 'bash',
  commandline: 'shellsession',
  output: 'text',
  golang: 'go',
  'c++': 'cpp',
  conf: 'ini',
  env: 'dotenv',
  jsonpath: 'text',
};

/** Lines longer than this are printed plain: they are data, and tokenizing them takes longer than reading them helps. */
const MAX_LINE_LENGTH = 2_000;

export async function createHighlighter(): Promise<Highlighter> {
  // Only now: what colours nothing, such as a check of pages that are rendered already, does without it.
  const { bundledLanguages, bundledLanguagesAlias, createHighlighterCore, createOnigurumaEngine } =
    await import('shiki');
  const grammars: Grammars = { ...bundledLanguagesAlias, ...bundledLanguages };
  const core = await createHighlighterCore({
    themes: [COMBINED.theme],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
  const loaded = new Set<string>();
  const done = new Map<string, readonly string[]>();

  return {
    async prepare(langs) {
      for (const lang of new Set(langs)) {
        const known = resolveLanguage(lang, grammars);
        const load = known === undefined ? undefined : grammars[known];
        if (known === undefined || load === undefined || loaded.has(known)) continue;
        await core.loadLanguage((await load()).default);
        loaded.add(known);
      }
    },
    knows: (lang) => resolveLanguage(lang, grammars) !== undefined,
    highlight(code, lang, options) {
      const known = lang === undefined ? undefined : resolveLanguage(lang, grammars);
      const key = `${known ?? ''}\0${code}`;
      let lines = done.get(key);
      if (lines === undefined) {
        lines =
          known !== undefined && loaded.has(known)
            ? colourLines(core, code, known)
            : escapeText(code).split('\n');
        done.set(key, lines);
      }
      return joinLines(lines, options);
    },
  };
}

type Grammars = Readonly<Record<string, (() => Promise<{ default: LanguageRegistration[] }>) | undefined>>;

/** Shiki's name of a language as authors write it; `undefined` for plain text and unknown names. */
function resolveLanguage(lang: string, grammars: Grammars): string | undefined {
  const name = lang.toLowerCase().trim();
  const alias = ALIASES[name] ?? name;
  return Object.hasOwn(grammars, alias) ? alias : undefined;
}

function colourLines(core: HighlighterCore, code: string, lang: string): string[] {
  const lines = core.codeToTokensBase(code, {
    lang,
    theme: COMBINED.theme.name,
    tokenizeMaxLineLength: MAX_LINE_LENGTH,
    // By default a line is given up after half a second on the wall clock: the page would depend on how busy the machine is.
    tokenizeTimeLimit: 0,
  });
  return lines.map((tokens) => {
    let html = '';
    let open = '';
    for (const { content, color, fontStyle } of tokens) {
      // White space has no colour: it joins the token before it.
      // Nor does a token begin inside a word: some grammars cut `<name>` into `nam` and `e`.
      const continues =
        content.trim() === '' || (/[\p{L}\p{N}]$/u.test(html) && /^[\p{L}\p{N}]/u.test(content));
      const classes = continues ? open : classesOf(color, fontStyle);
      if (classes !== open) {
        if (open !== '') html += '</span>';
        if (classes !== '') html += `<span class="${classes}">`;
        open = classes;
      }
      html += escapeText(content);
    }
    return open === '' ? html : `${html}</span>`;
  });
}

function classesOf(color: string | undefined, fontStyle: number | undefined): string {
  const pair = COMBINED.pairOf(color);
  const style = Math.max(fontStyle ?? 0, 0);
  const classes = pair === undefined ? [] : [`s${pair}`];
  if (style & 1) classes.push('i');
  if (style & 2) classes.push('b');
  if (style & 4) classes.push('u');
  return classes.join(' ');
}

function joinLines(
  lines: readonly string[],
  { highlightLines, lineNumbers, firstLine }: HighlightOptions,
): string {
  const marked = highlightLines === '' ? undefined : parseLineRanges(highlightLines, lines.length);
  if (marked === undefined && !lineNumbers) return lines.join('\n');
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const wrapped = lines.slice(0, last).map((line, index) => {
    const number = index + firstLine;
    const classes = marked?.has(index + 1) ? 'line hl' : 'line';
    return `<span class="${classes}"${lineNumbers ? ` data-line="${number}"` : ''}>${line}\n</span>`;
  });
  return wrapped.join('');
}

interface CombinedThemes {
  readonly theme: ThemeRegistration & { readonly name: string };
  /** Colours of the pairs, light and dark, by number. */
  readonly pairs: readonly (readonly [light: string, dark: string])[];
  /** The number of a token's pair by the colour that the combined theme gave it; `undefined` for plain text. */
  pairOf(colour: string | undefined): number | undefined;
}

/**
 * One theme with the rules of two: each rule's colour is its number, from which the pair of real colours is known. That works for themes that are made from
 * one template, whose rules have the same selectors in the same order; others are refused, so that an update of Shiki cannot mix them up.
 */
export function combineThemes(light: ThemeRegistration, dark: ThemeRegistration): CombinedThemes {
  const lightRules = light.tokenColors ?? [];
  const darkRules = dark.tokenColors ?? [];
  const selectors = (rules: typeof lightRules) =>
    JSON.stringify(
      rules.map(({ scope, settings }) => [scope, settings.fontStyle, settings.foreground === undefined]),
    );
  if (selectors(lightRules) !== selectors(darkRules)) {
    throw new Error(
      `The themes ${light.name} and ${dark.name} have different rules. Choose two that are made from one template.`,
    );
  }
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

const COMBINED = combineThemes(lightTheme, darkTheme);

/**
 * The style sheet of the token classes; dark by the system's preference unless the reader chose (`data-theme` on the root element).
 *
 * @param tabWidth columns of a tab in code
 */
export function highlightCss(tabWidth: number): string {
  const light = COMBINED.pairs.map(([colour], number) => `.s${number}{color:${colour}}`).join('');
  const dark = COMBINED.pairs.map(([, colour], number) => `.s${number}{color:${colour}}`).join('');
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
