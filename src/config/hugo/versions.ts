/** Behaviour of Hugo that changed, with the versions that have it: the only place that knows them. Template functions have their own list, in `templates/`. */

/** Version 0.`since` of Hugo is the first with the behaviour, 0.`until` the first without it. */
interface Span {
  readonly since?: number;
  readonly until?: number;
}

const WAYS = {
  /** Heading ids are made from the visible text; before, from its Markdown. */
  plainHeadingIds: { since: 144 },
  /** `## Title {#id} ##` has the id. Versions between 0.111 and 0.169 were not tested. */
  attributesBeforeClosingMarks: { until: 169 },
  /** `~text~` is struck through. Versions between 0.111 and 0.169 were not tested. */
  singleTilde: { since: 169 },
  /** The line below a multi-line comment belongs to whatever list or quote is open. */
  openComments: { until: 148 },
  /** An alias that begins with a slash is relative to its language's root; before, to the site's. */
  aliasesOfLanguage: { since: 155 },
  /** With `uglyURLs`, sections are files too: `/docs.html`. */
  uglySections: { until: 123 },
  /** Titles of term lists are capitalized, and each space in a term is a hyphen. */
  namedTerms: { since: 123 },
  /** A menu entry without a title has its page's title; before, the page's link title. Versions between 0.111 and 0.169 were not tested. */
  menuTitlesOfPages: { since: 169 },
  /** The name of a file in `assets/` begins with a slash. Versions between 0.111 and 0.169 were not tested. */
  assetNamesFromRoot: { since: 169 },
  /** An automatic summary consists of blocks; before, of the words of the text. */
  summariesOfBlocks: { since: 134 },
  /** `.Aliases` are paths from the root. Versions between 0.111 and 0.169 were not tested. */
  resolvedAliases: { since: 169 },
  /**
   * Folders of output formats precede those of sections, files with ugly URLs are named after their page, `root` is that of the site and not of the language. Versions between
   * 0.111 and 0.169 were not tested.
   */
  formatsOfRoot: { since: 169 },
  /** `.OutputFormats` have lower-case names. Versions between 0.111 and 0.169 were not tested. */
  smallFormatNames: { since: 169 },
  /** Languages have `locale`, `label` and `direction`; before, only `languageCode`, `languageName` and `languageDirection`. */
  shortLanguageKeys: { since: 158 },
  /** Links and images go through Hugo's embedded hooks. */
  embeddedHooks: { since: 123 },
} as const satisfies Readonly<Record<string, Span>>;

export type HugoWay = keyof typeof WAYS;

/** Whether Hugo 0.`minor` has the behaviour. */
export function doesHugo(minor: number, way: HugoWay): boolean {
  const { since = 0, until = Number.POSITIVE_INFINITY }: Span = WAYS[way];
  return minor >= since && minor < until;
}

/** The latest Hugo that was compared; assumed for trees that name no version. */
export const CURRENT_HUGO = '0.169.0';

/** Settings that the current Hugo rejects: a tree with one is built by an older version. Which one is unknown; {@link OLD_HUGO} accepts them all. */
export const DROPPED_SETTINGS: readonly {
  readonly path: readonly string[];
  /** Only this value is rejected; any value, if absent. */
  readonly value?: string;
}[] = [
  { path: ['caches', 'getjson'] },
  { path: ['caches', 'getcsv'] },
  { path: ['minify'], value: 'true' },
  { path: ['markup', 'defaultMarkdownHandler'], value: 'blackfriday' },
];

/** The old Hugo whose output is recorded; used for trees that the current version rejects. */
export const OLD_HUGO = '0.111.3';

/** The minor version: 169 for `0.169.0`. Versions from 1 on have every known behaviour. */
export function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return major > 0 ? Number.MAX_SAFE_INTEGER : minor;
}
