/** The result of rendering a page: plain values, cached, and read by the site, the checks and the reports. */
import type { Place, Problem } from '../../diagnostics/index.ts';
import type { PublishedFile } from '../../shortcodes/index.ts';
import type { Dependency } from '../lookups/lookups.ts';
import type { HtmlPlaces } from './html-places.ts';
import type { SearchText } from './sections.ts';

export interface RenderedHeading {
  readonly id: string;
  readonly depth: number;
  /** HTML of its text, without links and ids. */
  readonly html: string;
}

export interface RenderedLink {
  /** As the author wrote it, percent-encoded; a single candidate of a `srcset`. */
  readonly target: string;
  /** The target in the page, if it differs: with the base path, or another URL of a page. */
  readonly href?: string;
  /** `a`, `img`, …; `code` for a URL in code, which is not a link. */
  readonly element: string;
  /** In lower case; empty for a URL in code. */
  readonly attribute: string;
  /** The place of the target if it is written in a file, else that of the shortcode tag that generated it. */
  readonly place: Place;
  /** Text of the link with collapsed white space. */
  readonly text: string;
}

export interface RenderedDiagram {
  /** Mermaid source without surrounding white space. */
  readonly source: string;
  /** Accessible name of the drawing. */
  readonly label: string;
  /** Label of the source below a drawing. */
  readonly sourceLabel: string;
  /** Place of the block in the file that contains it. */
  readonly place: Place;
  /** Number of lines of the block before the first line of the source. */
  readonly linesBefore: number;
}

/** A script of the theme that only some texts need. */
export type BodyScript = 'tabs' | 'glossary';

export interface RenderedPage {
  readonly html: string;
  /** Positions in the HTML where later steps insert something. */
  readonly places: HtmlPlaces;
  /** The body as Markdown for programs; absent if the site does not publish it. */
  readonly markdown?: string;
  /** The page's Markdown headings of all levels, in order. */
  readonly headings: readonly RenderedHeading[];
  /** Everything that a fragment can refer to: ids, and names of `<a name>`. */
  readonly anchors: readonly string[];
  readonly links: readonly RenderedLink[];
  /** The beginning of its text, cut between words, for search engines and previews of a page without a description. */
  readonly summary: string;
  /** The first words of its text, for feeds; absent if it has a description. */
  readonly opening?: string;
  /** Its text for search; absent if the site has none. */
  readonly searchText?: SearchText;
  /** Set if a layout of the tree renders the page's content: Lockstep adds nothing to it. */
  readonly ownLayout?: {
    /** Whether there is a heading of level 1. */
    readonly hasTitle: boolean;
  };
  /** HTML that partials of the tree print in the page's frame, by slot. */
  readonly frame?: Readonly<Record<string, string>>;
  /** Set for a file of another output format that could not be generated. */
  readonly isUnmade?: true;
  /** The text of a generated file `_redirects`, which the check of links reads. */
  readonly redirects?: string;
  /** Files that the page has published. */
  readonly published?: readonly PublishedFile[];
  /** In the order of their marks in the HTML: see {@link markDiagrams}. */
  readonly diagrams: readonly RenderedDiagram[];
  /** The scripts of the theme that its text needs, sorted; absent if none. */
  readonly bodyScripts?: readonly BodyScript[];
  /** Names of the shortcodes that the page and its includes call, sorted. */
  readonly shortcodes: readonly string[];
  readonly problems: readonly Problem[];
  readonly used: readonly Dependency[];
}
