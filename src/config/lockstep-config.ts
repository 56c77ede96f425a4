/**
 * The schema of `lockstep.config.ts`: it defines the types, validates the file, and provides the descriptions and defaults for the manual. The `error` of each part is the phrase
 * after "expected" in messages.
 */
import { z } from 'zod';
import { blogParts } from './blog-config.ts';
import { DRIFT, HIGHLIGHT, LINKS, TOC } from './defaults.ts';
import { kubernetes } from './kubernetes-config.ts';
import { localeConfig, menus } from './locale-config.ts';
import { markdown } from './markdown-config.ts';
import { hooks, shikiParts } from './plugin-config.ts';
import { ruleParts } from './rules.ts';
import { flag, listOf, localized, params, tableOf, text, wholeNumber } from './schema-parts.ts';
import { type ThemeInput, theme } from './theme-config.ts';
import { versions } from './versions-config.ts';

export const configSchema = z.strictObject(
  {
    title: localized()
      .default('Documentation')
      .describe('The title of the site; one text, or one per locale.'),
    description: localized()
      .default('')
      .describe('The description of the site, in one sentence; one text, or one per locale.'),
    copyright: localized().default('').describe('The copyright line; one text, or one per locale.'),
    url: z
      .url({ protocol: /^https?$/, error: 'an address such as "https://example.org/docs/"' })
      .optional()
      .describe('The URL at which the site will be published. Its path is the base path of all pages.'),
    repository: z
      .url({ error: 'an address such as "https://github.com/example/docs"' })
      .optional()
      .describe('The URL of the repository.'),
    editUrl: z
      .url({ error: 'an address such as "https://github.com/example/docs/edit/main/"' })
      .optional()
      .describe('The start of the URLs behind "Edit this page"; the path of the file is appended.'),
    issueUrl: z
      .url({ error: 'an address such as "https://github.com/example/docs/issues/new?title={title}"' })
      .optional()
      .describe(
        'The URL behind “Report an issue”; `{title}`, `{url}` and `{file}` are replaced by those of the page.',
      ),
    sourceUrl: z
      .url({ error: 'an address such as "https://github.com/example/docs/blob/main/"' })
      .optional()
      .describe('The start of the URLs behind “View source”; the path of the file is appended.'),
    theme: theme.prefault({}).describe('The theme of the site.'),
    locales: tableOf(
      z.union([text(), localeConfig], 'the label of the locale, or a table of its settings'),
      'a table of locales',
    )
      .optional()
      .describe(
        'The locales in the order of the language menu, by the name of their folder in `content/`: a label or a table. By default all folders of `content/` that are named after a language.',
      ),
    defaultLocale: text()
      .optional()
      .describe(
        'The locale that the others are translated from, published at `/`; by default `en` if it exists, else the first.',
      ),
    defaultLocaleInSubdir: flag()
      .default(false)
      .describe('Publishes the default locale at `/en/` instead of `/`.'),
    versions,
    dialect: z
      .enum(['lockstep', 'vuepress'], '"lockstep" or "vuepress"')
      .default('lockstep')
      .describe('The dialect of the pages: Lockstep’s own Markdown, or that of VuePress and VitePress.'),
    presets: listOf(text(), 'a list of presets such as ["docsy"]')
      .default([])
      .describe(
        'Presets that the site uses, each with shortcodes, UI strings, checks and styles of one product.',
      ),
    fallbackPages: flag()
      .default(true)
      .describe('Shows the page of the default locale, with a notice, if a locale lacks a translation.'),
    params: params().default({}).describe('Values that pages and shortcodes may show, by `param`.'),
    menus: menus().default({}),
    permalinks: tableOf(text(), 'a table of patterns such as { blog: "/:section/:year/:slug/" }')
      .default({})
      .describe('Patterns for the URLs of pages, by the first folder of their path.'),
    markdown: markdown.prefault({}).describe('The Markdown settings of the site.'),
    highlight: z
      .strictObject(
        {
          lineNumbers: flag()
            .default(HIGHLIGHT.lineNumbers)
            .describe('Numbers the lines of all code blocks.'),
          tabWidth: wholeNumber(1, 16).default(HIGHLIGHT.tabWidth).describe('Width of a tab, in spaces.'),
          ...shikiParts,
        },
        'a table of settings for code blocks',
      )
      .prefault({})
      .describe('How code blocks are shown.'),
    hooks: hooks.prefault({}).describe('Functions of the site that are called during a build.'),
    toc: z
      .strictObject(
        {
          startLevel: wholeNumber(1, 6).default(TOC.startLevel).describe('Highest level of headings.'),
          endLevel: wholeNumber(1, 6).default(TOC.endLevel).describe('Lowest level of headings.'),
          ordered: flag().default(TOC.ordered).describe('Numbers the entries.'),
        },
        'a table of settings for the table of contents',
      )
      .prefault({})
      .describe('The headings in the table of contents.'),
    links: z
      .strictObject(
        {
          exampleHosts: listOf(text(), 'a list of hosts')
            .default([...LINKS.exampleHosts])
            .describe(
              'Hosts that serve the examples of this site below `/examples/`, in addition to its own.',
            ),
          ignore: listOf(text(), 'a list of patterns')
            .default([...LINKS.ignore])
            .describe('Targets that the link check ignores; `*` matches any text.'),
          privateHosts: listOf(text(), 'a list of hosts')
            .default([...LINKS.privateHosts])
            .describe('Hosts of private networks that the check of external links may contact.'),
          inheritAnchors: flag()
            .default(LINKS.inheritAnchors)
            .describe('Gives a heading of a translation the id of its source heading as a second anchor.'),
        },
        'a table of settings for the link check',
      )
      .prefault({})
      .describe('The settings of the link check.'),
    trust: tableOf(z.enum(['full', 'markdown'], '"full" or "markdown"'), 'a table such as { fr: "markdown" }')
      .default({})
      .describe(
        'Who may run scripts on the site, by locale or by a pattern of paths such as `content/fr/blog/**`; the last matching entry counts. With `markdown`, executable content is removed from pages and reported; with `full`, the default, HTML is kept as written.',
      ),
    drift: z
      .strictObject(
        {
          pins: listOf(text(), 'a list of front matter keys')
            .default([...DRIFT.pins])
            .describe(
              'Front matter keys with the version of the source that a translation was made from, in look-up order: a blob hash if the name ends in "blob", else a commit. The first is the one that is written. With an empty list, only the history counts.',
            ),
          notices: flag()
            .default(DRIFT.notices)
            .describe('Shows readers of a translation that its source has changed, and where.'),
          statusPage: flag().default(DRIFT.statusPage).describe('Makes the page `/translation-status/`.'),
          draft: listOf(text(), 'a list of a program and its arguments')
            .default([...DRIFT.draft])
            .describe(
              'A program, with its arguments, that translates for `drift start --draft`: JSON on its standard input, JSON on its standard output.',
            ),
          popularity: text()
            .default(DRIFT.popularity)
            .describe(
              'A file with page views, as CSV (`/docs/a/,120`) or JSON (`{ "/docs/a/": 120 }`): pages with many readers come first in `drift next` and in reports.',
            ),
          source: z
            .strictObject(
              {
                git: text().describe(
                  'A folder next to the site, or the URL or name of a remote of its repository. Nothing is fetched: what exists locally is used.',
                ),
                path: text().default('').describe('The folder of the source’s pages in that repository.'),
                branch: text()
                  .default('')
                  .describe('The branch whose pages are the source; by default the one that is checked out.'),
              },
              'a table such as { git: "../site", path: "content/en" }',
            )
            .optional()
            .describe('Where the source is, if each language of the site is a repository of its own.'),
        },
        'a table of settings for translations',
      )
      .prefault({})
      .describe('How translations are compared with their source.'),
    ...ruleParts,
    kubernetes,
    build: z
      .strictObject(
        {
          drafts: flag().default(false).describe('Builds pages with `draft: true`.'),
          future: flag().default(false).describe('Builds pages whose date is in the future.'),
          expired: flag().default(false).describe('Builds pages whose `expiryDate` has passed.'),
        },
        'a table of settings for the build',
      )
      .prefault({})
      .describe('Pages to build in addition to those that are published now.'),
    remoteData: z
      .strictObject(
        {
          hosts: listOf(text(), 'a list of hosts such as ["example.org"]')
            .default([])
            .describe('Hosts that a build may contact; none by default.'),
          files: tableOf(text(), 'a table of addresses such as { feed: "https://example.org/feed.json" }')
            .default({})
            .describe(
              'URLs of YAML, TOML, JSON or CSV files, by the name under which the data is available, like a file of `data/`.',
            ),
        },
        'a table with "hosts" and "files"',
      )
      .prefault({})
      .describe('Data of other hosts, fetched before pages are built; a failed request is a warning.'),
    feeds: listOf(text(), 'a list of sections such as ["blog"]')
      .default([])
      .describe('Sections that have a feed (RSS), by their path: `blog`; `/` is the home page.'),
    feedLimit: wholeNumber(0, 10_000)
      .default(20)
      .describe('The maximum number of entries in a feed; 0 for all.'),
    listSize: wholeNumber(0, 10_000)
      .default(0)
      .describe('The number of blog entries on one page of a list; 0 for all.'),
    ...blogParts,
    printViews: flag()
      .default(false)
      .describe('Generates a print view for each section, with everything below it, at `_print/`.'),
    search: flag()
      .default(true)
      .describe('Lets readers search each locale in their browser, without a server.'),
    offline: z
      .enum(['none', 'visited', 'locale'], '"none", "visited" or "locale"')
      .default('none')
      .describe(
        'The pages that browsers keep for reading offline: none, those that a reader has visited, or all pages of the reader’s locale.',
      ),
    markdownPages: flag()
      .default(true)
      .describe('Publishes each page as Markdown too, at `index.md` next to it, for programs that read it.'),
    aliases: flag().default(true).describe('Generates a redirect for each `aliases` entry of a page.'),
    uglyUrls: flag().default(false).describe('Makes `/docs/a.html` instead of `/docs/a/`.'),
    lowerCasePaths: flag().default(true).describe('Writes the URLs of pages in lower case.'),
    robotsTxt: flag().default(true).describe('Makes `robots.txt`.'),
    ignoreFiles: listOf(text(), 'a list of regular expressions')
      .default([])
      .describe('Regular expressions; a file whose absolute path matches one is not part of the site.'),
  },
  'a table of settings',
);

/** What `lockstep.config.ts` exports as default. */
export type LockstepConfig = z.input<typeof configSchema>;
/** The same with defaults filled in. */
export type CompleteConfig = z.output<typeof configSchema>;

/**
 * Types a configuration; the file exports the result as default.
 *
 * @example
 * export default defineConfig({
 *   title: 'Example',
 *   locales: { en: 'English', fr: { label: 'Français', description: 'Un exemple' } },
 * });
 */
export function defineConfig(config: LockstepConfig): LockstepConfig {
  return config;
}

/** Types the settings of a theme that is a package; the package exports the result as default. Paths in it are relative to the package. */
export function defineTheme(settings: ThemeInput): ThemeInput {
  return settings;
}
