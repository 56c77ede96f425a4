import type { OutputFormat, ValueMap } from '../config/index.ts';

/** A page as a shortcode may see another page. */
export interface PageSummary {
  /** By which `findPage` and `resourceOf` find it, in its locale: `/docs/a`. */
  readonly path: string;
  /** Site path, percent-encoded, without the base path, which is put before all links of a page at the end: `/fr/docs/a/`. */
  readonly url: string;
  readonly locale: string;
  readonly title: string;
  readonly linkTitle: string;
  readonly description: string;
  readonly kind: 'home' | 'section' | 'page';
  /** Relative to the site directory. */
  readonly file: string;
  /** Front matter, keys in lower case. */
  readonly params: ValueMap;
  readonly bundle?: 'leaf' | 'branch' | 'none';
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly lastmod?: string | undefined;
  /** 0 where none is given. */
  readonly weight: number;
  /** URL paths that lead here. */
  readonly aliases: readonly string[];
  /** The list of a taxonomy, or with a term of one term, that it is. */
  readonly taxonomy?: { readonly name: string; readonly term: string; readonly text?: string } | undefined;
}

/** An entry of a menu. */
export interface MenuItem {
  /** Of the menu. */
  readonly menu: string;
  /** By which others name it as their parent. */
  readonly key: string;
  readonly identifier: string;
  readonly name: string;
  /** Empty where none is written. */
  readonly title: string;
  readonly parent: string;
  readonly weight: number;
  readonly pre: string;
  readonly post: string;
  readonly params: ValueMap;
  /** Site path of the page, else what is written. */
  readonly url: string;
  readonly page: PageSummary | undefined;
}

/** Menus by their names, in lower case. */
export type MenuFacts = Readonly<Record<string, readonly MenuItem[]>>;

export interface TaxonomyFacts {
  readonly singular: string;
  readonly plural: string;
  /** That lists the terms. */
  readonly page: PageSummary | undefined;
  readonly terms: readonly {
    /** How templates name the term. */
    readonly key: string;
    readonly page: PageSummary;
    readonly entries: readonly { readonly page: PageSummary; readonly weight: number }[];
  }[];
}

/**
 * Pages that stand in a relation to one: `pages` and `sections` are among its `children`, `descendants` are the pages at any depth, `regular` the pages of its language,
 * `all` all that there is of it, `everywhere` all of all languages, `terms` the lists of terms that it stands in.
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

/** What a site says of itself in a language. */
export interface SiteFacts {
  readonly title: string;
  readonly copyright: string;
  /** With a slash at its end. */
  readonly baseUrl: string;
  readonly urlPrefix: string;
  readonly languageName: string;
  /** Terms of definition lists have ids. */
  readonly hasTermIds: boolean;
  readonly direction: 'ltr' | 'rtl';
  readonly languages: readonly {
    readonly name: string;
    readonly label: string;
    readonly lang: string;
    readonly weight: number;
  }[];
  readonly mainSections: readonly string[];
  /** Output formats by kind of page, and what they are. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly outputFormats: Readonly<Record<string, OutputFormat>>;
}

/** A file that a page asks for: it is published because of that. */
export interface PublishedFile {
  /** Output path, without a leading slash. */
  readonly path: string;
  /** A file as it is, a text, or a picture made of a file: how, as JSON. */
  readonly from: { readonly file: string; readonly works?: string } | { readonly text: string };
}

/** A file next to a page (page bundle), by Hugo's `Resources.GetMatch`. */
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
  /** Where the raw file is published: `/examples/pods/a.yaml`. */
  readonly url: string;
  /** The locale whose file it is. */
  readonly locale: string;
}

export interface GlossaryTerm {
  readonly id: string;
  readonly title: string;
  /** The locale that the entry was found in. */
  readonly locale: string;
  readonly fullLink: string | undefined;
  /** Markdown. */
  readonly shortDescription: string;
  /** URL of its entry on the glossary page. */
  readonly url: string;
  readonly file: string;
}
