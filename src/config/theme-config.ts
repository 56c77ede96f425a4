/** The settings of `theme`. */
import { z } from 'zod';
import { flag, listOf, localized, tableOf, text } from './schema-parts.ts';

const colour = () =>
  z.string('a colour such as "#7a1fa2"').regex(/^#[\da-f]{6}$/i, 'a colour such as "#7a1fa2"');
const webAddress = (example: string) =>
  z.url({ protocol: /^https?$/, error: `an address such as "${example}"` });

const link = z.strictObject(
  {
    label: localized().describe('The text of the link.'),
    href: text().describe('The target: a URL, or a path of this site such as `/docs/`.'),
  },
  'a link such as { label: "Imprint", href: "/imprint/" }',
);

const headTag = z.strictObject(
  {
    tag: z
      .enum(['meta', 'link', 'script', 'style'], '"meta", "link", "script" or "style"')
      .describe('Name of the element.'),
    attrs: tableOf(z.union([text(), flag()], 'text, or true or false'), 'a table of attributes')
      .default({})
      .describe('Its attributes.'),
    content: text().optional().describe('The text of a script or style.'),
  },
  'an element such as { tag: "meta", attrs: { name: "author", content: "A. Writer" } }',
);

const analytics = z.strictObject(
  {
    src: webAddress('https://stats.example.org/script.js').describe('The URL of the script.'),
    attrs: tableOf(text(), 'a table of attributes')
      .default({})
      .describe('Attributes of the script, such as the name of the site.'),
    connect: listOf(webAddress('https://stats.example.org'), 'a list of addresses')
      .default([])
      .describe('The hosts to which the script may send data.'),
  },
  'a script such as { src: "https://stats.example.org/script.js" }',
);

/** The parts of a page that a site may replace. */
const COMPONENTS = [
  'Header',
  'Sidebar',
  'TableOfContents',
  'Breadcrumbs',
  'Article',
  'Pager',
  'PageFooter',
] as const;

/** The usual names of robots that commit. */
export const BOTS: readonly string[] = ['*[bot]'];

/** The slots of a page to which a site may add something. */
const SLOTS = [
  'head-end',
  'body-start',
  'header-end',
  'sidebar-start',
  'sidebar-end',
  'toc-end',
  'page-start',
  'page-end',
  'footer',
  'body-end',
] as const;

export type SlotName = (typeof SLOTS)[number];

const named = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.partialRecord(z.enum(names, `one of ${names.join(', ')}`), text(), 'a table of files, by name');

const INTEGRATION = 'a package such as "@astrojs/preact", or a pair of one and its options';

export const theme = z.strictObject(
  {
    package: text()
      .optional()
      .describe(
        'A theme package, such as `lockstep-theme-harbour`; the settings here take precedence over its own.',
      ),
    logo: z
      .union(
        [
          text(),
          z.strictObject(
            {
              light: text().describe(
                'The picture in the light theme, a file of the site: `./src/light.svg`.',
              ),
              dark: text()
                .optional()
                .describe('The picture in the dark theme; by default that of the light theme.'),
              wordmark: flag()
                .default(false)
                .describe('Whether the picture contains the title, which is then not printed next to it.'),
            },
            'a picture, or a table with "light" and "dark"',
          ),
        ],
        'a picture, or a table with "light" and "dark"',
      )
      .optional()
      .describe('The picture next to the title; by default `static/favicon.svg`.'),
    icon: text()
      .optional()
      .describe(
        'A square SVG or PNG file of the site (`./src/icon.svg`), from which the icons for tabs and home screens are generated; by default `static/favicon.svg`.',
      ),
    accent: z
      .union(
        [
          colour(),
          z.strictObject(
            {
              light: colour().describe('The colour in the light theme.'),
              dark: colour().describe('The colour in the dark theme.'),
            },
            'a colour, or a table with "light" and "dark"',
          ),
        ],
        'a colour such as "#7a1fa2", or one for each theme',
      )
      .optional()
      .describe(
        'The colour of links and selected items in the light theme; the colour for the dark theme is derived from its hue. `check` reports a colour with too little contrast.',
      ),
    neutral: colour().optional().describe('A colour that sets the hue of the greys; by default the accent.'),
    fonts: z
      .strictObject(
        {
          sans: text()
            .optional()
            .describe('The typeface of text: a package such as `@fontsource-variable/inter`.'),
          mono: text()
            .optional()
            .describe('The typeface of code: a package such as `@fontsource/jetbrains-mono`.'),
        },
        'a table with "sans" and "mono"',
      )
      .prefault({})
      .describe(
        'Typefaces from npm packages, which the site has to install. The site serves the files itself, and browsers load only the writing systems that a page uses.',
      ),
    css: listOf(text(), 'a list of files such as ["./src/brand.css"]')
      .default([])
      .describe('Style sheets, files of the site, that come after all others.'),
    head: listOf(headTag, 'a list of elements').default([]).describe('Elements for the `head` of all pages.'),
    social: listOf(
      z.strictObject(
        {
          icon: text().describe(
            'A brand of simple-icons (`github`), an icon of Lucide (`mail`), or an SVG file of the site (`./src/chat.svg`).',
          ),
          label: localized().describe('The accessible name of the link.'),
          href: text().describe('The URL of the link.'),
        },
        'a link such as { icon: "github", label: "GitHub", href: "https://github.com/example" }',
      ),
      'a list of links with icons',
    )
      .default([])
      .describe('Links with an icon, in the header.'),
    footer: z
      .strictObject(
        {
          columns: listOf(
            z.strictObject(
              {
                title: localized().describe('The heading above the links.'),
                links: listOf(link, 'a list of links').describe('The links of the column.'),
              },
              'a column such as { title: "Community", links: [] }',
            ),
            'a list of columns',
          )
            .default([])
            .describe('Columns of links.'),
          legal: listOf(link, 'a list of links').default([]).describe('Links next to the copyright line.'),
        },
        'a table with "columns" and "legal"',
      )
      .prefault({})
      .describe('The footer of all pages, in addition to `copyright` and the menu `footer`.'),
    components: named(COMPONENTS)
      .default({})
      .describe(
        'Astro components of the site that replace Lockstep’s: `{ Header: "./src/Header.astro" }`. Each gets the page as `view` and the UI strings as `t`.',
      ),
    integrations: listOf(
      z.union([text(), z.tuple([text(), z.record(z.string(), z.json())], INTEGRATION)], INTEGRATION),
      'a list of packages such as ["@astrojs/preact"]',
    )
      .default([])
      .describe(
        'Integrations of Astro, which the site has to install, for components of other frameworks: `["@astrojs/preact", ["@astrojs/react", { include: ["**/react/*"] }]]`.',
      ),
    slots: named(SLOTS)
      .default({})
      .describe(
        'Astro components or HTML files that are added to the pages: `{ "page-end": "./src/End.astro" }`.',
      ),
    announcement: z
      .strictObject(
        {
          text: localized().describe(
            'The text; if only some locales are listed, the others do not show the announcement.',
          ),
          href: text().optional().describe('The target of its link.'),
          until: z.iso
            .date('a date such as "2027-01-31"')
            .optional()
            .describe('The last day on which it is shown: `2027-01-31`.'),
        },
        'an announcement such as { text: "Version 2 is out." }',
      )
      .optional()
      .describe('An announcement above the header of all pages.'),
    drawDiagrams: flag()
      .optional()
      .describe(
        'Draws Mermaid diagrams during the build, in an installed Chromium or Chrome, so that pages show them without a script. By default this happens if such a browser is installed; `false` leaves drawing to a script in the page, `true` reports a diagram that could not be drawn.',
      ),
    feedback: webAddress('https://forms.example.org/feedback')
      .optional()
      .describe(
        'The URL that receives answers to “Was this page helpful?”: a form with `page` and `helpful`, sent by POST. By default the question is not shown.',
      ),
    analytics: listOf(analytics, 'a list of scripts')
      .default([])
      .describe('Analytics scripts. The Content-Security-Policy allows these URLs and no others.'),
    lastUpdated: flag()
      .default(false)
      .describe(
        'Shows on each page when its file was last changed in git, unless its front matter has the date. It needs the whole history: fetch it in CI.',
      ),
    contributors: z
      .union(
        [
          flag(),
          z.strictObject(
            {
              bots: listOf(text(), 'a list of names such as ["*[bot]"]')
                .default([...BOTS])
                .describe('Names that are not shown; `*` matches any text.'),
            },
            'true, or a table with "bots"',
          ),
        ],
        'true, or a table with "bots"',
      )
      .default(false)
      .describe(
        'Shows the contributors of each page: the authors and co-authors of the commits to its file, by name. It needs the whole history.',
      ),
    imageZoom: flag()
      .default(false)
      .describe('Pictures with an `alt` text can be enlarged to the size of the window.'),
    previewImages: z
      .strictObject(
        {
          fonts: listOf(text(), 'a list of packages such as ["@fontsource/noto-sans"]').describe(
            'Packages of typefaces with files in WOFF, TTF or OTF, such as those of Fontsource, for all writing systems of the site.',
          ),
        },
        'a table such as { fonts: ["@fontsource/noto-sans"] }',
      )
      .optional()
      .describe(
        'Generates pictures for link previews, with title and description, for pages without a picture of their own. Needs the package `satori`.',
      ),
    prefetch: flag()
      .default(true)
      .describe(
        'Prefetches a page of the site when a reader is about to follow a link to it, unless the browser saves data.',
      ),
    verification: tableOf(text(), 'a table of codes such as { "google-site-verification": "…" }')
      .default({})
      .describe('Codes by which search engines verify the owner, by the name of their `meta` element.'),
  },
  'a table of settings for the looks',
);

/** What a theme package exports. */
export type ThemeInput = z.input<typeof theme>;
export type ThemeSettings = z.output<typeof theme>;

/** The defaults. */
export const PLAIN_THEME: ThemeSettings = theme.parse({});
