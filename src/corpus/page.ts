/**
 * A page as the site knows it before it is rendered: what its front matter and its place in the tree say. Plain values only, so that the
 * whole list can be sent to a worker.
 */
import type { ValueMap } from '../formats/index.ts';
import type { TaxonomyOfNode } from './content/content-tree.ts';

export interface Resource {
  /** Path inside the bundle, with `/`: `images/a.svg`; another name where the page's `resources` gives one. */
  readonly name: string;
  /** Relative to the site directory. */
  readonly file: string;
  /** The locale whose file it is (resources are shared by the translations of a bundle). */
  readonly locale: string;
  /** `page` for Markdown in a leaf bundle, which is a page without a URL of its own. */
  readonly kind: 'page' | 'file';
  /** Output path, without a leading slash, of a published file; empty where it is not published. */
  readonly output: string;
}

export interface Page {
  /** *Page id*: path without locale and extension: `docs/a`; a section is its folder, `docs`; the home page is the empty text. */
  readonly id: string;
  readonly locale: string;
  readonly kind: 'home' | 'section' | 'page';
  readonly bundle: 'leaf' | 'branch' | 'none';
  /**
   * Relative to the site directory; empty for a section that stands without an `_index` file. A locale with pages in a leaf bundle but
   * no `index` of its own shows the default locale's, whose path this then is.
   */
  readonly file: string;
  readonly format: 'markdown' | 'html';
  /** Offset of the body in the file's text, in UTF-16 code units (after a byte order mark is dropped). */
  readonly bodyStart: number;
  /** SHA-256 (hex) of the file's text; empty without a file. */
  readonly hash: string;
  /** The file is not to be rendered, for a reason that is reported: no UTF-8, too large, not to be opened. */
  readonly damaged: boolean;
  /** Keys in lower case; the sections' `cascade` is applied. */
  readonly params: ValueMap;
  /** Empty where the front matter gives none. */
  readonly title: string;
  /** For menus and lists; the title where none is given, the name of the file where that is missing too. */
  readonly linkTitle: string;
  readonly description: string;
  /** 0 where none is given: such pages come after those with a weight, as Hugo sorts. */
  readonly weight: number;
  /** ISO 8601, as `frontmatter.date` finds it; a section without dates has the latest of the pages in it. */
  readonly date: string | undefined;
  readonly lastmod: string | undefined;
  /** First path segment: `docs`; empty for the home page. */
  readonly section: string;
  /** URL path from the site's root, without the base path, not percent-encoded: `/zh-cn/docs/中文页面/`; empty where it has none. */
  readonly url: string;
  /** Output path, without a leading slash: `zh-cn/docs/中文页面/index.html`; empty where it is not rendered. */
  readonly output: string;
  /** URL paths that lead here, as `url`, each kept by no other page. */
  readonly aliases: readonly string[];
  /** The same in a site that publishes no pages for them. */
  readonly unpublishedAliases?: readonly string[];
  /** What translations of one page share: its `translationKey`, else its id, after its kind. */
  readonly translationKey: string;
  /**
   * False for headless bundles, `build.render: never` or `link` (which leaves it its URL), pages that are resources of a bundle, and pages
   * whose output another page has.
   */
  readonly rendered: boolean;
  /** False for pages that lists and menus leave out. */
  readonly listed: boolean;
  /** Id of the bundle whose resource this page is. */
  readonly resourceOf: string | undefined;
  /** Files of the bundle, in Hugo's order. */
  readonly resources: readonly Resource[];
  /** The list that the page is: of all terms of a taxonomy, or (with a term) of the pages that have it. Its kind is `section`, and it is not listed. */
  readonly taxonomy?: TaxonomyOfNode;
  /** Ids of the lists of terms that it stands in: `tags/alpha`. */
  readonly terms?: readonly string[];
  /** Set for a text that is made of the page besides its own: a file of another output format, a further page of its list. Such a page stands in no list of pages. */
  readonly variant?:
    | { readonly kind: 'format'; readonly format: string }
    | { readonly kind: 'pager'; readonly number: number };
  /** Locales that show this page at a route of their own, with the route's URL and output: it stands in for a page that says nothing. */
  readonly lentTo?: Readonly<Record<string, Pick<Page, 'url' | 'output'>>>;
}

/** A file among the pages that belongs to no bundle and is published as it is. */
export interface CopiedFile {
  /** Relative to the site directory. */
  readonly file: string;
  readonly locale: string;
  /** Output path, without a leading slash. */
  readonly output: string;
}
