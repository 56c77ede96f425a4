/** What a shortcode's definition may ask for while it renders. */
import type { ElementContent } from 'hast';
import type { Conventions, Value, ValueMap } from '../config/index.ts';
import type { OwnCode, Place, ProblemCode, Severity } from '../diagnostics/index.ts';
import type { SourceText } from '../text/index.ts';
import type { ShortcodeCall, ShortcodeOutput } from './call.ts';
import type {
  ExampleFile,
  GlossaryTerm,
  MenuFacts,
  PageRelation,
  PageSummary,
  PublishedFile,
  ResourceSummary,
  SiteFacts,
  TaxonomyFacts,
} from './site-summaries.ts';

/** A code block before highlighting; the last step of a page highlights all of them together. */
export interface CodeBlockOptions {
  readonly lang: string | undefined;
  /** Line numbers or ranges as in Hugo: `2-4 7`. */
  readonly highlightLines?: string;
  /** Added, deleted or focused lines; ranges in the same form. */
  readonly ins?: string;
  readonly del?: string;
  readonly focus?: string;
  /** The author's text after the language, for the site's transformers. */
  readonly meta?: string;
  readonly lineNumbers?: boolean;
  readonly firstLine?: number;
  readonly title?: string;
}

/** What a definition may ask for. Every answer is recorded, so that a page is rendered again when it changes. */
export interface ShortcodeContext {
  readonly page: {
    readonly locale: string;
    readonly lang: string;
    /** Relative to the site directory. */
    readonly file: string;
    /** Site path, percent-encoded. */
    readonly url: string;
    readonly title: string;
    /** The path for `findPage`: `/docs/a`. */
    readonly path: string;
    readonly kind: PageSummary['kind'];
    readonly bundle: 'leaf' | 'branch' | 'none';
    readonly weight: number;
    readonly aliases: readonly string[];
    readonly taxonomy?: PageSummary['taxonomy'];
    /** ISO 8601. */
    readonly date: string | undefined;
    readonly lastmod: string | undefined;
    /** Front matter with lower-case keys. */
    readonly params: ValueMap;
  };
  /** Differences between Hugo trees and other sites. */
  readonly conventions: Conventions;
  /** The locale whose pages are used if another lacks them: `en`. */
  readonly defaultLocale: string;

