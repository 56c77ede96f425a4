/** What rendering makes of a page: plain values, kept in the cache and read by the site, the checks and the reports. */
import type { Place, Problem } from '../diagnostics/index.ts';
import type { PublishedFile } from '../shortcodes/index.ts';
import type { HtmlPlaces } from './html-places.ts';
import type { Dependency } from './lookups/lookups.ts';
import type { SearchText } from './sections.ts';

export interface RenderedHeading {
  readonly id: string;
  readonly depth: number;
  /** HTML of its text, without links and ids. */
  readonly html: string;
}

export interface RenderedLink {
  /** As the author gave it, percent-encoded; one candidate of a `srcset`. */
  readonly target: string;
  /** What the page has instead, where that is something else: the base path before it, another URL for a page. */
  readonly href?: string;
  /** `a`, `img`, …; `code` for an address that stands in code, which is no link. */
  readonly element: string;
  /** In lower case; empty for an address in code. */
  readonly attribute: string;
  /** That of the target, where it is written in a file; else that of the shortcode's tag that made it. */
  readonly place: Place;
  /** Text of the link, white space folded. */
  readonly text: string;
}

export interface RenderedDiagram {
  /** In the language of Mermaid, without white space around. */
  readonly source: string;
  /** What the drawing is called for readers who do not see it. */
  readonly label: string;
  /** What the source is called below a drawing. */
  readonly sourceLabel: string;
  /** Of the block, in the file that it is written in. */
  readonly place: Place;
  /** How many lines of the block come before the first of the source. */
  readonly linesBefore: number;
}

export interface RenderedPage {
  readonly html: string;
  /** Where in the HTML later steps put something. */
  readonly places: HtmlPlaces;
  /** The body as Markdown for programs; absent where the site does not publish it. */
  readonly markdown?: string;
  /** The page's own Markdown headings, in order, at every level. */
  readonly headings: readonly RenderedHeading[];
  /** Everything a fragment can name: ids, and names of `<a name>`. */
  readonly anchors: readonly string[];
  readonly links: readonly RenderedLink[];
  /** The beginning of its text, for search engines and previews of a page without a description; cut at a word. */
  readonly summary: string;
  /** The first words of its text, for feeds; absent where it has a description. */
  readonly opening?: string;
  /** Its text, for search; absent where the site has none. */
  readonly searchText?: SearchText;
  /** Its text is what a layout of the tree makes of the page: nothing of ours is added to it. */
  readonly ownLayout?: {
    /** There is a heading of the first level. */
    readonly hasTitle: boolean;
  };
  /** HTML that partials of the tree print at places of the frame, by place. */
  readonly frame?: Readonly<Record<string, string>>;
  /** Set for a file of another output format that could not be made. */
  readonly isUnmade?: true;
  /** Files that it has published. */
  readonly published?: readonly PublishedFile[];
  /** In the order of their marks in the HTML: see {@link markDiagrams}. */
  readonly diagrams: readonly RenderedDiagram[];
  /** Names of the shortcodes that the page and what it includes call, sorted. */
  readonly shortcodes: readonly string[];
  readonly problems: readonly Problem[];
  readonly used: readonly Dependency[];
}
