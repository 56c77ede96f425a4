/** The settings of `theme`. */
import { z } from 'zod';
import { flag, listOf, localized, tableOf, text } from './schema-parts.ts';

const colour = () =>
  z.string('a colour such as "#7a1fa2"').regex(/^#[\da-f]{6}$/i, 'a colour such as "#7a1fa2"');
const webAddress = (example: string) =>
  z.url({ protocol: /^https?$/, error: `an address such as "${example}"` });

const link = z.strictObject(
  {
    label: localized().describe('What the link shows.'),
    href: text().describe('Where it leads to: an address, or a path of this site such as `/docs/`.'),
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
    src: webAddress('https://stats.example.org/script.js').describe('Address of the script.'),
    attrs: tableOf(text(), 'a table of attributes')
      .default({})
      .describe('Attributes of the script, such as the name of the site.'),
    connect: listOf(webAddress('https://stats.example.org'), 'a list of addresses')
      .default([])
      .describe('Where the script may send what it counts.'),
  },
  'a script such as { src: "https://stats.example.org/script.js" }',
);

/** The parts of a page that a site may replace. */
export const COMPONENTS = [
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
export const SLOTS = [
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
      .describe('A package with settings of looks, such as `lockstep-theme-harbour`, that lie below these.'),
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
                .describe('The picture in the dark theme; that of the light theme when not given.'),
              wordmark: flag()
                .default(false)
                .describe('The picture shows the title, which is then not written next to it.'),
            },
            'a picture, or a table with "light" and "dark"',
          ),
        ],
        'a picture, or a table with "light" and "dark"',
      )
      .optional()
      .describe('The picture next to the title; `static/favicon.svg` when not given.'),
    icon: text()
      .optional()
      .describe(
        'A square SVG or PNG, a file of the site (`./src/icon.svg`), of which the icons for tabs and home screens are made; `static/favicon.svg` when not given.',
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
        'The colour of links and of what is chosen, for the light theme; that of the dark theme is made of its hue. `check` reports a colour that is hard to read.',
      ),
    neutral: colour()
      .optional()
      .describe('A colour whose hue the greys take; that of the accent when not given.'),
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
        'Typefaces from npm packages, which the site has to install. They are served by the site itself, and browsers load only the scripts that a page shows.',
      ),
    css: listOf(text(), 'a list of files such as ["./src/brand.css"]')
      .default([])
      .describe('Style sheets, files of the site, that come after all others.'),
    head: listOf(headTag, 'a list of elements').default([]).describe('Elements for the `head` of all pages.'),
    social: listOf(
      z.strictObject(
        {
          icon: text().describe(
            'A brand of simple-icons (`github`), a drawing of Lucide (`mail`), or an SVG file of the site (`./src/chat.svg`).',
          ),
          label: localized().describe('What the link is called for readers who do not see its icon.'),
          href: text().describe('Address behind the icon.'),
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
                title: localized().describe('What stands above the links.'),
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
      .describe('What stands at the end of all pages, with `copyright` and the menu `footer`.'),
    components: named(COMPONENTS)
      .default({})
      .describe(
        'Astro components of the site in place of ours: `{ Header: "./src/Header.astro" }`. Each gets the page as `view` and the texts of the interface as `t`.',
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
        'Astro components or HTML files of the site that are added to ours: `{ "page-end": "./src/End.astro" }`.',
      ),
    announcement: z
      .strictObject(
        {
          text: localized().describe(
            'What it says; where only some locales are named, the others do not show it.',
          ),
          href: text().optional().describe('Where it leads to.'),
          until: z.iso
            .date('a date such as "2027-01-31"')
            .optional()
            .describe('The last day on which builds show it: `2027-01-31`.'),
        },
        'an announcement such as { text: "Version 2 is out." }',
      )
      .optional()
      .describe('A line above the header of all pages.'),
    drawDiagrams: flag()
      .optional()
      .describe(
        'Draws diagrams of Mermaid when the site is built, in the Chromium or Chrome that is installed, so that pages show them without a script. When not given, it does so where there is such a browser; `false` leaves them to a script in the page, `true` reports a diagram that could not be drawn.',
      ),
    feedback: webAddress('https://forms.example.org/feedback')
      .optional()
      .describe(
        'Address that gets the answers to “Was this page helpful?”: a form with `page` and `helpful`, sent by POST. No question when not given.',
      ),
    analytics: listOf(analytics, 'a list of scripts')
      .default([])
      .describe(
        'Scripts that count visits. The Content-Security-Policy allows these addresses and no others.',
      ),
    lastUpdated: flag()
      .default(false)
      .describe(
        'Shows on each page when its file was last changed in git, unless its front matter says so. It needs the whole history: fetch it in CI.',
      ),
    contributors: z
      .union(
        [
          flag(),
          z.strictObject(
            {
              bots: listOf(text(), 'a list of names such as ["*[bot]"]')
                .default([...BOTS])
                .describe('Names that are left out; `*` stands for anything.'),
            },
            'true, or a table with "bots"',
          ),
        ],
        'true, or a table with "bots"',
      )
      .default(false)
      .describe(
        'Shows on each page who wrote it: the authors and co-authors of the commits to its file, by name. It needs the whole history.',
      ),
    imageZoom: flag()
      .default(false)
      .describe(
        'Pictures with an `alt` text lead to their file, which opens in place, as large as the window.',
      ),
    previewImages: z
      .strictObject(
        {
          fonts: listOf(text(), 'a list of packages such as ["@fontsource/noto-sans"]').describe(
            'Packages of typefaces with files in WOFF, TTF or OTF, such as those of Fontsource, for all scripts of the site.',
          ),
        },
        'a table such as { fonts: ["@fontsource/noto-sans"] }',
      )
      .optional()
      .describe(
        'Makes the picture that previews of a page show, with its title and description, for pages that have none of their own. Needs the package `satori`.',
      ),
    prefetch: flag()
      .default(true)
      .describe(
        'Fetches a page of the site when a reader is about to follow the link to it, unless the browser saves data.',
      ),
    verification: tableOf(text(), 'a table of codes such as { "google-site-verification": "…" }')
      .default({})
      .describe('Codes by which search engines know the owner, by the name of their `meta` element.'),
  },
  'a table of settings for the looks',
);

/** What a theme package exports. */
export type ThemeInput = z.input<typeof theme>;
export type ThemeSettings = z.output<typeof theme>;
/** One text, or one per locale. */
export type LocalizedText = z.output<ReturnType<typeof localized>>;

/** The defaults. */
export const PLAIN_THEME: ThemeSettings = theme.parse({});
