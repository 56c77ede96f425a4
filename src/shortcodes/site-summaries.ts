import type { OutputFormat, ValueMap } from '../config/index.ts';

/** Another page as a shortcode sees it. */
export interface PageSummary {
  /** The path for `findPage` and `resourceOf` in its locale: `/docs/a`. */
  readonly path: string;
  /** Site path, percent-encoded, without the base path, which is added to all links of a page at the end: `/fr/docs/a/`. */
  readonly url: string;
  readonly locale: string;
  readonly title: string;
  readonly linkTitle: string;
  readonly description: string;
  readonly kind: 'home' | 'section' | 'page';
  /** Relative to the site directory. */
  readonly file: string;
  /** Front matter with lower-case keys. */
  readonly params: ValueMap;
  readonly bundle?: 'leaf' | 'branch' | 'none';
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly lastmod?: string | undefined;
  /** 0 if none is given. */
  readonly weight: number;
  /** URL paths that redirect to the page. */
  readonly aliases: readonly string[];
  /** Set for a page that lists the terms of a taxonomy or, with a term, the pages of one term. */
  readonly taxonomy?: { readonly name: string; readonly term: string; readonly text?: string } | undefined;
}

/** An entry of a menu. */
export interface MenuItem {
  /** The name of the menu. */
  readonly menu: string;
  /** The name by which other entries refer to it as their parent. */
  readonly key: string;
  readonly identifier: string;
  readonly name: string;
  /** Empty if none is written. */
  readonly title: string;
  readonly parent: string;
  readonly weight: number;
  readonly pre: string;
  readonly post: string;
  readonly params: ValueMap;
  /** Site path of the page, else the URL as written. */
  readonly url: string;
  readonly page: PageSummary | undefined;
}

/** Menus by name, in lower case. */
export type MenuFacts = Readonly<Record<string, readonly MenuItem[]>>;

export interface TaxonomyFacts {
  readonly singular: string;
  readonly plural: string;
  /** The page that lists the terms. */
  readonly page: PageSummary | undefined;
  readonly terms: readonly {
    /** The term's name in templates. */
    readonly key: string;
    readonly page: PageSummary;
    readonly entries: readonly { readonly page: PageSummary; readonly weight: number }[];
  }[];
}

/**
 * Pages related to a page: `pages` and `sections` are among its `children`, `descendants` are the pages at any depth, `regular` the regular pages of its language, `all` all pages
 * of its language, `everywhere` those of all languages, `terms` the pages of its terms.
 */
export type PageRelation =
  | 'children'
  | 'pages'
  | 'sections'
  | 'descendants'
  | 'ancestors'
  | 'translations'
  | 'allTranslations'
  | 'regular'
  | 'all'
  | 'everywhere'
  | 'terms';

/** Facts about a site in one language. */
export interface SiteFacts {
  readonly title: string;
  readonly copyright: string;
  /** With a trailing slash. */
  readonly baseUrl: string;
  readonly urlPrefix: string;
  readonly languageName: string;
  /** Whether terms of definition lists have ids. */
  readonly hasTermIds: boolean;
  readonly direction: 'ltr' | 'rtl';
  readonly languages: readonly {
    readonly name: string;
    readonly label: string;
    readonly lang: string;
    readonly weight: number;
  }[];
  readonly mainSections: readonly string[];
  /** Output formats by page kind, and their definitions. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly outputFormats: Readonly<Record<string, OutputFormat>>;
}

/** A file that is published because a page requests it. */
export interface PublishedFile {
  /** Output path, without a leading slash. */
  readonly path: string;
  /** An unchanged file, a text, or a picture processed from a file (steps as JSON). */
  readonly from: { readonly file: string; readonly works?: string } | { readonly text: string };
}

/** A file next to a page (page bundle), as in Hugo's `Resources.GetMatch`. */
export interface ResourceSummary {
  /** Path inside the bundle, with `/`. */
  readonly name: string;
  readonly url: string;
  readonly file: string;
  readonly kind: 'page' | 'file';
}

export interface ExampleFile {
  readonly text: string;
  /** Relative to the site directory. */
  readonly file: string;
  /** URL of the published file: `/examples/pods/a.yaml`. */
  readonly url: string;
  /** The locale of the file. */
  readonly locale: string;
}

export interface GlossaryTerm {
  readonly id: string;
  readonly title: string;
  /** The locale of the entry. */
  readonly locale: string;
  readonly fullLink: string | undefined;
  /** Description in Markdown. */
  readonly shortDescription: string;
  /** URL of its entry on the glossary page. */
  readonly url: string;
  readonly file: string;
}
