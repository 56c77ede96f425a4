/** Everything that the layouts need to print a page, as plain values. URLs are site-absolute, with the base path, percent-encoded. */
import type { Direction } from '../../locales/index.ts';
import type { IconsView, ThemeView } from '../theme/view-model.ts';
import type { LinkView } from './link-view.ts';
import type { ReleasesView, VersionsView } from './version-views.ts';

export type { SlotName } from '../../config/index.ts';
export type { SocialView, ThemeView } from '../theme/view-model.ts';
export type { LinkView } from './link-view.ts';
export type { ReleasesView, VersionsView } from './version-views.ts';

/** A file with its media type. */
export interface FileView {
  /** Its address. */
  readonly url: string;
  /** Its media type: `image/svg+xml`. */
  readonly type: string;
}

/** An entry of the part of the tree shown on a page. */
export interface NavigationView extends LinkView {
  /** The page itself. */
  readonly current: boolean;
  /** An ancestor of the page, or the page itself. */
  readonly open: boolean;
  /** Whether there are entries below it, also if `children` is empty. */
  readonly hasChildren: boolean;
  /** The entries below it. */
  readonly children: readonly NavigationView[];
  /** Number of entries below, if `children` holds only those around the page. */
  readonly total?: number;
}

/** A heading in the table of contents. */
export interface TocView {
  /** The id of the heading. */
  readonly id: string;
  /** HTML of the heading, without links and ids. */
  readonly html: string;
  /** The headings below it. */
  readonly children: readonly TocView[];
}

/** The page in a locale. */
export interface TranslationView {
  /** The name of the locale. */
  readonly locale: string;
  /** Its BCP-47 tag. */
  readonly lang: string;
  /** `ltr` or `rtl`. */
  readonly direction: Direction;
  /** The language's name in that language. */
  readonly label: string;
  /** The address of the translation, or of what stands in for it. */
  readonly url: string;
  /** The page itself. */
  readonly current: boolean;
  /** Whether the page exists in that language. */
  readonly exists: boolean;
  /** What the URL shows if the page does not exist: the page in another language, with that language's name, or the nearest existing section. */
  readonly replacement?: {
    readonly kind: 'fallback' | 'nearest';
    readonly title: string;
    readonly lang: string;
  };
  /** The site's default locale, the target of `hreflang="x-default"`. */
  readonly isDefault: boolean;
}

/** An entry of a section's list. */
export interface ListEntryView extends LinkView {
  /** Its description, else the beginning of its text. */
  readonly description: string;
  /** The date of a post. */
  readonly date?: { readonly iso: string; readonly text: string };
  /** The heading above the entry, if the list is grouped by year: `2026`, and as the language writes it. */
  readonly year?: { readonly name: string; readonly text: string };
  /** The authors of a post. */
  readonly authors?: readonly AuthorView[];
}

/** The author of a page. */
export interface AuthorView {
  /** The name. */
  readonly name: string;
  /** URL of the author's list of posts, if there is one. */
  readonly url?: string;
}

/** The page with the posts of a year. */
export interface ArchiveView extends LinkView {
  /** The page itself. */
  readonly current: boolean;
}

/** A page of a long list. */
export interface ListPageView {
  /** Its number, from 1 on. */
  readonly number: number;
  /** Its address. */
  readonly url: string;
  /** The page itself. */
  readonly current: boolean;
}

/** What a notice says about changes of a translation's source. */
export interface DriftView {
  /** Date of the source's last change, in the page's language. */
  readonly changed?: string;
  /** The source page; absent if the site does not link it. */
  readonly sourceUrl?: string;
  /** The BCP-47 tag of the source. */
  readonly sourceLang: string;
  /** Headings of the translation, with the URL of the same section in the source. */
  readonly marks: readonly { readonly id: string; readonly url: string }[];
}