  /** A value of the page's front matter, else of the site's parameters; dots select nested values (`versions.latest`); case is ignored. */
  param(name: string): Value | undefined;
  /** A value of the site's parameters for the page's locale, or the given one, by dotted name. */
  siteParam(name: string, locale?: string): Value | undefined;
  /** `data/` by dotted path: `releases.schedule.schedules`. */
  data(path: string): Value | undefined;
  /** A UI string in the page's language; a missing one is reported once and replaced by the default locale's, else by the key in brackets. */
  ui(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A date (ISO 8601) in Go's layout notation with month and day names of the page's language. */
  formatDate(date: string, layout: string): string;

  /** Text with its shortcodes executed, as Markdown that may become part of the page's own (`text(…)` of a `{{% %}}`). */
  expand(source: string): string;
  /** `markdownify`: renders text separately; the `<p>` of a single paragraph is removed. */
  markdown(source: SourceText | string): ElementContent[];
  /** The same with paragraphs kept. */
  markdownBlocks(source: SourceText | string): ElementContent[];
  /** HTML text unchanged, with nested calls inserted. */
  html(source: SourceText | string): ElementContent[];
  /** The enclosed text where markup is impossible, such as code and diagrams: nested calls become text. */
  plainText(source: SourceText): string;
  /** Hugo's `.Inner`: HTML in `{{< >}}`, rendered Markdown in a nested `{{% %}}`. */
  inner(call: ShortcodeCall<unknown>): ElementContent[];
  /**
   * Adds the enclosed text to an element after its existing content. If the call is a `{{% %}}` at the top level, the text's Markdown belongs to the page (headings get ids of the
   * page and are in its table of contents).
   */
  wrapInner(element: ElementContent & { type: 'element' }, call: ShortcodeCall<unknown>): ShortcodeOutput;
  /** Returns a placeholder text for finished HTML, for output that is assembled as text. */
  hold(nodes: readonly ElementContent[]): string;
  /** The text with its placeholders replaced by HTML. */
  release(text: string): string;
  /** Values that calls on a page share. */
  readonly memory: Map<unknown, unknown>;
  /** A code block, highlighted with the rest of the page. */
  codeBlock(text: string, options: CodeBlockOptions): ElementContent;
  /** Whether there is a grammar for a language. */
  canHighlight(lang: string): boolean;
  /** A formula in TeX, rendered with the rest of the page. */
  formula(tex: string, isBlock: boolean): ElementContent;
  /** A heading id by the site's rule, without numbers for duplicates. */
  anchorize(text: string): string;

  /**
   * Renders a file of `includes/` in the page's locale (else its fallbacks), else of an `_includes` folder next to the page or above it, else next to the page.
   *
   * @param args values for `{{ $name }}` in its text
   */
  include(name: string, args?: Readonly<Record<string, string>>): ElementContent[] | undefined;
  /** A file of an `_includes` folder as Markdown to become part of the page's own, including its headings. */
  includeSource(name: string, args?: Readonly<Record<string, string>>): SourceText | undefined;
  /** The front matter of the file that `include` would use, keys in lower case. */
  includeParams(name: string): ValueMap | undefined;
  /** The rendered content of a page or page resource, found relative to this page's folder. */
  pageContent(path: string): ElementContent[] | undefined;
  /** The Markdown of a page's file as written, without front matter. */
  pageSource(file: string): string | undefined;
  /** The same with its shortcodes executed, as Markdown that may become part of another page's. */
  expandPage(file: string): string | undefined;
  /** The same to find the headings of a page: its shortcodes report and store nothing. `undefined` too if such a shortcode calls it. */
  expandForHeadings(file: string): string | undefined;
  /** The date of the build, `2006-01-02`. */
  today(): string;
  /** Text of a file: `/x` from the site's root, else from the page's folder. Refused outside the site. */
  readFile(path: string): { readonly text: string; readonly file: string } | undefined;
  example(file: string): ExampleFile | undefined;
  term(id: string): GlossaryTerm | undefined;
  /** A glossary term's rendered body. */
  termContent(id: string): ElementContent[] | undefined;
  /** The first resource of the page's bundle whose path matches a glob (`*`, `**`, `{a,b}`), in Hugo's order. */
  resource(glob: string): ResourceSummary | undefined;
  /** The same for another bundle, by its path: `/_common-resources`. */
  resourceOf(bundle: string, glob: string): ResourceSummary | undefined;
  /** A page by a path for `ref` and `GetPage`, in the page's locale or the given one. */
  findPage(path: string, locale?: string): PageSummary | undefined;
  /** A page by a path for Hugo's `GetPage` since 0.123: never by file name only. */
  findLinked(path: string, locale?: string): PageSummary | undefined;
  /** Pages related to a page of a locale, in the site's default order. */
  related(locale: string, path: string, relation: PageRelation): readonly PageSummary[];
  /** All files of the page's bundle, or of another page's. */
  resources(file?: string, locale?: string): readonly ResourceSummary[];
  /** A file of `assets/`; without a URL if it is not published. */
  asset(path: string): ResourceSummary | undefined;
  assets(): readonly ResourceSummary[];
  /** Publishes a file that the page links to. */
  publish(file: PublishedFile): void;
  /** Hex digest of a file of the site. */
  fileDigest(file: string, algorithm: string): string | undefined;
  /** Size of a picture of the site, by URL. */
  imageSize(url: string): { readonly width: number; readonly height: number } | undefined;
  /** The same by its file. */
  imageSizeOf(file: string): { readonly width: number; readonly height: number } | undefined;
  readonly siteFacts: SiteFacts;
  /** The same for another language. */
  siteFactsOf(locale: string): SiteFacts;
  /** The menus of a language. */
  menus(locale: string): MenuFacts;
  taxonomies(locale: string): readonly TaxonomyFacts[];
  /** The pages of the locale whose front matter has a key (in the site's default order), or a section's own pages. */
  pagesWith(key: string): readonly PageSummary[];
  pagesOf(section: string): readonly PageSummary[];
  /** A site path and, for `relLangURL`, with the locale's prefix; the base path is added later, as for all links. */
  relUrl(path: string): string;
  relLangUrl(path: string): string;
  /** Environment variables that templates may read: names that start with `HUGO_` or `LOCKSTEP_`. */
  env(name: string): string | undefined;

  /** Reports a problem at the call's opening tag, or at one of its arguments. */
  problem(
    code: ProblemCode | OwnCode,
    message: string,
    more?: {
      readonly hint?: string;
      readonly target?: string;
      readonly suggestion?: string;
      readonly severity?: Severity;
      /** The place, if it is not the call. */
      readonly place?: Place;
    },
  ): void;
  /** Targets of the problems reported for this call. */
  readonly reported: ReadonlySet<string>;
  /** A visible box with an error message, in place of output. */
  errorBox(message: string): ElementContent;
}
