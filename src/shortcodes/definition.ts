/**
 * What a shortcode is: its name, its parameters, whether it encloses text, examples that feed tests and the manual, and a pure
 * function from a call and a context to output. A definition reads nothing but what these two hand it; whatever it asks the
 * context for is recorded as a dependency of the page.
 */

import type { ElementContent } from 'hast';
import type { Conventions, OutputFormat, Value, ValueMap } from '../config/index.ts';
import type { OwnCode, Place, ProblemCode, Severity } from '../diagnostics/index.ts';
import type { Origin, SourceText } from '../text/index.ts';
import type { NamingType, ParamSpecs, ParamsOf } from './param-types.ts';

/** What an enclosing shortcode learns of a call inside it (see the output kind `part`). */
export interface Part {
  readonly name: string;
  readonly value: unknown;
}

/** A call as those that it encloses see it. */
export interface EnclosingCall {
  readonly name: string;
  readonly named: ValueMap;
  readonly positional: readonly Value[];
  readonly ordinal?: number;
  readonly parent?: EnclosingCall | undefined;
}

/** One use of a shortcode in a page. */
export interface ShortcodeCall<P = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly params: P;
  /** Arguments as written: unnamed ones in order, or named ones. */
  readonly positional: readonly Value[];
  readonly named: ValueMap;
  /** `{{< >}}` asks for HTML, `{{% %}}` for Markdown. */
  readonly markup: 'html' | 'markdown';
  /** The enclosed text, in which nested calls have become slots; empty where nothing is enclosed. */
  readonly inner: SourceText;
  /** Written without a closing tag's text: `{{< x />}}`, or a shortcode that encloses nothing. */
  readonly empty: boolean;
  /** Place among the calls of the same parent, from 0. */
  readonly ordinal: number;
  /** The enclosing call, by name, with its arguments and its own place among the calls of its parent. */
  readonly parent: EnclosingCall | undefined;
  /** This call as those inside it see it: the same object as their `parent`. */
  readonly asParent: EnclosingCall;
  /** What calls directly inside handed over, in order. */
  readonly parts: readonly Part[];
  /** Of the opening tag. */
  readonly origin: Origin | undefined;
}

export type ShortcodeOutput =
  /** Finished HTML. It never goes through a Markdown or HTML parser again. */
  | { readonly kind: 'nodes'; readonly nodes: readonly ElementContent[] }
  /** Plain text: read as Markdown in `{{% %}}` (`## {{% heading "x" %}}`), printed escaped in `{{< >}}`. */
  | { readonly kind: 'text'; readonly text: string }
  /** HTML or Markdown text of ours, such as a UI string with a link: read as Markdown in `{{% %}}`, as HTML in `{{< >}}`. */
  | { readonly kind: 'markup'; readonly source: SourceText }
  /** Nothing in the page; a value for the enclosing call's `parts`. */
  | { readonly kind: 'part'; readonly value: unknown }
  /** The page's table of contents, which is known last. */
  | { readonly kind: 'toc' };

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

/** An example of use: fed to the tests and to the authors' page. */
export interface ShortcodeExample {
  /** What an author writes. */
  readonly source: string;
  /** Text that the rendered example must contain, white space folded; checked by the contract test of all definitions. */
  readonly shows?: string;
}

/** Something of the site that a shortcode reads by itself. */
export interface ShortcodeRead {
  readonly type: Extract<NamingType, 'data' | 'include' | 'page'>;
  readonly name: string;
}

export interface ShortcodeDefinition<S extends ParamSpecs = ParamSpecs> {
  readonly name: string;
  /** Other names that mean the same. */
  readonly aliases?: readonly string[];
  /** What it puts on the page, in one sentence, for the authors' page. */
  readonly summary?: string;
  readonly params: S;
  /** Takes unnamed or named arguments beyond `params` (as `include FILE args…` does). */
  readonly restParams?: boolean;
  /** Encloses text, and so must be closed (or self-closed, `/>}}`). */
  readonly inner: boolean;
  /** Stands in a sentence, and so never begins or ends a block. */
  readonly inline?: boolean;
  /** Prints what it encloses and nothing of its own: a page with it and a page without say the same. */
  readonly transparent?: boolean;
  /** The name of a shortcode that a translation may use in its place. */
  readonly sameAs?: string;
  /** What it always reads, besides what its arguments name. */
  readonly reads?: readonly ShortcodeRead[];
  readonly examples: readonly ShortcodeExample[];
  render(call: ShortcodeCall<ParamsOf<S>>, context: ShortcodeContext): ShortcodeOutput;
}

/**
 * Types a definition by its own parameters. A site's `shortcodes/<name>.ts` exports the result as default.
 *
 * @example
 * export default defineShortcode({
 *   name: 'badge',
 *   params: { text: { type: 'string', required: true, position: 0 } },
 *   inner: false,
 *   examples: [{ source: '{{< badge "new" >}}', shows: 'new' }],
 *   render: (call) => ({ kind: 'nodes', nodes: [h('span', { className: ['badge'] }, call.params.text)] }),
 * });
 */
export function defineShortcode<const S extends ParamSpecs>(
  definition: ShortcodeDefinition<S>,
): ShortcodeDefinition<S> {
  return definition;
}

/** Output made of finished HTML. */
export function nodes(...content: readonly ElementContent[]): ShortcodeOutput {
  return { kind: 'nodes', nodes: content };
}

/** Output that is plain text. */
export function text(value: string): ShortcodeOutput {
  return { kind: 'text', text: value };
}