/** How browsers keep pages for reading offline. */
export interface OfflineView {
  /** The address of the service worker. */
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

/** A notice above the body. */
export interface NoticeView {
  /** The anchor of the notice. */
  readonly id?: string;
  /** Trusted HTML. */
  readonly html: string;
}

/** A menu entry; its URL is empty if it only groups others. */
export interface MenuView extends LinkView {
  /** The entries below it. */
  readonly children?: readonly MenuView[];
}

/** The terms of a page in one taxonomy. */
export interface TermsView {
  /** The title of the taxonomy. */
  readonly title: string;
  /** The lists of the terms. */
  readonly links: readonly LinkView[];
}

/** A page, as the components of its frame get it. */
export interface PageView {
  /** Output path, without a leading slash: `fr/docs/a/index.html`. */
  readonly output: string;
  /** The address of the page. */
  readonly url: string;
  /** Scheme and host, without a trailing slash; empty if the site does not know its origin. `hreflang` needs it. */
  readonly origin: string;
  /** Absolute URL for `rel="canonical"`; empty if the site does not know its origin. */
  readonly canonical: string;
  /** The name of the locale. */
  readonly locale: string;
  /** The BCP-47 tag of the interface. */
  readonly lang: string;
  /** `ltr` or `rtl`. */
  readonly direction: Direction;
  /** The kind of page; `print` is a section with everything below it, in one page. */
  readonly kind: 'home' | 'section' | 'page' | 'not-found' | 'print' | 'search';
  /** The frame: documentation, a blog, or neither. */
  readonly layout: 'docs' | 'blog' | 'plain';
  /** The title of the site. */
  readonly siteTitle: string;
  /** The site's icon, for browser tabs and, if it is a drawing, next to the title. */
  readonly icon?: FileView;
  /** Further icons, generated from the site's icon. */
  readonly icons?: IconsView;
  /** The address of the home page of the locale. */
  readonly homeUrl: string;
  /** What the table `theme` of the configuration says. */
  readonly theme: ThemeView;
  /** The title. */
  readonly title: string;
  /** The description, else the summary. */
  readonly description: string;
  /** From the front matter, for search engines. */
  readonly keywords: readonly string[];
  /** Whether the description is printed below the title; otherwise only search engines and previews show it. */
  readonly showDescription: boolean;
  /** The picture for link previews. */
  readonly image?: string;
  /** The same page as Markdown. */
  readonly markdownUrl?: string;
  /** Whether the layout prints `<h1>`: it does unless the body has its own. */
  readonly showTitle: boolean;
  /** The rendered page: trusted HTML. */
  readonly bodyHtml: string;
  /** The language of title and body, if they are those of the source page because this locale has no translation. */
  readonly fallback?: { readonly lang: string; readonly direction: Direction; readonly url: string };
  /** Set if the source has changed since the page was translated. */
  readonly drift?: DriftView;
  /** The table of contents. */
  readonly toc: readonly TocView[];
  /** The terms of the page, by taxonomy. */
  readonly terms?: readonly TermsView[];
  /** The pages above the page, from the top on. */
  readonly breadcrumbs: readonly LinkView[];
  /** The part of the tree in the sidebar. */
  readonly navigation: readonly NavigationView[];
  /** URL of the locale's whole tree (JSON), loaded on demand. */
  readonly treeUrl: string;
  /** How pages are searched; absent if the site has no search. */
  readonly search?: SearchView;
  /** The menu of the header. */
  readonly menu: readonly MenuView[];
  /** The page before it. */
  readonly previous?: LinkView;
  /** The page after it. */
  readonly next?: LinkView;
  /** The page in each locale. */
  readonly translations: readonly TranslationView[];
  /** Set if browsers keep the site for reading offline. */
  readonly offline?: OfflineView;
  /** The versions of the site; absent if it has one, and in the development server. */
  readonly versions?: VersionsView;
  /** The versions that a Hugo tree names in its parameters; absent if it names none. */
  readonly releases?: ReleasesView;
  /** The entries of a list page. */
  readonly list: readonly ListEntryView[];
  /** The pages of a long list, if it is split. */
  readonly listPages?: readonly ListPageView[];
  /** The pages for a blog's years, newest first. */
  readonly archives?: readonly ArchiveView[];
  /** The print view of a section with everything below it. */
  readonly printUrl?: string;
  /** Where the file of the page is edited. */
  readonly editUrl?: string;
  /** The page's file in the web view of the repository. */
  readonly sourceUrl?: string;
  /** A form for a new issue about the page. */
  readonly issueUrl?: string;
  /** The date of a post. */
  readonly date?: { readonly iso: string; readonly text: string };
  /** Names of contributors to the page's file, those with the most commits first; if the site shows them. */
  readonly contributors?: readonly string[];
  /** The authors of a post. */
  readonly authors?: readonly AuthorView[];
  /** When the page was last changed. */
  readonly lastModified?: { readonly iso: string; readonly text: string };
  /** Notices above the body: third-party content, generated page and the like. */
  readonly notices: readonly NoticeView[];
  /** URL of the module that draws diagrams, on a page that may contain some. */
  readonly diagramsUrl?: string;
  /** Trusted HTML of a Hugo tree's own partials, by slot. */
  readonly frameHtml?: Readonly<Record<string, string>>;
  /** Scripts of the theme that the body needs, by the kind of element. */
  readonly bodyScripts?: readonly ('tabs' | 'glossary' | 'drift')[];
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
