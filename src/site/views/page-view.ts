/**
 * What the Astro site needs of a page, as plain values: `site` prepares it, the layouts print it. URLs in it are site-absolute,
 * with the base path, percent-encoded.
 */
import type { Direction } from '../../locales/index.ts';
import type { IconsView, ThemeView } from '../theme/view-model.ts';

export type { SlotName } from '../../config/index.ts';
export type { SocialView, ThemeView } from '../theme/view-model.ts';

export interface LinkView {
  readonly title: string;
  readonly url: string;
  /** BCP-47 tag of the page that it leads to, where that is another language's: a page that is not translated yet. */
  readonly lang?: string;
}

/** A file, by its media type. */
export interface FileView {
  readonly url: string;
  readonly type: string;
}

/** An entry of the part of the tree that stands in a page. */
export interface NavigationView extends LinkView {
  /** The page itself. */
  readonly current: boolean;
  /** An ancestor of the page, or the page itself. */
  readonly open: boolean;
  readonly hasChildren: boolean;
  readonly children: readonly NavigationView[];
  /** How many entries there are below it, where `children` are only those around the page. */
  readonly total?: number;
}

export interface TocView {
  readonly id: string;
  /** HTML of the heading, without links and ids. */
  readonly html: string;
  readonly children: readonly TocView[];
}

export interface TranslationView {
  readonly locale: string;
  readonly lang: string;
  readonly direction: Direction;
  /** The language's name in itself. */
  readonly label: string;
  readonly url: string;
  readonly current: boolean;
  /** The page exists in that language. */
  readonly exists: boolean;
  /** What the URL shows where it does not: the page in another language, by that language's name in itself, or the nearest section that exists. */
  readonly standIn?: { readonly kind: 'fallback' | 'nearest'; readonly title: string; readonly lang: string };
  /** The site's default locale, whose page `hreflang="x-default"` names. */
  readonly isDefault: boolean;
}

/** An entry of a section's list of pages. */
export interface ListEntryView extends LinkView {
  readonly description: string;
  readonly date?: { readonly iso: string; readonly text: string };
  /** The year that the entry stands under, where the list has headings for years: `2026`, and as the language writes it. */
  readonly year?: { readonly name: string; readonly text: string };
  readonly authors?: readonly AuthorView[];
}

/** Who wrote a page. */
export interface AuthorView {
  readonly name: string;
  /** The list of what they wrote, where there is one. */
  readonly url?: string;
}

/** The page with the posts of a year. */
export interface ArchiveView extends LinkView {
  readonly current: boolean;
}

/** One of the pages of a long list. */
export interface ListPageView {
  readonly number: number;
  readonly url: string;
  readonly current: boolean;
}

/** What readers of a translation learn about its source. */
export interface DriftView {
  /** When the source was last changed, in the page's language. */
  readonly changed?: string;
  /** The source page; absent where the site does not show it. */
  readonly sourceUrl?: string;
  readonly sourceLang: string;
  /** Headings of the translation, with the URL of the same section in the source. */
  readonly marks: readonly { readonly id: string; readonly url: string }[];
}

/** The same page in a version of the site. */
export interface VersionView {
  readonly name: string;
  /** What readers call the version. */
  readonly label: string;
  readonly status: 'current' | 'maintained' | 'old' | 'next';
  /** Of the page, else of the home page in the page's language. */
  readonly url: string;
  readonly hasPage: boolean;
}

/** The versions of the site. It says nothing of the one that the page is in: pages that are the same in two versions are printed once. */
export interface VersionsView {
  readonly list: readonly VersionView[];
  readonly current: VersionView;
}

/** How browsers keep pages. */
export interface OfflineView {
  readonly workerUrl: string;
  /** The path that the worker answers for. */
  readonly scope: string;
  /** The list of all that a locale has, where all of it is kept (JSON). */
  readonly listUrl?: string;
}

/** How the pages of a locale are searched. */
export interface SearchView {
  /** The page to search with. */
  readonly url: string;
  /** The directory of the locale's index (JSON), loaded on demand. */
  readonly indexUrl: string;
}

export interface NoticeView {
  /** What links to the box name. */
  readonly id?: string;
  /** Trusted HTML. */
  readonly html: string;
}

/** An entry of a menu; its address is empty where it only holds others. */
export interface MenuView extends LinkView {
  readonly children?: readonly MenuView[];
}

/** The terms of a page in one taxonomy. */
export interface TermsView {
  readonly title: string;
  readonly links: readonly LinkView[];
}

