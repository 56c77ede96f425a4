/**
 * Shiki with a light and a dark theme in one output. A token carries two short classes, `lN` and `dN`, the numbers of its colours in the two themes'
 * palettes; the style sheet that `highlightCss` gives turns them into colours. Pages stay small, and no style stands in them.
 */
import {
  bundledLanguages,
  bundledLanguagesAlias,
  createHighlighterCore,
  createOnigurumaEngine,
  type HighlighterCore,
  type LanguageRegistration,
  type ThemeRegistration,
} from 'shiki';
import darkTheme from 'shiki/themes/github-dark-high-contrast.mjs';
import lightTheme from 'shiki/themes/github-light-high-contrast.mjs';
import { parseLineRanges } from './code-block.ts';

export interface HighlightOptions {
  readonly highlightLines: string;
  readonly lineNumbers: boolean;
  readonly firstLine: number;
}

export interface Highlighter {
  /** Loads the grammars of languages that are not loaded yet; unknown names are left out. */
  prepare(langs: Iterable<string>): Promise<void>;
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
  const core = await createHighlighterCore({
    themes: [lightTheme, darkTheme],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
  const loaded = new Set<string>();
  const done = new Map<string, readonly string[]>();

  return {
    async prepare(langs) {
      for (const lang of new Set(langs)) {
        const known = resolveLanguage(lang);
        const load = known === undefined ? undefined : GRAMMARS[known];
        if (known === undefined || load === undefined || loaded.has(known)) continue;
        await core.loadLanguage((await load()).default);
        loaded.add(known);
      }
    },
    highlight(code, lang, options) {
      const known = lang === undefined ? undefined : resolveLanguage(lang);
      const key = `${known ?? ''}\0${code}`;
      let lines = done.get(key);
      if (lines === undefined) {
        lines =
          known !== undefined && loaded.has(known)
            ? colourLines(core, code, known)
            : escapeHtml(code).split('\n');
        done.set(key, lines);
      }
      return joinLines(lines, options);
    },
  };
}

const GRAMMARS: Readonly<Record<string, (() => Promise<{ default: LanguageRegistration[] }>) | undefined>> = {
  ...bundledLanguagesAlias,
  ...bundledLanguages,
};

/** Shiki's name of a language as authors write it; `undefined` for plain text and unknown names. */
function resolveLanguage(lang: string): string | undefined {
  const name = lang.toLowerCase().trim();
  const alias = ALIASES[name] ?? name;
  return Object.hasOwn(GRAMMARS, alias) ? alias : undefined;
}

function colourLines(core: HighlighterCore, code: string, lang: string): string[] {
  const lines = core.codeToTokensWithThemes(code, {
    lang,
    themes: { light: LIGHT.name, dark: DARK.name },
    tokenizeMaxLineLength: MAX_LINE_LENGTH,
  });
  return lines.map((tokens) => {
    let html = '';
    let open = '';
    for (const { content, variants } of tokens) {
      // White space has no colour: it joins the token before it.
      // Nor does a token begin inside a word: some grammars cut `<name>` into `nam` and `e`.
      const continues =
        content.trim() === '' || (/[\p{L}\p{N}]$/u.test(html) && /^[\p{L}\p{N}]/u.test(content));
      const classes = continues ? open : classesOf(variants.light, variants.dark);
      if (classes !== open) {
        if (open !== '') html += '</span>';
        if (classes !== '') html += `<span class="${classes}">`;
        open = classes;
      }
      html += escapeHtml(content);
    }
    return open === '' ? html : `${html}</span>`;
  });
}

interface TokenStyle {
  readonly color?: string;
  readonly fontStyle?: number;
}

function classesOf(light: TokenStyle | undefined, dark: TokenStyle | undefined): string {
  const classes: string[] = [];
  const lightIndex = LIGHT.indexOf(light?.color);
  const darkIndex = DARK.indexOf(dark?.color);
  if (lightIndex !== -1) classes.push(`l${lightIndex}`);
  if (darkIndex !== -1) classes.push(`d${darkIndex}`);
  const style = Math.max(light?.fontStyle ?? 0, 0);
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

interface Palette {
  readonly name: string;
  readonly colours: readonly string[];
  /** -1 for the theme's own text colour, which needs no class. */
  indexOf(colour: string | undefined): number;
}

function paletteOf(theme: ThemeRegistration): Palette {
  const base = (theme.colors?.['editor.foreground'] ?? theme.fg ?? '').toLowerCase();
  const all = (theme.tokenColors ?? theme.settings ?? []).map(({ settings }) =>
    settings.foreground?.toLowerCase(),
  );
  const colours = [...new Set(all.filter((colour) => colour !== undefined && colour !== base))].sort();
  const indices = new Map(colours.map((colour, index) => [colour, index]));
  return {
    name: theme.name ?? '',
    colours: colours.filter((colour) => colour !== undefined),
    indexOf: (colour) => indices.get(colour?.toLowerCase()) ?? -1,
  };
}

const LIGHT = paletteOf(lightTheme);
const DARK = paletteOf(darkTheme);

/**
 * The style sheet of the token classes; dark by the system's preference unless the reader chose (`data-theme` on the root element).
 *
 * @param tabWidth columns of a tab in code
 */
export function highlightCss(tabWidth: number): string {
  const light = LIGHT.colours.map((colour, index) => `.l${index}{color:${colour}}`).join('');
  const dark = DARK.colours.map((colour, index) => `.d${index}{color:${colour}}`).join('');
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

export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}
