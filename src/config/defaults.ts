/** What a site of each kind gets where its configuration is silent. Hugo's are those of Hugo's documentation (checked with `hugo config`). */

import type { HighlightSettings, MarkdownSettings, TocSettings } from './markdown-settings.ts';
import type { DateSources } from './site.ts';

export const HUGO_MARKDOWN: MarkdownSettings = {
  headingIds: 'github',
  headingIdText: 'source',
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
  linkify: true,
  typographer: true,
  hardWraps: false,
  rawHtml: false,
  goldmarkComments: true,
  goldmarkTables: true,
  math: false,
  asides: false,
  emoji: false,
  passthrough: { block: [], inline: [] },
};

/** Raw HTML is on, since the authors are those who publish; typography is the writer's, in every language. */
export const LOCKSTEP_MARKDOWN: MarkdownSettings = {
  ...HUGO_MARKDOWN,
  headingIdText: 'rendered',
  blockAttributes: true,
  cjkEmphasis: true,
  typographer: false,
  rawHtml: true,
  goldmarkComments: false,
  goldmarkTables: false,
  math: true,
  asides: true,
};

export const HIGHLIGHT: HighlightSettings = {
  codeFences: true,
  lineNumbers: false,
  firstLine: 1,
  tabWidth: 4,
};

export const TOC: TocSettings = { startLevel: 2, endLevel: 3, ordered: false };

/** Hugo's `frontmatter` defaults, its aliases of keys written out. */
export const HUGO_DATES: DateSources = {
  date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  lastmod: [':git', 'lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
  publishDate: ['publishdate', 'pubdate', 'published', 'date'],
  expiryDate: ['expirydate', 'unpublishdate'],
};

/** As Hugo's, except that what a page says of its last change wins over its history. */
export const LOCKSTEP_DATES: DateSources = {
  ...HUGO_DATES,
  lastmod: ['lastmod', 'modified', ':git', 'date', 'publishdate', 'pubdate', 'published'],
};

/** Translations and their source. Keys that pin a translation, in the order they are looked for; the first is the one that is written. */
export const DRIFT = {
  pins: ['source_blob', 'default_lang_commit', 'l10n.sourceCommit'],
  notices: true,
  statusPage: true,
  draft: [],
  popularity: '',
} as const;

/** The link check. */
export const LINKS = {
  exampleHosts: [],
  ignore: [],
  privateHosts: [],
  inheritAnchors: true,
} as const;