export interface PageView {
  /** Output path, without a leading slash: `fr/docs/a/index.html`. */
  readonly output: string;
  readonly url: string;
  /** Scheme and host, without a slash at the end; empty when the site does not know its origin. `hreflang` needs it. */
  readonly origin: string;
  /** Absolute URL for `rel="canonical"`; empty when the site does not know its origin. */
  readonly canonical: string;
  readonly locale: string;
  readonly lang: string;
  readonly direction: Direction;
  /** `print`: a section with all that is below it, in one page. */
  readonly kind: 'home' | 'section' | 'page' | 'not-found' | 'print' | 'search';
  readonly layout: 'docs' | 'blog' | 'plain';
  readonly siteTitle: string;
  /** The site's own sign, for browsers' tabs and, where it is a drawing, next to its title. */
  readonly icon?: FileView;
  /** Further icons that are made of the site's one. */
  readonly icons?: IconsView;
  readonly homeUrl: string;
  readonly theme: ThemeView;
  readonly title: string;
  readonly description: string;
  /** For search engines; from the front matter. */
  readonly keywords: readonly string[];
  /** The description is printed below the title; else it is for search engines and previews alone. */
  readonly showDescription: boolean;
  /** The picture that previews show. */
  readonly image?: string;
  /** The same page as Markdown. */
  readonly markdownUrl?: string;
  /** `<h1>` is printed by the layout unless the body brings its own. */
  readonly showTitle: boolean;
  /** The rendered page: trusted HTML. */
  readonly bodyHtml: string;
  /** The language of title and body where they are the source page's, shown since this locale has no translation. */
  readonly fallback?: { readonly lang: string; readonly direction: Direction; readonly url: string };
  /** The source has changed since the page was translated. */
  readonly drift?: DriftView;
  readonly toc: readonly TocView[];
  /** The lists of terms that the page stands in, by taxonomy. */
  readonly terms?: readonly TermsView[];
  readonly breadcrumbs: readonly LinkView[];
  readonly navigation: readonly NavigationView[];
  /** URL of the locale's whole tree (JSON), loaded on demand. */
  readonly treeUrl: string;
  /** Absent where the site is not searched. */
  readonly search?: SearchView;
  readonly menu: readonly MenuView[];
  readonly previous?: LinkView;
  readonly next?: LinkView;
  readonly translations: readonly TranslationView[];
  /** Set where browsers keep the site for reading without a network. */
  readonly offline?: OfflineView;
  /** Absent where the site has one version, and while it is served to its authors. */
  readonly versions?: VersionsView;
  readonly list: readonly ListEntryView[];
  /** The pages that a long list is cut into, where it is. */
  readonly listPages?: readonly ListPageView[];
  /** The pages of a blog's years, newest first, where it has some. */
  readonly archives?: readonly ArchiveView[];
  /** The page to print a section with all that is below it. */
  readonly printUrl?: string;
  readonly editUrl?: string;
  /** The page's file as the repository shows it. */
  readonly sourceUrl?: string;
  /** A form for a new issue about the page. */
  readonly issueUrl?: string;
  readonly date?: { readonly iso: string; readonly text: string };
  /** Names of those who changed the page's file, whoever did most first; where the site shows them. */
  readonly contributors?: readonly string[];
  /** Of a post. */
  readonly authors?: readonly AuthorView[];
  readonly lastModified?: { readonly iso: string; readonly text: string };
  /** Boxes above the body: third-party content, generated page and the like. */
  readonly notices: readonly NoticeView[];
  /** URL of the module that draws diagrams, on a page that may show some. */
  readonly diagramsUrl?: string;
  /** Trusted HTML of a Hugo tree's own partials, by slot. */
  readonly frameHtml?: Readonly<Record<string, string>>;
  /** Names of the site's shortcodes on the page that bring a style sheet or a script. */
  readonly shortcodes?: readonly string[];
  /** The page that tells how far the translations are. */
  readonly status?: LinkView;
  /** Feeds, by title. */
  readonly feeds: readonly LinkView[];
}

/** All of a page's view but its body. */
export type BodilessView = Omit<PageView, 'bodyHtml'>;

/** What each component gets that a site puts into the frame of its pages. */
export interface FrameProps {
  readonly view: PageView;
  /** A text of the interface in the page's language, by its key: `t('next')`. */
  readonly t: {
    (key: string, values?: Readonly<Record<string, string | number>>): string;
    /** The lang of a text where it is not the page's own, for a `lang` attribute. */
    lang(key: string): string | undefined;
  };
}

/** The shared file of a locale's tree. */
export interface TreeView {
  readonly locale: string;
  readonly entries: readonly TreeEntryView[];
}

export interface TreeEntryView extends LinkView {
  readonly children?: readonly TreeEntryView[];
}
