/** Defaults of each kind of site. Those for Hugo trees are from Hugo's documentation (checked with `hugo config`). */

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

/** Raw HTML is enabled, since authors and publishers are the same people; smart punctuation is left to the author. */
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

/** Hugo's `frontmatter` defaults, with its key aliases expanded. */
export const HUGO_DATES: DateSources = {
  date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  lastmod: [':git', 'lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
  publishDate: ['publishdate', 'pubdate', 'published', 'date'],
  expiryDate: ['expirydate', 'unpublishdate'],
};

/** Hugo's, except that a page's own date of last change takes precedence over git. */
export const LOCKSTEP_DATES: DateSources = {
  ...HUGO_DATES,
  lastmod: ['lastmod', 'modified', ':git', 'date', 'publishdate', 'pubdate', 'published'],
};

/** Settings for translations. Keys that pin a translation are looked for in this order; the first is the one that is written. */
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
