/** Shiki: code → HTML whose tokens have the classes of {@link CodeColours}. Code is tokenized once, not once per theme. */
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { HighlighterCore, LanguageRegistration, ShikiTransformer } from 'shiki';
import { escapeText } from '../../text/index.ts';
import { type CodeColours, type CodeToken, STANDARD_COLOURS } from './code-colours.ts';
import { type LineMarks, lineClasses } from './line-marks.ts';

export interface HighlightOptions extends LineMarks {
  readonly lineNumbers: boolean;
  readonly firstLine: number;
}

/** A site's extensions of Shiki. */
export interface HighlightSetup {
  readonly colours: CodeColours;
  readonly langs: readonly LanguageRegistration[];
  /** Additional names of languages. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly transformers: readonly ShikiTransformer[];
}

export const STANDARD_HIGHLIGHTING: HighlightSetup = {
  colours: STANDARD_COLOURS,
  langs: [],
  aliases: {},
  transformers: [],
};

export interface Highlighter {
  /** Loads grammars that are not loaded yet; unknown names are ignored. */
  prepare(langs: Iterable<string>): Promise<void>;
  /** Whether there is a grammar for a language. */
  knows(lang: string): boolean;
  /** HTML of a block's code for insertion into `<code>`; plain if the language is unknown. Identical blocks are highlighted once. */
  highlight(code: string, lang: string | undefined, options: HighlightOptions): string;
  /** The same with the site's transformers, including their changes to `<pre>`; absent if the site has none. Errors of a transformer are rethrown. */
  readonly transform?: (
    code: string,
    lang: string | undefined,
    options: HighlightOptions & { readonly meta: string },
  ) => { readonly html: string; readonly properties: Properties };
}

/** Language names that authors use and Shiki does not know. */
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

