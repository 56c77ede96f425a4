import type { Value, ValueMap } from '../formats/index.ts';
import type { Locale } from '../locales/index.ts';
import type {
  DriftSettings,
  KubernetesSettings,
  LinkSettings,
  RuleSettings,
  TrustRule,
} from './check-settings.ts';
import type { Conventions } from './conventions.ts';
import type { HugoReference, UglyUrls } from './hugo-ways.ts';
import type { EmbeddedHooks, HighlightSettings, MarkdownSettings, TocSettings } from './markdown-settings.ts';
import type { ThemeSettings } from './theme-config.ts';

export type { HugoReference, UglyUrls } from './hugo-ways.ts';

/** Data that is fetched. Nothing is, unless both lists say so. */
export interface RemoteDataSettings {
  /** Hosts that may be asked, with the port where it is not the usual one. */
  readonly hosts: readonly string[];
  /** Addresses by the dotted path at which the data stands. */
  readonly files: Readonly<Record<string, string>>;
}

/** Feeds (RSS). Which pages have one is said by `outputs`, theirs or the site's, and by the list of sections. */
export interface FeedSettings {
  /** In the folder of the page: `index.xml`. */
  readonly fileName: string;
  /** How many entries a feed has at most; 0 for all. */
  readonly limit: number;
  /** Page ids of sections with a feed; the empty text is the home page. */
  readonly sections: readonly string[];
}

/**
 * A folder (or file) of the disk that appears elsewhere in the tree, as Hugo's `module.mounts`; in addition to what each locale's `contentDir`, and
 * `staticDirs`, `dataDir` and `i18nDir` hold, and after them: what they hold wins.
 */
