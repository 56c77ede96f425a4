/** A page before it is rendered: its front matter and its position in the tree. Plain values only, so that the list can be sent to a worker. */
import type { ValueMap } from '../formats/index.ts';
import type { TaxonomyOfNode } from './content/content-tree.ts';

export interface Resource {
  /** Path inside the bundle, with `/`: `images/a.svg`; another name if the page's `resources` sets one. */
  readonly name: string;
  /** Relative to the site directory. */
  readonly file: string;
  /** The locale of the file (resources are shared by the translations of a bundle). */
  readonly locale: string;
  /** `page` for Markdown in a leaf bundle, which is a page without a URL of its own. */
  readonly kind: 'page' | 'file';
  /** Output path of a published file, without a leading slash; empty if it is not published. */
  readonly output: string;
}

export interface Page {
  /** *Page id*: path without locale and extension: `docs/a`; a section is its folder, `docs`; the home page is the empty text. */
  readonly id: string;
  readonly locale: string;
  readonly kind: 'home' | 'section' | 'page';
  readonly bundle: 'leaf' | 'branch' | 'none';
  /**
   * Relative to the site directory; empty for a section without an `_index` file. A locale with pages in a leaf bundle but no `index` of its own shows the default locale's, with
   * that file's path.
   */
  readonly file: string;
  readonly format: 'markdown' | 'html';
  /** Offset of the body in the file's text, in UTF-16 code units (without a byte order mark). */
  readonly bodyStart: number;
  /** SHA-256 (hex) of the file's text; empty without a file. */
  readonly hash: string;
  /** Not to be rendered for a reported reason: not UTF-8, too large, unreadable. */
  readonly damaged: boolean;
  /** Keys in lower case; the sections' `cascade` is applied. */
  readonly params: ValueMap;
  /** Empty if the front matter has none. */
  readonly title: string;
  /** For menus and lists; by default the title, else the file name. */
  readonly linkTitle: string;
  readonly description: string;
  /** 0 if there is none: such pages follow those with a weight, as in Hugo. */
  readonly weight: number;
  /** ISO 8601, by `frontmatter.date`; a section without dates has the latest of its pages. */
  readonly date: string | undefined;
  readonly lastmod: string | undefined;
  /** First path segment: `docs`; empty for the home page. */
  readonly section: string;
  /** URL path from the site's root, without the base path, not percent-encoded: `/zh-cn/docs/中文页面/`; empty if it has none. */
  readonly url: string;
  /** Output path without a leading slash: `zh-cn/docs/中文页面/index.html`; empty if it is not rendered. */
  readonly output: string;
  /** URL paths that redirect to the page, like `url`; each belongs to one page only. */
  readonly aliases: readonly string[];
  /** The same in a site that publishes no pages for them. */
  readonly unpublishedAliases?: readonly string[];
  /** Shared by the translations of a page: its `translationKey`, else its id, after its kind. */
  readonly translationKey: string;
  /** False for headless bundles, `build.render: never` or `link` (which keeps the URL), resources of a bundle, and pages whose output belongs to another page. */
  readonly rendered: boolean;
  /** False for pages that lists and menus omit. */
  readonly listed: boolean;
  /** Id of the bundle of which this page is a resource. */
  readonly resourceOf: string | undefined;
  /** Files of the bundle, in Hugo's order. */
  readonly resources: readonly Resource[];
  /** Set if the page lists all terms of a taxonomy or (with a term) the pages of one. Its kind is `section`, and it is not listed. */
  readonly taxonomy?: TaxonomyOfNode;
  /** Ids of its terms: `tags/alpha`. */
  readonly terms?: readonly string[];
  /** Set for a variant of a page: a file of another output format, or a further page of its list. Variants are in no list of pages. */
  readonly variant?:
    | { readonly kind: 'format'; readonly format: string }
    | { readonly kind: 'pager'; readonly number: number };
  /** Locales that show this page at a route of their own, with the route's URL and output, because their own page is empty. */
  readonly fallbackFor?: Readonly<Record<string, Pick<Page, 'url' | 'output'>>>;
}

/** A content file outside of bundles that is published unchanged. */
export interface CopiedFile {
  /** Relative to the site directory. */
  readonly file: string;
  readonly locale: string;
  /** Output path, without a leading slash. */
  readonly output: string;
}