export async function createHighlighter(setup: HighlightSetup = STANDARD_HIGHLIGHTING): Promise<Highlighter> {
  // Loaded on demand: runs that highlight nothing, such as a check of cached pages, do not need it.
  const { bundledLanguages, bundledLanguagesAlias, createHighlighterCore, createOnigurumaEngine } =
    await import('shiki');
  const { colours, langs, transformers } = setup;
  const own = ownGrammars(langs);
  const grammars: Grammars = { ...bundledLanguagesAlias, ...bundledLanguages, ...own };
  const aliases = { ...ALIASES, ...lowerCased(setup.aliases) };
  const core = await createHighlighterCore({
    themes: [...colours.themes],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
  const loaded = new Set<string>();
  const done = new Map<string, readonly string[]>();
  const resolve = (lang: string) => resolveLanguage(lang, grammars, aliases);
  const loadedName = (lang: string | undefined): string | undefined => {
    const known = lang === undefined ? undefined : resolve(lang);
    return known !== undefined && loaded.has(known) ? known : undefined;
  };

  return {
    async prepare(wanted) {
      for (const lang of new Set(wanted)) {
        const known = resolve(lang);
        const load = known === undefined ? undefined : grammars[known];
        if (known === undefined || load === undefined || loaded.has(known)) continue;
        // Grammars of a site may embed others of the site.
        await core.loadLanguage(...(Object.hasOwn(own, known) ? langs : []), ...(await load()).default);
        loaded.add(known);
      }
    },
    knows: (lang) => resolve(lang) !== undefined,
    highlight(code, lang, options) {
      const known = loadedName(lang);
      const key = `${known ?? ''}\0${code}`;
      const lines =
        done.get(key) ??
        (known === undefined
          ? escapeText(code).split('\n')
          : colours.tokenize(core, code, known).map(joinTokens));
      done.set(key, lines);
      return joinLines(lines, options);
    },
    ...(transformers.length === 0
      ? {}
      : {
          transform: (code, lang, options) =>
            transformCode(core, code, loadedName(lang) ?? 'text', { colours, transformers, ...options }),
        }),
  };
}

type Grammars = Readonly<Record<string, (() => Promise<{ default: LanguageRegistration[] }>) | undefined>>;

/** The grammars of a site by lower-case name. */
function ownGrammars(langs: readonly LanguageRegistration[]): Grammars {
  return Object.fromEntries(
    langs.flatMap((lang) =>
      [lang.name, ...(lang.aliases ?? [])].map((name) => [
        name.toLowerCase(),
        async () => ({ default: [lang] }),
      ]),
    ),
  );
}

function lowerCased(aliases: HighlightSetup['aliases']): HighlightSetup['aliases'] {
  return Object.fromEntries(Object.entries(aliases).map(([name, lang]) => [name.toLowerCase(), lang]));
}

/** Shiki's name for a language; `undefined` for plain text and unknown names. */
function resolveLanguage(
  lang: string,
  grammars: Grammars,
  aliases: Readonly<Record<string, string>>,
): string | undefined {
  const name = lang.toLowerCase().trim();
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : name;
  return alias !== undefined && Object.hasOwn(grammars, alias) ? alias : undefined;
}

function joinTokens(tokens: readonly CodeToken[]): string {
  let html = '';
  let open = '';
  for (const { content, classes: own } of tokens) {
    // White space has no colour: it is merged into the preceding token. A token does not begin inside a word either: some grammars split `<name>` into `nam` and `e`.
    const continues =
      content.trim() === '' || (/[\p{L}\p{N}]$/u.test(html) && /^[\p{L}\p{N}]/u.test(content));
    const classes = continues ? open : own;
    if (classes !== open) {
      if (open !== '') html += '</span>';
      if (classes !== '') html += `<span class="${classes}">`;
      open = classes;
    }
    html += escapeText(content);
  }
  return open === '' ? html : `${html}</span>`;
}

function joinLines(lines: readonly string[], options: HighlightOptions): string {
  const marks = lineClasses(options, lines.length);
  const { notes } = options;
  if (marks === undefined && notes === undefined && !options.lineNumbers) return lines.join('\n');
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const wrapped = lines.slice(0, last).map((line, index) => {
    const number = index + options.firstLine;
    const classes = ['line', ...(marks?.get(index + 1) ?? [])].join(' ');
    return `<span class="${classes}"${options.lineNumbers ? ` data-line="${number}"` : ''}>${line}${noteOf(notes?.get(index + 1))}\n</span>`;
  });
  return wrapped.join('');
}

/** The style sheet draws the number, so that it is not part of copied or searched code. */
function noteOf(note: number | undefined): string {
  return note === undefined ? '' : `<span class="code-note" data-note="${note}"></span>`;
}

interface TransformOptions extends HighlightOptions, Pick<HighlightSetup, 'colours' | 'transformers'> {
  readonly meta: string;
}

/** Replaces Shiki's colours with classes. */
function writeClasses(colours: CodeColours): ShikiTransformer {
  return {
    name: 'lockstep:classes',
    enforce: 'post',
    tokens: (lines) =>
      lines.map((line) =>
        line.map(({ color, fontStyle, htmlStyle, ...token }) => {
          const classes = colours.classesOf({ color, fontStyle, htmlStyle });
          return {
            ...token,
            htmlStyle: {},
            ...(classes === '' ? {} : { htmlAttrs: { ...token.htmlAttrs, class: classes } }),
          };
        }),
      ),
  };
}

function transformCode(
  core: HighlighterCore,
  code: string,
  lang: string,
  { colours, transformers, meta, ...options }: TransformOptions,
): { html: string; properties: Properties } {
  const tree = core.codeToHast(code.replace(/\n$/, ''), {
    lang,
    ...colours.treeOptions,
    meta: { __raw: meta },
    transformers: [...transformers, writeClasses(colours)],
  });
  const pre = tree.children.find((node): node is Element => node.type === 'element');
  if (pre === undefined) return { html: '', properties: {} };
  const inner = pre.children.find((node): node is Element => node.type === 'element') ?? pre;
  const marks = lineClasses(options, inner.children.length);
  let count = 0;
  const lines = inner.children.filter((node) => !isLineEnd(node));
  for (const line of lines) {
    if (line.type !== 'element') continue;
    count += 1;
    line.properties.class = [line.properties.class, ...(marks?.get(count) ?? [])]
      .flat()
      .filter(Boolean)
      .join(' ');
    if (options.lineNumbers) line.properties.dataLine = String(count + options.firstLine - 1);
    const note = options.notes?.get(count);
    if (note !== undefined)
      line.children.push(h('span', { className: ['code-note'], dataNote: String(note) }));
    line.children.push({ type: 'text', value: '\n' });
  }
  const { style: _style, tabindex: _index, class: classes, ...properties } = pre.properties;
  const names = (Array.isArray(classes) ? classes : [classes])
    .flatMap((name) => String(name ?? '').split(/\s+/))
    .filter((name) => name !== '' && !isShikis(name, colours));
  return {
    html: toHtml(lines),
    properties: { ...properties, ...(names.length === 0 ? {} : { className: names }) },
  };
}

function isLineEnd(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Whether Shiki has set a class of `<pre>`. */
function isShikis(name: string, { themes }: CodeColours): boolean {
  return name === 'shiki' || name === 'shiki-themes' || themes.some((theme) => theme.name === name);
}

/** The style sheet of the token classes. @param tabWidth columns of a tab in code */
export function highlightCss(tabWidth: number, { css }: Pick<CodeColours, 'css'> = STANDARD_COLOURS): string {
  return css(tabWidth);
}
