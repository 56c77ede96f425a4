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

/** A code block before highlighting; the page's last step colours all of them together. */
export interface CodeBlockOptions {
  readonly lang: string | undefined;
  /** Line numbers or ranges as Hugo writes them: `2-4 7`. */
  readonly highlightLines?: string;
  /** Lines that come in, go, or are to be looked at; ranges in the same form. */
  readonly ins?: string;
  readonly del?: string;
  readonly focus?: string;
  /** What its author wrote after the language, for the site's transformers. */
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
    /** By which `findPage` finds it: `/docs/a`. */
    readonly path: string;
    readonly kind: PageSummary['kind'];
    readonly bundle: 'leaf' | 'branch' | 'none';
    readonly weight: number;
    readonly aliases: readonly string[];
    readonly taxonomy?: PageSummary['taxonomy'];
    /** ISO 8601. */
    readonly date: string | undefined;
    readonly lastmod: string | undefined;
    /** Front matter, keys in lower case. */
    readonly params: ValueMap;
  };
  /** Where sites written for Hugo and sites of ours differ. */
  readonly conventions: Conventions;
  /** The locale whose pages stand in for what another lacks: `en`. */
  readonly defaultLocale: string;

  /** Front matter of the page, else the site's parameters; dots go down (`versions.latest`); case does not matter. */
  param(name: string): Value | undefined;
  /** The site's parameters for the page's locale, or the given one, by dotted name. */
  siteParam(name: string, locale?: string): Value | undefined;
  /** `data/` by dotted path: `releases.schedule.schedules`. */
  data(path: string): Value | undefined;
  /** A UI string in the page's language; a missing one is reported once and gives the default locale's, else the key in brackets. */
  ui(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A date (ISO 8601) in Go's layout notation with the month and day names of the page's language. */
  formatDate(date: string, layout: string): string;

  /** Text with its shortcodes executed, as Markdown that may become part of the page's own (`text(…)` of a `{{% %}}`). */
  expand(source: string): string;
  /** `markdownify`: rendered on its own, the `<p>` of a single paragraph dropped. */
  markdown(source: SourceText | string): ElementContent[];
  /** The same with paragraphs kept. */
  markdownBlocks(source: SourceText | string): ElementContent[];
  /** HTML text as it is, with nested calls in their places. */
  html(source: SourceText | string): ElementContent[];
  /** The enclosed text for where no markup can stand, in code and diagrams: nested calls as the text they print. */
  plainText(source: SourceText): string;
  /** What Hugo's `.Inner` prints where a template prints it as it is: HTML in `{{< >}}`, rendered Markdown in a nested `{{% %}}`. */
  inner(call: ShortcodeCall<unknown>): ElementContent[];
  /**
   * An element round the enclosed text, which comes after what the element already holds, and whose Markdown belongs to the page when the call is a `{{% %}}` at the top (its headings
   * then have ids of the page and stand in its table of contents).
   */
  wrapInner(element: ElementContent & { type: 'element' }, call: ShortcodeCall<unknown>): ShortcodeOutput;
  /** Text that stands for finished HTML, for where output is put together as text. */
  hold(nodes: readonly ElementContent[]): string;
  /** The text with what it holds written out as HTML. */
  release(text: string): string;
  /** What the calls of a page keep for each other. */
  readonly memory: Map<unknown, unknown>;
  /** A code block, to be highlighted with the rest of the page. */
  codeBlock(text: string, options: CodeBlockOptions): ElementContent;
  /** Whether code of a language can be coloured. */
  canHighlight(lang: string): boolean;
  /** A formula in TeX, to be drawn with those of the rest of the page. */
  formula(tex: string, isBlock: boolean): ElementContent;
  /** A heading id made as the site makes them, without the page's counting of duplicates. */
  anchorize(text: string): string;

  /**
   * A file of `includes/` in the page's locale (else its fallbacks), else of an `_includes` folder next to the page or above it, else next to the page; rendered.
   *
   * @param args what `{{ $name }}` in its text stands for
   */
  include(name: string, args?: Readonly<Record<string, string>>): ElementContent[] | undefined;
  /** A file of an `_includes` folder as Markdown to become part of the page's own: with headings of the page. */
  includeSource(name: string, args?: Readonly<Record<string, string>>): SourceText | undefined;
  /** The front matter of what `include` would include, keys in lower case. */
  includeParams(name: string): ValueMap | undefined;
  /** The rendered content of a page or page resource, found relative to this page's folder. */
  pageContent(path: string): ElementContent[] | undefined;
  /** The Markdown of a page's file as it is written, without its front matter. */
  pageSource(file: string): string | undefined;
  /** The same with its shortcodes executed, as Markdown that may become part of another page's. */
  expandPage(file: string): string | undefined;
  /** The day of the build, `2006-01-02`. */
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
  /** A page by a path as `ref` and `GetPage` take it, in the page's locale or the given one. */
  findPage(path: string, locale?: string): PageSummary | undefined;
  /** A page by a path as Hugo's `GetPage` takes it since 0.123: never by a bare name. */
  findLinked(path: string, locale?: string): PageSummary | undefined;
  /** Pages that stand in a relation to a page of a locale, in the site's default order. */
  related(locale: string, path: string, relation: PageRelation): readonly PageSummary[];
  /** All files of the page's bundle, or of that of the page of another file. */
  resources(file?: string, locale?: string): readonly ResourceSummary[];
  /** A file of `assets/`; without an address where it is not published. */
  asset(path: string): ResourceSummary | undefined;
  assets(): readonly ResourceSummary[];
  /** Has a file published, as the page leads to it. */
  publish(file: PublishedFile): void;
  /** Digest of a file of the site, in hex. */
  fileDigest(file: string, algorithm: string): string | undefined;
  /** Of a picture of the site, by its address. */
  imageSize(url: string): { readonly width: number; readonly height: number } | undefined;
  /** The same by its file. */
  imageSizeOf(file: string): { readonly width: number; readonly height: number } | undefined;
  readonly siteFacts: SiteFacts;
  /** The same of another language. */
  siteFactsOf(locale: string): SiteFacts;
  /** The menus of a language. */
  menus(locale: string): MenuFacts;
  taxonomies(locale: string): readonly TaxonomyFacts[];
  /** The pages of the locale whose front matter has a key (in the site's default order), or a section's own pages. */
  pagesWith(key: string): readonly PageSummary[];
  pagesOf(section: string): readonly PageSummary[];
  /** A site path and, for `relLangURL`, with the locale's prefix; the base path comes later, as with all links. */
  relUrl(path: string): string;
  relLangUrl(path: string): string;
  /** Environment variables that the site may show: names that start with `HUGO_` or `LOCKSTEP_`. */
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
      /** Where it stands, when not at the call. */
      readonly place?: Place;
    },
  ): void;
  /** Targets of the problems that were reported for this call. */
  readonly reported: ReadonlySet<string>;
  /** A visible box in the page that says what is wrong, for where output should have been. */
  errorBox(message: string): ElementContent;
}
