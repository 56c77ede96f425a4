/**
 * The files of a site as entries of one table, by output path. `build` writes what it holds, `dev` answers from it, the check of links takes its paths, the
 * sitemaps list its pages. Whoever adds a file to sites adds an entry, and all of these know it. Not in it are the style sheets and scripts of the theme:
 * Astro bundles them and chooses their names.
 */
import type { Page } from '../../corpus/index.ts';
import type { HtmlExtras, SearchText } from '../../rendering/index.ts';
import type { FallbackPage } from '../load/fallback-pages.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import type { PageView } from '../views/page-view.ts';

export type Output = PageOutput | TextOutput | CopyOutput | GroupOutput;

/** A page that Astro prints into the layout. */
export interface PageOutput {
  readonly kind: 'page';
  /** Relative to the output folder: `docs/a/index.html`. */
  readonly path: string;
  /** The pages whose rendered text it shows: it can be printed as soon as they are rendered. */
  readonly uses: readonly Page[];
  /** The page of the site that it is. Absent for pages that are made besides: lists, print views, the search page. */
  readonly page?: Page;
  /** Set for a page of the default locale in the frame of another. */
  readonly fallback?: FallbackPage;
  /** Set where sitemaps name it. */
  readonly listing?: Listing;
  /** Digest of all that the printed page is made of, but for the theme and UI strings: a page that is kept under it needs no printing. */
  key(): Promise<string>;
  render(): Promise<PageView>;
}

/** A file that is made of what is known of the site. */
export interface TextOutput {
  readonly kind: 'text';
  readonly path: string;
  /** Set for a redirect: the page that it leads to. */
  readonly leadsTo?: Page;
  /** What is rendered for it. */
  readonly uses?: readonly Page[];
  /** `undefined` where it cannot be made, which is reported. */
  render(): string | undefined | Promise<string | undefined>;
}

/** A file that is published as it is. */
export interface CopyOutput {
  readonly kind: 'copy';
  readonly path: string;
  /** Relative to the site directory. */
  readonly file: string;
}

/** Files of one folder whose names, or whether there are any, are known only when they are made. */
export interface GroupOutput {
  readonly kind: 'group';
  /** What all of their paths begin with: `_lockstep/search/en.` */
  readonly path: string;
  render(): Promise<ReadonlyMap<string, GroupFile>>;
}

/** A text or picture, or the absolute path of a file to copy. */
export type GroupFile = { readonly text: string | Uint8Array } | { readonly copyOf: string };

/** How sitemaps name a page. */
export interface Listing {
  readonly locale: string;
  /** URL path without the base path. */
  readonly url: string;
  /** Absent for a page that has no file, such as the status of the translations. */
  readonly page?: Page;
  /** The same page in all locales, itself included; empty where there is no other. */
  translations(): readonly { readonly locale: string; readonly url: string }[];
}

/** What of a loaded site decides which files it has. */
export type OutputSite = Pick<
  LoadedSite,
  | 'hasOwnLayout'
  | 'siteTemplates'
  | 'pagerCounts'
  | 'site'
  | 'chosen'
  | 'files'
  | 'corpus'
  | 'index'
  | 'ui'
  | 'drift'
  | 'history'
  | 'shortcodes'
  | 'ownCode'
  | 'shortcodeAssets'
  | 'versions'
>;

/** What entries are made from. */
export interface OutputContext {
  readonly loaded: OutputSite;
  readonly sources: OutputSources;
}

/** What entries are rendered from. A build has it from worker threads and its cache; the dev server renders what it is asked for. */
export interface OutputSources {
  /** A page's rendered body; `undefined` where there is none: the page has no file, or it could not be rendered. */
  bodyOf(page: Page): Promise<Body | undefined>;
  /** The search index of a locale: files by their path below the folder of indexes. */
  searchIndexOf(locale: string): Promise<ReadonlyMap<string, string>>;
  /** What takes long to make, kept from one run to the next under a key: hex digits and an extension. */
  kept(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Whether a page draws a diagram, so that the modules for that are needed. */
  hasDiagrams(): Promise<boolean>;
}

export interface Body {
  /** The diagrams in it are those that the page draws. */
  readonly facts: RenderedFacts;
  /** Digest of what is printed. */
  readonly digest: string;
  /** As it is printed: with what its frame puts in, and the diagrams that the build has drawn. */
  html(extras: HtmlExtras): string;
  /** `undefined` where the site does not publish Markdown. */
  markdown(): string | undefined;
  /** Its text for search; `undefined` where the site has none. */
  searchText(): SearchText | undefined;
}

/** Sources for those who only ask for the paths: nothing can be rendered from them. */
export const NO_SOURCES: OutputSources = {
  bodyOf: nothing,
  searchIndexOf: nothing,
  kept: nothing,
  hasDiagrams: nothing,
};

function nothing(): never {
  throw new Error('Unexpected rendering of an output, where only the paths of outputs were asked for.');
}
