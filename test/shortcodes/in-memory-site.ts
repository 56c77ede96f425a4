/** A small site in memory, rendered by the real renderer, for the tests of shortcodes. */
import {
  HUGO_CONVENTIONS,
  LOCKSTEP_CONVENTIONS,
  PLAIN_THEME,
  type Site,
  type ValueMap,
} from '../../src/config/index.ts';
import type { Page } from '../../src/corpus/index.ts';
import {
  createHashedLookups,
  createRenderer,
  type Lookups,
  type RenderedPage,
} from '../../src/rendering/index.ts';
import type { ResourceSummary, ShortcodeDefinition } from '../../src/shortcodes/index.ts';
import { compileGlob, escapeText } from '../../src/text/index.ts';
import { definitions } from './all-definitions.ts';
import {
  CASE_STUDIES,
  COMMON,
  DATA,
  FILES,
  GLOSSARY,
  PAGES,
  PARAMS,
  RESOURCES,
  UI,
} from './in-memory-content.ts';

export type SiteKind = 'lockstep' | 'hugo';

export interface InMemoryOptions {
  /** The kind of site, which determines its conventions. */
  readonly kind?: SiteKind;
  readonly rawHtml?: boolean;
  readonly front?: ValueMap;
  readonly params?: ValueMap;
  readonly bundle?: Page['bundle'];
  readonly format?: Page['format'];
  /** Without data and common resources. */
  readonly bare?: boolean;
  /** Shortcodes of the test, in addition to built-in ones. */
  readonly definitions?: readonly ShortcodeDefinition[];
  readonly markdown?: Partial<Site['markdown']>;
}

const byGlob = (resources: readonly ResourceSummary[], glob: string) =>
  resources.find(({ name }) => compileGlob(glob).test(name));

function lookupsOf(params: ValueMap, bare: boolean): Lookups {
  return {
    text: (path) => {
      const text = FILES[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    includeFile: (_page, _locale, name) => {
      const path = ['includes', '_includes']
        .map((dir) => `content/en/${dir}/${name}`)
        .find((each) => each in FILES);
      return path === undefined ? undefined : { path };
    },
    contentFile: (_page, _locale, path) => {
      const file = `content/en/docs/containers/hooks/${path}`;
      return file in FILES ? { path: file } : undefined;
    },
    fragment: (path) => {
      const text = FILES[path];
      return text === undefined ? undefined : { path, text, bodyStart: 0, params: {} };
    },
    page: (_page, _locale, path) => PAGES.find((page) => page.path === path.replace(/\/$/, '')),
    linkedPage: () => undefined,
    linkedFile: () => undefined,
    today: () => '2026-01-01',
    related: () => [],
    resources: () => [],
    asset: () => undefined,
    assets: () => [],
    menus: () => ({}),
    taxonomies: () => [],
    imageSizeOf: () => undefined,
    fileDigest: () => undefined,
    siteFacts: () => ({
      title: 'Test',
      copyright: '',
      baseUrl: 'https://example.org/',
      urlPrefix: '',
      languageName: 'English',
      hasTermIds: false,
      direction: 'ltr',
      languages: [],
      mainSections: [],
      outputs: {},
      outputFormats: {},
    }),
    pagesWith: (_locale, key) => PAGES.filter((page) => key in page.params),
    pagesOf: () => CASE_STUDIES,
    resource: (_page, _locale, glob) => byGlob(RESOURCES, glob),
    bundleResource: (_locale, bundle, glob) =>
      bundle === '/_common-resources' && !bare ? byGlob(COMMON, glob) : undefined,
    example: (_page, _locale, file) =>
      `examples/${file}` in FILES
        ? { file: `examples/${file}`, url: `/examples/${file}`, locale: 'en' }
        : undefined,
    term: (_locale, id) => (id === 'pod' ? GLOSSARY : undefined),
    terms: () => [GLOSSARY],
    imageSize: () => undefined,
    data: (path) => (bare ? undefined : DATA[path]),
    dataProblems: () => [],
    siteParam: (_locale, name) => params[name.toLowerCase()],
    ui: (locale, key) => ({ text: UI[key] ?? `[${key}]`, missing: false, from: locale }),
    env: (name) => (name === 'HUGO_VERSION' && !bare ? '0.111.3' : undefined),
    ownShortcode: () => undefined,
    ownShortcodeNames: () => [],
  };
}

/** Renders a page's text. */
export function renderInMemory(text: string, options: InMemoryOptions = {}): Promise<RenderedPage> {
  const { kind = 'lockstep', rawHtml = true, front = {}, params = {}, bare = false } = options;
  const byName = [...definitions, ...(options.definitions ?? [])].flatMap((definition) =>
    [definition.name, ...(definition.aliases ?? [])].map((name) => [name, definition] as const),
  );
  const renderer = createRenderer({
    site: withMarkdown(siteOf(kind, rawHtml), options.markdown),
    lookups: createHashedLookups(lookupsOf({ ...PARAMS, ...params }, bare), (answer) => answer),
    definitions: new Map(byName),
    highlighter: { knows: () => false, prepare: async () => {}, highlight: (code) => escapeText(code) },
  });
  const page: Page = {
    id: 'docs/containers/hooks',
    locale: 'en',
    kind: 'page',
    bundle: options.bundle ?? 'leaf',
    file: 'content/en/docs/containers/hooks/index.md',
    format: options.format ?? 'markdown',
    bodyStart: 0,
    hash: '',
    damaged: false,
    params: { 'min-kubernetes-server-version': 'v1.20', ...front },
    title: 'Hooks',
    linkTitle: 'Hooks',
    description: '',
    weight: 0,
    date: undefined,
    lastmod: undefined,
    section: 'docs',
    url: '/docs/containers/hooks/',
    output: 'docs/containers/hooks/index.html',
    aliases: [],
    translationKey: 'docs/containers/hooks',
    rendered: true,
    listed: true,
    resourceOf: undefined,
    resources: [],
  };
  return renderer.render(page, text);
}

/** The visible text of the page, with collapsed white space. */
export function visibleText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([\da-f]+);/gi, (_entity, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;!?)])/g, '')
    .trim();
}

