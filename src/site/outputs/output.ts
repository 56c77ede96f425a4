/**
 * The files of a site as entries of one table, by output path. `build` writes the table, `dev` answers from it, the link check takes its paths, and the
 * sitemaps list its pages; to add a file to sites, add an entry here. Style sheets and scripts of the theme are not in the table: Astro bundles them and
 * chooses their names.
 */
import type { Page } from '../../corpus/index.ts';
import type { HtmlExtras, SearchText } from '../../rendering/index.ts';
import type { FallbackPage } from '../load/fallback-pages.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import type { PageView } from '../views/page-view.ts';

export type Output = PageOutput | TextOutput | CopyOutput | GroupOutput;

/** A page that Astro prints with the site's layout. */
export interface PageOutput {
  readonly kind: 'page';
  /** Relative to the output folder: `docs/a/index.html`. */
  readonly path: string;
  /** The pages whose rendered text it shows: once these are rendered, it can be printed. */
  readonly uses: readonly Page[];
  /** The content page it shows. Absent for generated pages: lists, print views, the search page. */
  readonly page?: Page;
  /** Set for a page of the default locale shown under another locale. */
  readonly fallback?: FallbackPage;
  /** Set if sitemaps list it. */
  readonly listing?: Listing;
  /** Digest of everything that the printed page depends on, except the theme and UI strings. An unchanged key means that the cached page is still valid. */
  key(): Promise<string>;
  render(): Promise<PageView>;
}

/** A generated file. */
export interface TextOutput {
  readonly kind: 'text';
  readonly path: string;
  /** Set for a redirect: its target page. */
  readonly redirectsTo?: Page;
  /** The pages that must be rendered first. */
  readonly uses?: readonly Page[];
  /** `undefined` if it cannot be generated; the reason has been reported. */
  render(): string | undefined | Promise<string | undefined>;
  /** The same text in parts, for a file whose size grows with the site: a build writes them one by one. */
  parts?(): AsyncIterable<string>;
}

/** A text that is generated in parts. */
export function inParts(parts: () => AsyncIterable<string>): Required<Pick<TextOutput, 'render' | 'parts'>> {
  return {
    parts,
    async render() {
      const all: string[] = [];
      for await (const part of parts()) all.push(part);
      return all.join('');
    },
  };
}

/** A file that is published unchanged. */
export interface CopyOutput {
  readonly kind: 'copy';
  readonly path: string;
  /** Relative to the site directory. */
  readonly file: string;
}

/** Files of one folder whose names are known only after they are generated. There may be none. */
export interface GroupOutput {
  readonly kind: 'group';
  /** The common prefix of their paths: `_lockstep/search/en.` */
  readonly path: string;
  render(): Promise<ReadonlyMap<string, GroupFile>>;
}

/** A text or picture, or the absolute path of a file to copy. */
export type GroupFile = { readonly text: string | Uint8Array } | { readonly copyOf: string };

/** A page's entry in sitemaps. */
export interface Listing {
  readonly locale: string;
  /** URL path without the base path. */
  readonly url: string;
  /** Absent for a page without a source file, such as the translation status. */
  readonly page?: Page;
  /** The same page in all locales, including this one; empty if it exists in one locale only. */
  translations(): readonly { readonly locale: string; readonly url: string }[];
}

/** The parts of a loaded site that decide which files it has. */
export type OutputSite = Pick<
  LoadedSite,
  | 'hasOwnLayout'
  | 'siteTemplates'
  | 'pagerCounts'
  | 'site'
  | 'chosen'
  | 'files'
  | 'made'
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

/** What entries are created from. */
export interface OutputContext {
  readonly loaded: OutputSite;
  readonly sources: OutputSources;
}

/** What entries are rendered from. In a build, worker threads and the cache provide it; the dev server renders on demand. */
export interface OutputSources {
  /** A page's rendered body; `undefined` if the page has no file or could not be rendered. */
  bodyOf(page: Page): Promise<Body | undefined>;
  /** The search index of a locale: files by their path below the index folder. */
  searchIndexOf(locale: string): Promise<ReadonlyMap<string, string>>;
  /** Caches a slow result between runs under a key: hex digits and an extension. */
  kept(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Whether any page draws a diagram, so that the modules for that are needed. */
  hasDiagrams(): Promise<boolean>;
}

export interface Body {
  /** Its diagrams are those that the browser draws. */
  readonly facts: RenderedFacts;
  /** Digest of the printed body. */
  readonly digest: string;
  /** The body as printed: with links and ids adapted to its page, and diagrams that were drawn during the build. */
  html(extras: HtmlExtras): string;
  /** `undefined` if the site does not publish Markdown. */
  markdown(): string | undefined;
  /** The page's text for search; `undefined` if the site has no search. */
  searchText(): SearchText | undefined;
}

/** For callers that only need paths: rendering throws. */
export const NO_SOURCES: OutputSources = {
  bodyOf: nothing,
  searchIndexOf: nothing,
  kept: nothing,
  hasDiagrams: nothing,
};

function nothing(): never {
  throw new Error('Unexpected rendering of an output that was created for its path only.');
}
