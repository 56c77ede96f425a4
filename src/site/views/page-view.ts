/** Everything that the layouts need to print a page, as plain values. URLs are site-absolute, with the base path, percent-encoded. */
import type { Direction } from '../../locales/index.ts';
import type { IconsView, ThemeView } from '../theme/view-model.ts';

export type { SlotName } from '../../config/index.ts';
export type { SocialView, ThemeView } from '../theme/view-model.ts';

export interface LinkView {
  readonly title: string;
  readonly url: string;
  /** BCP-47 tag of the target, if it is in another language because it is not translated yet. */
  readonly lang?: string;
}

/** A file with its media type. */
export interface FileView {
  readonly url: string;
  readonly type: string;
}

/** An entry of the part of the tree shown on a page. */
export interface NavigationView extends LinkView {
  /** The page itself. */
  readonly current: boolean;
  /** An ancestor of the page, or the page itself. */
  readonly open: boolean;
  readonly hasChildren: boolean;
  readonly children: readonly NavigationView[];
  /** Number of entries below, if `children` holds only those around the page. */
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
  /** The language's name in that language. */
  readonly label: string;
  readonly url: string;
  readonly current: boolean;
  /** Whether the page exists in that language. */
  readonly exists: boolean;
  /** What the URL shows if the page does not exist: the page in another language, with that language's name, or the nearest existing section. */
  readonly standIn?: { readonly kind: 'fallback' | 'nearest'; readonly title: string; readonly lang: string };
  /** The site's default locale, the target of `hreflang="x-default"`. */
  readonly isDefault: boolean;
}

/** An entry of a section's list. */
export interface ListEntryView extends LinkView {
  readonly description: string;
  readonly date?: { readonly iso: string; readonly text: string };
  /** The heading above the entry, if the list is grouped by year: `2026`, and as the language writes it. */
  readonly year?: { readonly name: string; readonly text: string };
  readonly authors?: readonly AuthorView[];
}

/** The author of a page. */
export interface AuthorView {
  readonly name: string;
  /** URL of the author's list of posts, if there is one. */
  readonly url?: string;
}

/** The page with the posts of a year. */
export interface ArchiveView extends LinkView {
  readonly current: boolean;
}

/** A page of a long list. */
export interface ListPageView {
  readonly number: number;
  readonly url: string;
  readonly current: boolean;
}

/** What a notice says about changes of a translation's source. */
export interface DriftView {
  /** Date of the source's last change, in the page's language. */
  readonly changed?: string;
  /** The source page; absent if the site does not link it. */
  readonly sourceUrl?: string;
  readonly sourceLang: string;
  /** Headings of the translation, with the URL of the same section in the source. */
  readonly marks: readonly { readonly id: string; readonly url: string }[];
}

/** The same page in another version of the site. */
export interface VersionView {
  readonly name: string;
  /** The version's label for readers. */
  readonly label: string;
  readonly status: 'current' | 'maintained' | 'old' | 'next';
  /** URL of the page, or of the home page in the same language. */
  readonly url: string;
  readonly hasPage: boolean;
}

/** The versions of the site. It does not name the current one, so that a page that is the same in two versions is printed once. */
export interface VersionsView {
  readonly list: readonly VersionView[];
  readonly current: VersionView;
}

export interface ReleaseView {
  readonly title: string;
  /** Absent if the version has no address. */
  readonly url?: string;
  readonly isCurrent: boolean;
}

/** The versions that a Hugo tree names in its parameters. */
export interface ReleasesView {
  /** Name of their menu, if the site has one of its own. */
  readonly title?: string;
  readonly list: readonly ReleaseView[];
  /** Set if the site is that of a version that is no longer maintained. */
  readonly archive?: { readonly version: string; readonly latest?: LinkView };
}

/** How browsers keep pages for reading offline. */
export interface OfflineView {
  readonly workerUrl: string;
  /** The path that the service worker controls. */
  readonly scope: string;
  /** List of all files of a locale (JSON), if the whole locale is kept. */
  readonly listUrl?: string;
}

/** How the pages of a locale are searched. */
export interface SearchView {
  /** The search page. */
  readonly url: string;
  /** The directory of the locale's index (JSON), loaded on demand. */
  readonly indexUrl: string;
}

export interface NoticeView {
  /** The anchor of the notice. */
  readonly id?: string;
  /** Trusted HTML. */
  readonly html: string;
}