export interface Mount {
  /** Relative to the site directory, with `/`. */
  readonly source: string;
  /** `content/…`, `static/…`, `data/…`, `i18n/…`, `assets/…`. */
  readonly target: string;
  /** Locale that the files belong to, for content; where it is not given, file names do (`a.fr.md`), else it is the default locale. */
  readonly locale?: string;
  /** Globs, relative to `source`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Where a page's date comes from, in order; Hugo's `frontmatter.date` and its siblings. Front matter keys, and `:filename`, `:git`,
 * `:filemodtime`; all in lower case, Hugo's aliases of keys (`modified`, `pubdate`) and `:default` written out.
 */
export interface DateSources {
  readonly date: readonly string[];
  readonly lastmod: readonly string[];
  readonly publishDate: readonly string[];
  readonly expiryDate: readonly string[];
}

/** What differs for one locale: title, description, parameters, menus. */
export interface LocaleSettings {
  readonly title: string;
  readonly description: string;
  readonly copyright: string;
  /** The site's parameters with the locale's own laid over them; keys in lower case, as Hugo compares them. */
  readonly params: ValueMap;
  /** Patterns for the URLs of pages, by their first path segment: `blog` → `/:section/:year/:slug/`. */
  readonly permalinks: Readonly<Record<string, string>>;
  /** The same for the URLs of sections themselves (Hugo's `permalinks.section`). */
  readonly sectionPermalinks: Readonly<Record<string, string>>;
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  /** The same for the lists of terms, by the name of the taxonomy. */
  readonly termPermalinks: Readonly<Record<string, string>>;
  /** Taxonomies: `tag` → `tags`, the key in front matter and the first part of addresses. */
  readonly taxonomies: Readonly<Record<string, string>>;
  /** Zone of dates that name none, in the IANA database; empty for UTC. */
  readonly timeZone: string;
}

/** What a page may be put out as, as Hugo's manual explains it. */
export interface OutputFormat {
  /** In lower case. */
  readonly name: string;
  readonly mediaType: string;
  /** What names of its files end in, with the dot; empty for none. */
  readonly suffix: string;
  readonly baseName: string;
  /** Folder that its files stand in; empty for none. */
  readonly path: string;
  readonly rel: string;
  /** What stands before addresses in place of `https://`; empty for nothing else. */
  readonly protocol: string;
  /** Its templates print values as they are. */
  readonly isPlainText: boolean;
  readonly isHtml: boolean;
  /** `.Permalink` is its own address where it is put out. */
  readonly permalinkable: boolean;
  readonly notAlternative: boolean;
  readonly isUgly: boolean;
  readonly noUgly: boolean;
  /** Its files stand at the root of the output. */
  readonly isRoot: boolean;
}

export interface MenuEntry {
  /** By which other entries name it as their parent: its name, where it has no identifier. */
  readonly key: string;
  /** Empty where none is written. */
  readonly identifier: string;
  readonly name: string;
  readonly url: string;
  readonly pageRef: string;
  /** The key of the entry that it stands under; empty at the top. */
  readonly parent: string;
  /** 0 for none: such entries come last. */
  readonly weight: number;
  readonly title: string;
  /** HTML before and after the name, for templates of a Hugo tree. */
  readonly pre: string;
  readonly post: string;
  readonly params: ValueMap;
}

/** A state of the site that is published below a path of its own. */
export interface SiteVersion {
  readonly name: string;
  /** As readers see it. */
  readonly label: string;
  /** What stands before its paths, below the base path, with a slash at the end; empty for the current version. */
  readonly prefix: string;
  readonly status: 'current' | 'maintained' | 'old' | 'next';
  /** The revision that it is built from; absent for the current version, and where a folder is named. */
  readonly git?: string;
  /** The folder that it is built from, relative to the site directory. */
  readonly folder?: string;
}

/** What lists of posts, and posts, show. */
export interface BlogSettings {
  /** Who wrote them. */
  readonly bylines: boolean;
  /** Lists have a heading for each year. */
  readonly years: boolean;
  /** Lists show the beginning of a post that has no description. */
  readonly excerpts: boolean;
  /** Each year has a page, where there is more than one. */
  readonly archives: boolean;
}

/**
 * The site's configuration as the rest of the code reads it: complete, checked, frozen, and of plain values, so that it can be
 * sent to a worker. What authors write is `LockstepConfig` or Hugo's own files.
 */
export interface Site {
  /** What differs between sites of ours and Hugo trees, as settings: no code asks which of the two a site is. */
  readonly conventions: Conventions;
  /** The Hugo that a tree is written for; absent for sites of ours. */
  readonly hugo?: HugoReference;
  /** What its pages are written in. Hugo's trees are `lockstep` too: `conventions` has what differs. */
  readonly dialect: 'lockstep' | 'vuepress';
  /**
   * Names of its presets, each with shortcodes, UI strings, checks and styles of one product; `undefined` for a Hugo tree that names none: they are
   * found when the site is loaded, by what the tree has.
   */
  readonly presets: readonly string[] | undefined;
  /** Names or paths of a Hugo tree's themes and modules. */
  readonly themes: readonly string[];
  /** Folders of Hugo's templates, the tree's own before those of its themes, relative to the site directory. */
  readonly layoutDirs: readonly string[];
  /** Those among them whose layouts may be the content of their pages: the tree's own, and its themes' where it says so. */
  readonly contentLayoutDirs: readonly string[];
  /** Absolute path of the site directory. */
  readonly root: string;
  /** Files the configuration was read from, relative to the root. */
  readonly configFiles: readonly string[];
  /** Origin without a trailing slash, `https://example.org`; empty when the site does not say. */
  readonly origin: string;
  /** Path under which the site is served, `/` or `/docs/`. */
  readonly basePath: string;
  /** The path that authors may write before paths, where `basePath` only stands for that of each version. */
  readonly writtenBasePath?: string;
  /** In the order of their menu; empty where the site has but one, and for versions other than the current one. */
  readonly versions: readonly SiteVersion[];
  /** In menu order; the disabled ones and those without content are not among them. */
  readonly locales: readonly Locale[];
  readonly defaultLocale: string;
  readonly defaultLocaleInSubdir: boolean;
  /** `/` and the folder of the default locale lead to each other. */
  readonly defaultLocaleRedirect: boolean;
  readonly settings: Readonly<Record<string, LocaleSettings>>;
  /** Regular expressions on absolute paths of files that are not part of the site. */
  readonly ignoreFiles: readonly string[];
  /** Values for all pages, or those that a target names, as `cascade` in front matter: a table or a list of tables, keys in lower case. */
  readonly cascade: Value;
  readonly mounts: readonly Mount[];
  /** Folders copied to the root of the output, relative to the site directory; later ones win. */
  readonly staticDirs: readonly string[];
  /** Folders of example manifests, relative to the site directory; `LOCALE` stands for a locale's `contentDir`: `LOCALE/examples`. */
  readonly examplesDirs: readonly string[];
  readonly dataDir: string;
  readonly i18nDir: string;
  readonly shortcodesDir: string;
  readonly dates: DateSources;
  readonly markdown: MarkdownSettings;
  readonly embeddedHooks: EmbeddedHooks;
  readonly highlight: HighlightSettings;
  readonly toc: TocSettings;
  readonly uglyUrls: UglyUrls;
  readonly disableAliases: boolean;
  /** An alias that begins with a slash counts from the root of its locale, not from that of the site. */
  readonly aliasesOfLocale: boolean;
  readonly disablePathToLower: boolean;
  /** How the lists of terms are named: words of titles with a capital, and each space of a term a hyphen of its address. */
  readonly terms: { readonly capitalized: boolean; readonly keepSpaces: boolean };
  /** Hugo's page kinds that are not made: `taxonomy`, `rss`, `home`, `section` … in lower case. */
  readonly disableKinds: readonly string[];
  readonly robotsTxt: boolean;
  /** Output formats per kind of page in lower case: `home` → `['html', 'rss']`. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  /** By name; empty for sites of ours. */
  readonly outputFormats: Readonly<Record<string, OutputFormat>>;
  /** Where templates cut lists into pages: how many entries stand on one, and the folder of the further ones. */
  readonly pagers: { readonly size: number; readonly path: string; readonly hasFirst: boolean };
  /** Sections that hold the most of a site, as its configuration names them. */
  readonly mainSections: readonly string[];
  readonly remoteData: RemoteDataSettings;
  readonly feeds: FeedSettings;
  /** Name of the sitemap's file; empty for none. */
  readonly sitemap: string;
  /** How many entries of a blog stand on one page of its list; 0 for all of them. */
  readonly listSize: number;
  readonly blog: BlogSettings;
  /** Each section has a page with all that is below it, to print. */
  readonly printViews: boolean;
  readonly build: { readonly drafts: boolean; readonly future: boolean; readonly expired: boolean };
  /** A route of a locale without a page of its own shows the source page in the locale's frame. */
  readonly fallbackPages: boolean;
  /** The menu that stands at the side of pages, in place of the tree; empty for none. */
  readonly sidebarMenu: string;
  /** Readers can search each locale in their browser. */
  readonly search: boolean;
  /** What browsers keep for reading without a network. */
  readonly offline: 'none' | 'visited' | 'locale';
  /** Each page is published as Markdown too, next to its HTML. */
  readonly markdownPages: boolean;
  readonly drift: DriftSettings;
  /** The last rule that fits a file counts. */
  readonly trust: readonly TrustRule[];
  readonly links: LinkSettings;
  readonly rules: RuleSettings;
  readonly kubernetes: KubernetesSettings;
  /** Base of the "edit this page" link: the page's path in the repository is appended; empty for none. */
  readonly editUrl: string;
  /** URL of the repository; empty when the site does not say. */
  readonly repository: string;
  /** Address of a form for a new issue, with `{title}`, `{url}` and `{file}`; empty for none. */
  readonly issueUrl: string;
  /** Base of the "view source" link; empty for none. */
  readonly sourceUrl: string;
  readonly theme: ThemeSettings;
  /** Absolute path of the package that the theme is in; empty where it is the site's own alone. */
  readonly themeFolder: string;
  /** Digest of the code that the configuration brings to rendering (plugins, Shiki's parts, hooks); empty where there is none. */
  readonly code: string;
}
