/** The sites that cases are rendered in: one configuration each, since Markdown means what the site's configuration says. */

export type SiteKind = keyof typeof CONFIGURATIONS;

/** Where the sites say that they are: an address there is the site’s own. */
export const ORIGIN = 'https://docs.example.net';

/** Newer Hugos end at an address that cannot be read, unless their hooks for links and images are off. */
const COMMON = `baseURL = "${ORIGIN}/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
defaultContentLanguage = "en"
enableEmoji = false
[module.hugoVersion]
max = "0.111.3"
[languages.en]
title = "Conformance"
contentDir = "content/en"
[params]
latest = "v1.26"
version = "v1.25"
[markup.highlight]
lineNumbersInTable = false
noClasses = false
[markup.goldmark.renderHooks.link]
useEmbedded = "never"
[markup.goldmark.renderHooks.image]
useEmbedded = "never"
`;

const UNSAFE = '[markup.goldmark.renderer]\nunsafe = true\n';

export const CONFIGURATIONS = {
  /** Hugo as it comes: raw HTML is left out. */
  defaults: COMMON,
  github: `${COMMON}${UNSAFE}`,
  'github-ascii': `${COMMON}${UNSAFE}[markup.goldmark.parser]
autoHeadingIDType = "github-ascii"
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.extensions]
typographer = false
`,
  /** The settings of kubernetes' site; the examples of shortcodes are rendered in it. */
  blackfriday: `${COMMON}${UNSAFE}[markup.goldmark.parser]
autoHeadingIDType = "blackfriday"
[markup.goldmark.extensions]
typographer = false
`,
} as const;

export const SITE_KINDS: readonly SiteKind[] = ['defaults', 'github', 'github-ascii', 'blackfriday'];

export function isSiteKind(name: unknown): name is SiteKind {
  return typeof name === 'string' && name in CONFIGURATIONS;
}
