/** Code that a site adds to its build: Markdown plugins, extensions of Shiki, hooks. Values that are not plain stay in the configuration file, which each thread reads again. */
import type { LanguageRegistration, ShikiTransformer, ThemeRegistration } from 'shiki';
import type { Plugin } from 'unified';
import { z } from 'zod';
import { flag, listOf, tableOf, text } from './schema-parts.ts';

/** A page as seen by hooks and plugins of a site. */
export interface HookPage {
  /** Path without locale and extension. */
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  /** Relative to the site directory; empty for a page without a file. */
  readonly file: string;
  /** URL path of the page. */
  readonly url: string;
  /** Its front matter. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** The argument of `onLoad`. */
export interface LoadedEvent {
  /** Absolute path of the site directory. */
  readonly root: string;
  readonly command: 'build' | 'dev';
  readonly pages: readonly HookPage[];
}

/** The argument of `onPage`. */
export interface PageEvent {
  readonly page: HookPage;
  /** The body of the page, without the frame. */
  readonly html: string;
}

/** The argument of `onWritten`. */
export interface WrittenEvent {
  /** Absolute path of the folder that contains the whole site and replaces the previous output afterwards. */
  readonly outDir: string;
  /** Relative paths, sorted. */
  readonly files: readonly string[];
  readonly pages: readonly HookPage[];
}

// Any, because plugins differ in options and trees: unified's own types are not more precise either.
// biome-ignore lint/suspicious/noExplicitAny: as in unified's own list of plugins
export type PluginFunction = Plugin<any[], any, any>;

const functionOf = <T>(name: string) =>
  z.custom<T>((value) => typeof value === 'function', 'a function').meta({ title: name });
const objectOf = <T>(name: string, expected: string) =>
  z
    .custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), expected)
    .meta({ title: name });

const PLUGIN = 'a plugin, its package or file such as "./src/plugin.ts", or a pair of one and its options';
const pluginName = z.union([text(), functionOf<PluginFunction>('Plugin')], PLUGIN);

export const plugins = () =>
  listOf(
    z.union([pluginName, z.tuple([pluginName, z.unknown()], PLUGIN)], PLUGIN),
    'a list of plugins such as ["remark-directive"]',
  ).default([]);

const shikiTheme = () =>
  z.union(
    [text(), objectOf<ThemeRegistration>('Theme', 'a theme')],
    'the name of a theme of Shiki, a JSON file such as "./src/theme.json", or a theme',
  );

export const shikiParts = {
  themes: z
    .strictObject(
      {
        light: shikiTheme().describe('Colours of code in the light theme.'),
        dark: shikiTheme().describe('Colours of code in the dark theme.'),
      },
      'a table with "light" and "dark"',
    )
    .optional()
    .describe(
      'Themes of Shiki, by name, as a JSON file of the site or as a value; by default GitHub’s high-contrast themes.',
    ),
  readable: flag()
    .default(false)
    .describe(
      'Makes colours of `themes` with too little contrast darker or lighter; otherwise they are reported.',
    ),
  langs: listOf(
    z.union(
      [text(), objectOf<LanguageRegistration>('Language', 'a grammar')],
      'a JSON file such as "./src/harbour.tmLanguage.json", or a grammar',
    ),
    'a list of grammars',
  )
    .default([])
    .describe('Grammars of TextMate for more languages: JSON files of the site, or values.'),
  langAlias: tableOf(text(), 'a table such as { harbour: "yaml" }')
    .default({})
    .describe('Additional names of languages in fences, with the languages that they mean.'),
  transformers: listOf(
    z.union(
      [text(), objectOf<ShikiTransformer>('Transformer', 'a transformer')],
      'a transformer of Shiki, its package or file',
    ),
    'a list of transformers',
  )
    .default([])
    .describe('Transformers of Shiki, or files and packages that export one.'),
};

const hook = <T>(name: string) =>
  z.union([text(), functionOf<T>(name)], 'a function, or a file that exports one');

export const hooks = z.strictObject(
  {
    onLoad: hook<(event: LoadedEvent) => void | Promise<void>>('(event: LoadedEvent) => void')
      .optional()
      .describe('Called with the pages of the site before they are rendered.'),
    onPage: hook<(event: PageEvent) => string | undefined | Promise<string | undefined>>(
      '(event: PageEvent) => string | undefined',
    )
      .optional()
      .describe(
        'Called with each page that is rendered, in a worker thread; HTML that it returns replaces the body.',
      ),
    onWritten: hook<(event: WrittenEvent) => void | Promise<void>>('(event: WrittenEvent) => void')
      .optional()
      .describe('Called when all files are written, before they replace the last build.'),
  },
  'a table of functions',
);