function withMarkdown(site: Site, markdown: Partial<Site['markdown']> = {}): Site {
  return { ...site, markdown: { ...site.markdown, ...markdown } };
}

function siteOf(kind: SiteKind, rawHtml: boolean): Site {
  return {
    conventions: kind === 'hugo' ? HUGO_CONVENTIONS : LOCKSTEP_CONVENTIONS,
    dialect: 'lockstep',
    trust: [],
    kubernetes: { versions: [], schemas: [], overrides: [] },
    presets: ['docsy', 'kubernetes', 'opentelemetry'],
    themes: [],
    layoutDirs: [],
    contentLayoutDirs: [],
    embeddedHooks: { link: 'never', image: 'never' },
    root: '/site',
    configFiles: [],
    origin: 'https://example.org',
    basePath: '/',
    versions: [],
    offline: 'none',
    locales: [
      {
        name: 'en',
        lang: 'en',
        direction: 'ltr',
        label: 'English',
        weight: 1,
        contentDir: 'content/en',
        urlPrefix: '',
        fallbacks: [],
      },
    ],
    defaultLocale: 'en',
    defaultLocaleInSubdir: false,
    settings: {},
    ignoreFiles: [],
    cascade: null,
    mounts: [],
    staticDirs: [],
    examplesDirs: ['examples'],
    dataDir: 'data',
    i18nDir: 'i18n',
    shortcodesDir: 'shortcodes',
    dates: { date: [], lastmod: [], publishDate: [], expiryDate: [] },
    markdown: {
      headingIds: kind === 'hugo' ? 'blackfriday' : 'github',
      headingIdText: 'rendered',
      headingAttributes: true,
      attributesBeforeClosingMarks: true,
      blockAttributes: false,
      definitionLists: true,
      definitionTermIds: false,
      footnotes: true,
      tables: true,
      strikethrough: true,
      singleTilde: false,
      taskLists: true,
      cjkEmphasis: false,
      asides: false,
      emoji: false,
      linkify: true,
      typographer: false,
      hardWraps: false,
      rawHtml,
      goldmarkComments: kind === 'hugo',
      goldmarkTables: kind === 'hugo',
      math: kind === 'lockstep',
      passthrough: { block: [], inline: [] },
    },
    highlight: { codeFences: true, lineNumbers: false, firstLine: 1, tabWidth: 4 },
    toc: { startLevel: 2, endLevel: 3, ordered: false },
    outputFormats: {},
    pagers: { size: 10, path: 'page', hasFirst: false },
    mainSections: [],
    uglyUrls: { pages: false, lists: true, sections: {} },
    aliasesOfLocale: false,
    disableAliases: false,
    disablePathToLower: false,
    sidebarMenu: '',
    defaultLocaleRedirect: true,
    terms: { capitalized: false, keepSpaces: false },
    disableKinds: [],
    robotsTxt: false,
    outputs: {},
    remoteData: { hosts: [], files: {} },
    feeds: { fileName: 'index.xml', limit: 20, sections: [] },
    sitemap: 'sitemap-index.xml',
    listSize: 0,
    blog: { bylines: true, years: true, excerpts: true, archives: true },
    printViews: false,
    build: { drafts: false, future: false, expired: false },
    fallbackPages: true,
    search: false,
    markdownPages: false,
    drift: { pins: [], notices: false, statusPage: false, draft: [], popularity: '' },
    links: { exampleHosts: [], ignore: [], privateHosts: [], inheritAnchors: false },
    rules: { rules: {}, overrides: [] },
    editUrl: '',
    repository: '',
    issueUrl: '',
    sourceUrl: '',
    theme: PLAIN_THEME,
    code: '',
    themeFolder: '',
  };
}

/** The HTML of a page with this body. */
export async function htmlOf(source: string, options?: InMemoryOptions): Promise<string> {
  return (await renderInMemory(source, options)).html;
}

/** What is reported about a page with this body, without the places. */
export async function problemsOf(source: string, options?: InMemoryOptions) {
  const { problems } = await renderInMemory(source, options);
  return problems.map(({ code, severity, target, message, hint }) => ({
    code,
    severity,
    target,
    message,
    hint,
  }));
}
