/**
 * Where sites written for Hugo and sites of ours differ in what the same files mean. Each difference has a name; who reads a configuration chooses all of
 * them at once, and the rest of the code asks for the one it means.
 */
export interface Conventions {
  /** What a shortcode encloses keeps its indentation, and what it prints gets that of its tag; else both lose it. */
  readonly keepsIndentation: boolean;
  /** Titles of boxes, cards and figures are headings, and so part of the page's outline. */
  readonly boxTitlesAreHeadings: boolean;
  /** A text or value that nobody knows is shown by its name in brackets; else nothing is printed. */
  readonly showsMissingTexts: boolean;
  /** A UI string that the page's language lacks is shown as `[i18n] KEY`, whatever other languages have. */
  readonly marksMissingTexts: boolean;
  /** The site's UI strings, those of its other locales included, are asked before ours in any language. */
  readonly siteStringsFirst: boolean;
  /** Files, examples and terms of the default locale stand in for those that a locale lacks. */
  readonly sourceStandsIn: boolean;
  /** Links without a locale lead to the page of the reader's locale, and may name Markdown files. */
  readonly localizesLinks: boolean;
  /** An included file knows the front matter of the page that includes it. */
  readonly includesInheritParams: boolean;
  /** Files in folders called `includes` or beginning with `_` are no pages, and any page may be kept out of the output by `build`. */
  readonly hidesIncludes: boolean;
  /** A section without a file is called by its folder in the plural. */
  readonly pluralTitles: boolean;
  /** A taxonomy without terms has a page too. */
  readonly listsEmptyTaxonomies: boolean;
  /** Front matter may name one term by the singular of its taxonomy: `author: Ada`. */
  readonly singularTerms: boolean;
  /** The home page shows its description above its text. */
  readonly homeShowsDescription: boolean;
  /** `<language>/sitemap.xml` below one index, and one file alone where there is one language; else `sitemap-<locale>.xml`. */
  readonly sitemapPerFolder: boolean;
  /** Pages hold no scripts of their authors, so that the headers for hosts may refuse all but ours. */
  readonly strictScripts: boolean;
  /** A shortcode is found whatever the case of its name. */
  readonly anyCaseShortcodes: boolean;
  /** Shortcodes print `#ZgotmplZ` for addresses that are neither paths nor of http, https or mailto, as Go's templates do. */
  readonly refusesUrls: boolean;
  /** Comments in code such as `// [!code ++]` mark lines. */
  readonly codeComments: boolean;
  /** No id stands twice on a page, whatever it includes. */
  readonly uniqueIds: boolean;
  /** The configuration is a module, which may hold functions; else it is data alone. */
  readonly configurationIsModule: boolean;
  /** Pages link to the site's repository with the social links, where none of these leads there. */
  readonly showsRepository: boolean;
  /** Keys under which a site's configuration holds the settings that are Lockstep's alone. */
  readonly ownSettings: readonly string[];
  /** Presets that the configuration does not name are found by what the tree has. */
  readonly detectsPresets: boolean;
  /** A translation without a title and a text, or one that a mount takes from the source, shows the source page at its address. */
  readonly emptyPagesShowSource: boolean;
  /** Menus may have any name; one that pages have no place for is a finding. */
  readonly anyMenuName: boolean;
  /** Fragments that pages include stand among the pages, and are published as pages. */
  readonly publishesFragments: boolean;
  /** A title that YAML reads as a number, a date or a truth value is a finding. */
  readonly reportsTypedTitles: boolean;
  /** Files called `_content.gotmpl` make pages. */
  readonly contentAdapters: boolean;
  /** Pages and kinds of pages choose their output formats; a chosen format that nothing generates is a problem. */
  readonly choosesOutputs: boolean;
}

/** Of sites of ours. */
export const LOCKSTEP_CONVENTIONS: Conventions = {
  keepsIndentation: false,
  boxTitlesAreHeadings: false,
  showsMissingTexts: true,
  marksMissingTexts: false,
  siteStringsFirst: false,
  sourceStandsIn: true,
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
};

/** As Hugo and its themes read a tree. */
export const HUGO_CONVENTIONS: Conventions = {
  keepsIndentation: true,
  boxTitlesAreHeadings: true,
  showsMissingTexts: false,
  marksMissingTexts: false,
  siteStringsFirst: true,
  sourceStandsIn: false,
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
};
