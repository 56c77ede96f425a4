/**
 * Differences in meaning between sites written for Hugo and other sites. Each difference is a named setting; the configuration reader sets all of them at once, and the rest of the
 * code uses the one it needs.
 */
export interface Conventions {
  /** Content of shortcodes keeps its indentation, and their output gets that of the tag; otherwise both are removed. */
  readonly keepsIndentation: boolean;
  /** Titles of notice boxes, cards and figures are headings, and so part of the page's outline. */
  readonly boxTitlesAreHeadings: boolean;
  /** A missing text or value is shown as its name in brackets; otherwise nothing is printed. */
  readonly showsMissingTexts: boolean;
  /** A UI string that the page's language lacks is shown as `[i18n] KEY`, even if other languages have it. */
  readonly marksMissingTexts: boolean;
  /** The site's UI strings, including those of other locales, take precedence over built-in ones. */
  readonly siteStringsFirst: boolean;
  /** Files, examples and terms of the default locale are used for locales that lack them. */
  readonly fallsBackToSource: boolean;
  /** Links without a locale lead to the page in the reader's locale, and may name Markdown files. */
  readonly localizesLinks: boolean;
  /** An included file inherits the front matter of the page that includes it. */
  readonly includesInheritParams: boolean;
  /** Files in folders named `includes` or starting with `_` are not pages, and `build` in front matter can exclude a page from the output. */
  readonly hidesIncludes: boolean;
  /** The title of a section without a file is the plural of its folder name. */
  readonly pluralTitles: boolean;
  /** A taxonomy without terms has a page too. */
  readonly listsEmptyTaxonomies: boolean;
  /** Front matter may give one term under the taxonomy's singular name: `author: Ada`. */
  readonly singularTerms: boolean;
  /** The home page shows its description above its text. */
  readonly homeShowsDescription: boolean;
  /** Sitemaps are `<language>/sitemap.xml` with an index, or a single file for one language; otherwise `sitemap-<locale>.xml`. */
  readonly sitemapPerFolder: boolean;
  /** Pages contain no scripts of their authors, so that the headers for hosts can block all scripts except the theme's. */
  readonly strictScripts: boolean;
  /** Shortcode names are case-insensitive. */
  readonly anyCaseShortcodes: boolean;
  /** Shortcodes print `#ZgotmplZ` for URLs other than paths, http, https and mailto, as Go's templates do. */
  readonly refusesUrls: boolean;
  /** Comments in code such as `// [!code ++]` mark lines. */
  readonly codeComments: boolean;
  /** Ids are unique on a page, whatever it includes. */
  readonly uniqueIds: boolean;
  /** The configuration is a module, which may contain functions; otherwise it is plain data. */
  readonly configurationIsModule: boolean;
  /** Pages link to the site's repository among the social links, unless one of these does. */
  readonly showsRepository: boolean;
  /** Keys of a site's configuration that contain Lockstep's own settings. */
  readonly ownSettings: readonly string[];
  /** Presets that the configuration does not name are detected from the tree. */
  readonly detectsPresets: boolean;
  /** A translation without title and text, or one that a mount takes from the source, shows the source page at its URL. */
  readonly emptyPagesShowSource: boolean;
  /** Menus may have any name; a menu that the theme does not show is reported. */
  readonly anyMenuName: boolean;
  /** Fragments for inclusion are among the pages, and are published as pages. */
  readonly publishesFragments: boolean;
  /** A title that YAML parses as a number, date or boolean is reported. */
  readonly reportsTypedTitles: boolean;
  /** Files named `_content.gotmpl` generate pages. */
  readonly contentAdapters: boolean;
  /** Pages and kinds of pages choose their output formats; a chosen format that nothing generates is a problem. */
  readonly choosesOutputs: boolean;
  /** The parameters `versions` and `archived_version` say which other versions there are, and that this one is old. */
  readonly versionParams: boolean;
}

/** Conventions of Lockstep's own sites. */
export const LOCKSTEP_CONVENTIONS: Conventions = {
  keepsIndentation: false,
  boxTitlesAreHeadings: false,
  showsMissingTexts: true,
  marksMissingTexts: false,
  siteStringsFirst: false,
  fallsBackToSource: true,
  localizesLinks: true,
  includesInheritParams: true,
  hidesIncludes: true,
  pluralTitles: false,
  listsEmptyTaxonomies: false,
  singularTerms: true,
  homeShowsDescription: true,
  sitemapPerFolder: false,
  strictScripts: true,
  anyCaseShortcodes: false,
  refusesUrls: false,
  codeComments: true,
  uniqueIds: true,
  configurationIsModule: true,
  showsRepository: true,
  ownSettings: [],
  detectsPresets: false,
  emptyPagesShowSource: false,
  anyMenuName: false,
  publishesFragments: false,
  reportsTypedTitles: true,
  contentAdapters: false,
  choosesOutputs: false,
  versionParams: false,
};

/** Conventions of Hugo and its themes. */
export const HUGO_CONVENTIONS: Conventions = {
  keepsIndentation: true,
  boxTitlesAreHeadings: true,
  showsMissingTexts: false,
  marksMissingTexts: false,
  siteStringsFirst: true,
  fallsBackToSource: false,
  localizesLinks: false,
  includesInheritParams: false,
  hidesIncludes: false,
  pluralTitles: true,
  listsEmptyTaxonomies: true,
  singularTerms: false,
  homeShowsDescription: false,
  sitemapPerFolder: true,
  strictScripts: false,
  anyCaseShortcodes: true,
  refusesUrls: true,
  codeComments: false,
  uniqueIds: false,
  configurationIsModule: false,
  showsRepository: false,
  ownSettings: ['params', 'lockstep'],
  detectsPresets: true,
  emptyPagesShowSource: true,
  anyMenuName: true,
  publishesFragments: true,
  reportsTypedTitles: false,
  contentAdapters: true,
  choosesOutputs: true,
  versionParams: true,
};
