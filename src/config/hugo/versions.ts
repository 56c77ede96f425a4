/** Ways of Hugo that changed, each with the versions that have it: the only place that knows them. Functions of templates have their own list, in `templates/`. */

/** Version 0.`since` of Hugo is the first that does it, 0.`until` the first that does not any more. */
interface Span {
  readonly since?: number;
  readonly until?: number;
}

const WAYS = {
  /** Ids of headings are made of the text that readers see; before, of the Markdown it is written in. */
  plainHeadingIds: { since: 144 },
  /** `## Title {#id} ##` has the id. Between 0.111 and 0.169 it was not tried. */
  attributesBeforeClosingMarks: { until: 169 },
  /** `~text~` is struck through. Between 0.111 and 0.169 it was not tried. */
  singleTilde: { since: 169 },
  /** The line below a comment that spans lines belongs to whatever list or quote is open. */
  openComments: { until: 148 },
  /** An alias that begins with a slash counts from the root of its language; before, from that of the site. */
  aliasesOfLanguage: { since: 155 },
  /** Where `uglyURLs` is on, sections are files too: `/docs.html`. */
  uglySections: { until: 123 },
  /** Titles of lists of terms have capitals, and each space of a term is a hyphen. */
  namedTerms: { since: 123 },
  /** An entry of a menu without a title has that of its page; before, the page's title for links. Between 0.111 and 0.169 it was not tried. */
  menuTitlesOfPages: { since: 169 },
  /** The name of a file of `assets/` begins with a slash. Between 0.111 and 0.169 it was not tried. */
  assetNamesFromRoot: { since: 169 },
  /** A summary that nobody wrote is made of blocks; before, of the words of the text. */
  summariesOfBlocks: { since: 134 },
  /** `.Aliases` are paths from the root. Between 0.111 and 0.169 it was not tried. */
  resolvedAliases: { since: 169 },
  /**
   * Folders of output formats come before those of sections, ugly files are called after their page, `root` is that of the site and not of the language. Between 0.111 and
   * 0.169 it was not tried.
   */
  formatsOfRoot: { since: 169 },
  /** `.OutputFormats` have names in small letters. Between 0.111 and 0.169 it was not tried. */
  smallFormatNames: { since: 169 },
  /** Links and images go through hooks that come with Hugo. */
  embeddedHooks: { since: 123 },
} as const satisfies Readonly<Record<string, Span>>;

export type HugoWay = keyof typeof WAYS;

/** Whether Hugo 0.`minor` does it. */
export function doesHugo(minor: number, way: HugoWay): boolean {
  const { since = 0, until = Number.POSITIVE_INFINITY }: Span = WAYS[way];
  return minor >= since && minor < until;
}

/** The Hugo whose ways were compared last; what a tree that names no version is taken for. */
export const CURRENT_HUGO = '0.169.0';

/**
 * Settings that stop the current Hugo: a tree that has one is built by an older one. Which, it does not say; the one of {@link OLD_HUGO} takes them all.
 */
export const DROPPED_SETTINGS: readonly {
  readonly path: readonly string[];
  /** Only this value is refused; any, where none is named. */
  readonly value?: string;
}[] = [
  { path: ['caches', 'getjson'] },
  { path: ['caches', 'getcsv'] },
  { path: ['minify'], value: 'true' },
  { path: ['markup', 'defaultMarkdownHandler'], value: 'blackfriday' },
];

/** The old Hugo whose output is recorded, by which trees are read that the current one refuses. */
export const OLD_HUGO = '0.111.3';

/** The number after the zero: 169 for `0.169.0`. Versions from 1 on have all that is known. */
export function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return major > 0 ? Number.MAX_SAFE_INTEGER : minor;
}