/** A menu entry; its URL is empty if it only groups others. */
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
  /** Scheme and host, without a trailing slash; empty if the site does not know its origin. `hreflang` needs it. */
  readonly origin: string;
  /** Absolute URL for `rel="canonical"`; empty if the site does not know its origin. */
  readonly canonical: string;
  readonly locale: string;
  readonly lang: string;
  readonly direction: Direction;
  /** `print`: a section with everything below it, in one page. */
  readonly kind: 'home' | 'section' | 'page' | 'not-found' | 'print' | 'search';
  readonly layout: 'docs' | 'blog' | 'plain';
  readonly siteTitle: string;
  /** The site's icon, for browser tabs and, if it is a drawing, next to the title. */
  readonly icon?: FileView;
  /** Further icons, generated from the site's icon. */
  readonly icons?: IconsView;
  readonly homeUrl: string;
  readonly theme: ThemeView;
  readonly title: string;
  readonly description: string;
  /** From the front matter, for search engines. */
  readonly keywords: readonly string[];
  /** Whether the description is printed below the title; otherwise only search engines and previews show it. */
  readonly showDescription: boolean;
  /** The picture for link previews. */
  readonly image?: string;
  /** The same page as Markdown. */
  readonly markdownUrl?: string;
  /** The layout prints `<h1>`, unless the body has its own. */
  readonly showTitle: boolean;
  /** The rendered page: trusted HTML. */
  readonly bodyHtml: string;
  /** The language of title and body, if they are those of the source page because this locale has no translation. */
  readonly fallback?: { readonly lang: string; readonly direction: Direction; readonly url: string };
  /** Set if the source has changed since the page was translated. */
  readonly drift?: DriftView;
  readonly toc: readonly TocView[];
  /** The terms of the page, by taxonomy. */
  readonly terms?: readonly TermsView[];
  readonly breadcrumbs: readonly LinkView[];
  readonly navigation: readonly NavigationView[];
  /** URL of the locale's whole tree (JSON), loaded on demand. */
  readonly treeUrl: string;
  /** Absent if the site has no search. */
  readonly search?: SearchView;
  readonly menu: readonly MenuView[];
  readonly previous?: LinkView;
  readonly next?: LinkView;
  readonly translations: readonly TranslationView[];
  /** Set if browsers keep the site for reading offline. */
  readonly offline?: OfflineView;
  /** Absent if the site has one version, and in the development server. */
  readonly versions?: VersionsView;
  /** Absent if the site names no versions in its parameters. */
  readonly releases?: ReleasesView;
  readonly list: readonly ListEntryView[];
  /** The pages of a long list, if it is split. */
  readonly listPages?: readonly ListPageView[];
  /** The pages for a blog's years, newest first. */
  readonly archives?: readonly ArchiveView[];
  /** The print view of a section with everything below it. */
  readonly printUrl?: string;
  readonly editUrl?: string;
  /** The page's file in the web view of the repository. */
  readonly sourceUrl?: string;
  /** A form for a new issue about the page. */
  readonly issueUrl?: string;
  readonly date?: { readonly iso: string; readonly text: string };
  /** Names of contributors to the page's file, those with the most commits first; if the site shows them. */
  readonly contributors?: readonly string[];
  /** The authors of a post. */
  readonly authors?: readonly AuthorView[];
  readonly lastModified?: { readonly iso: string; readonly text: string };
  /** Notices above the body: third-party content, generated page and the like. */
  readonly notices: readonly NoticeView[];
  /** URL of the module that draws diagrams, on a page that may contain some. */
  readonly diagramsUrl?: string;
  /** Trusted HTML of a Hugo tree's own partials, by slot. */
  readonly frameHtml?: Readonly<Record<string, string>>;
  /** Names of the site's shortcodes on the page that have a style sheet or a script. */
  readonly shortcodes?: readonly string[];
  /** The translation status page. */
  readonly status?: LinkView;
  /** Feeds, by title. */
  readonly feeds: readonly LinkView[];
}

/** A page's view without its body. */
export type BodilessView = Omit<PageView, 'bodyHtml'>;

/** The props of each component that a site adds to the frame of its pages. */
export interface FrameProps {
  readonly view: PageView;
  /** Returns a UI string in the page's language: `t('next')`. */
  readonly t: {
    (key: string, values?: Readonly<Record<string, string | number>>): string;
    /** The lang of a UI string if it differs from the page's, for a `lang` attribute. */
    lang(key: string): string | undefined;
  };
}

/** The shared file with a locale's tree. */
export interface TreeView {
  readonly locale: string;
  readonly entries: readonly TreeEntryView[];
}

export interface TreeEntryView extends LinkView {
  readonly children?: readonly TreeEntryView[];
}
