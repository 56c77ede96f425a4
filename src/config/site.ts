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

/** Remote data. Nothing is fetched unless both lists allow it. */
export interface RemoteDataSettings {
  /** Allowed hosts, with the port if it is not the default. */
  readonly hosts: readonly string[];
  /** URLs by the dotted path of their data. */
  readonly files: Readonly<Record<string, string>>;
}

/** RSS feeds. Which pages have one is decided by `outputs` (of the page or the site) and by the list of sections. */
export interface FeedSettings {
  /** Relative to the page's folder: `index.xml`. */
  readonly fileName: string;
  /** Maximum number of entries in a feed; 0 for all. */
  readonly limit: number;
  /** Page ids of sections with a feed; the empty text is the home page. */
  readonly sections: readonly string[];
}

/**
 * A folder or file that appears elsewhere in the tree, as in Hugo's `module.mounts`, in addition to each locale's `contentDir`, and to `staticDirs`, `dataDir` and `i18nDir`, whose
 * files take precedence.
 */
export interface Mount {
  /** Relative to the site directory, with `/`. */
  readonly source: string;
  /** `content/…`, `static/…`, `data/…`, `i18n/…`, `assets/…`. */
  readonly target: string;
  /** Locale of the files, for content; by default it follows from file names (`a.fr.md`), else it is the default locale. */
  readonly locale?: string;
  /** Globs, relative to `source`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * The sources of a page's date, in order, as in Hugo's `frontmatter.date` and the like: front matter keys, and `:filename`, `:git`, `:filemodtime`; all in lower case, with Hugo's
 * key aliases (`modified`, `pubdate`) and `:default` expanded.
 */
export interface DateSources {
  readonly date: readonly string[];
  readonly lastmod: readonly string[];
  readonly publishDate: readonly string[];
  readonly expiryDate: readonly string[];
}

/** Values that differ between locales: title, description, parameters, menus. */
export interface LocaleSettings {
  readonly title: string;
  readonly description: string;
  readonly copyright: string;
  /** The site's parameters merged with the locale's own; keys in lower case, as Hugo compares them. */
  readonly params: ValueMap;
  /** URL patterns of pages, by their first path segment: `blog` → `/:section/:year/:slug/`. */
  readonly permalinks: Readonly<Record<string, string>>;
  /** The same for sections (Hugo's `permalinks.section`). */
  readonly sectionPermalinks: Readonly<Record<string, string>>;
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  /** The same for lists of terms, by the name of the taxonomy. */
  readonly termPermalinks: Readonly<Record<string, string>>;
  /** Taxonomies: `tag` → `tags`, the key in front matter and the first part of URLs. */
  readonly taxonomies: Readonly<Record<string, string>>;
  /** Time zone of dates that name none (IANA database); empty for UTC. */
  readonly timeZone: string;
}

/** An output format, as in Hugo's manual. */
export interface OutputFormat {
  /** In lower case. */
  readonly name: string;
  readonly mediaType: string;
  /** File extension with its dot; empty for none. */
  readonly suffix: string;
  readonly baseName: string;
  /** Folder of its files; empty for none. */
  readonly path: string;
  readonly rel: string;
  /** Replaces `https://` in URLs; empty for no replacement. */
  readonly protocol: string;
  /** Its templates do not escape values. */
  readonly isPlainText: boolean;
  readonly isHtml: boolean;
  /** `.Permalink` is its own URL where the format is used. */
  readonly permalinkable: boolean;
  readonly notAlternative: boolean;
  readonly isUgly: boolean;
  readonly noUgly: boolean;
  /** Its files are in the root of the output. */
  readonly isRoot: boolean;
}

export interface MenuEntry {
  /** The name by which other entries refer to it as their parent: its identifier, else its name. */
  readonly key: string;
  /** Empty if none is written. */
  readonly identifier: string;
  readonly name: string;
  readonly url: string;
  readonly pageRef: string;
  /** The key of the parent entry; empty at the top level. */
  readonly parent: string;
  /** 0 for none: such entries come last. */
  readonly weight: number;
  readonly title: string;
  /** HTML before and after the name, for templates of a Hugo tree. */
  readonly pre: string;
  readonly post: string;
  readonly params: ValueMap;
}

/** A version of the site that is published below a path of its own. */
export interface SiteVersion {
  readonly name: string;
  /** As shown to readers. */
  readonly label: string;
  /** Path prefix below the base path, with a trailing slash; empty for the current version. */
  readonly prefix: string;
  readonly status: 'current' | 'maintained' | 'old' | 'next';
  /** The revision that it is built from; absent for the current version, or if a folder is named. */
  readonly git?: string;
  /** The folder that it is built from, relative to the site directory. */
  readonly folder?: string;
}

/** What posts and lists of posts show. */
export interface BlogSettings {
  /** The authors. */
  readonly bylines: boolean;
  /** Lists have a heading for each year. */
  readonly years: boolean;
  /** Lists show an excerpt of posts without a description. */
  readonly excerpts: boolean;
  /** Each year has a page, if there is more than one. */
  readonly archives: boolean;
}

/**
 * The site's configuration for the rest of the code: complete, validated, frozen, and made of plain values, so that it can be sent to a worker. What authors write is
 * `LockstepConfig` or Hugo's own files.
 */
export interface Site {
  /** Differences between Lockstep and Hugo sites, as settings, so that no code has to distinguish the two. */
  readonly conventions: Conventions;
  /** The version of Hugo that a tree is written for; absent for other sites. */
  readonly hugo?: HugoReference;
  /** What its pages are written in. Hugo's trees are `lockstep` too: `conventions` has what differs. */
  readonly dialect: 'lockstep' | 'vuepress';
  /**
   * Names of its presets, each with shortcodes, UI strings, checks and styles of one product; `undefined` for a Hugo tree that names none: they are detected when the site is
   * loaded.
   */
  readonly presets: readonly string[] | undefined;
  /** Names or paths of a Hugo tree's themes and modules. */
  readonly themes: readonly string[];
  /** Folders of Hugo templates, the tree's own before those of its themes, relative to the site directory. */
  readonly layoutDirs: readonly string[];
  /** Those whose layouts may provide page content: the tree's own, and its themes' if it enables that. */
  readonly contentLayoutDirs: readonly string[];
  /** Absolute path of the site directory. */
  readonly root: string;
  /** Files that the configuration was read from, relative to the root. */
  readonly configFiles: readonly string[];
  /** Origin without a trailing slash, `https://example.org`; empty if unknown. */
  readonly origin: string;
  /** Path below which the site is published, `/` or `/docs/`. */
  readonly basePath: string;
  /** The base path that authors may write, if `basePath` is only a placeholder for that of each version. */
  readonly writtenBasePath?: string;
  /** In menu order; empty if the site has one version, and for versions other than the current one. */
  readonly versions: readonly SiteVersion[];
  /** In menu order, without disabled locales and those without content. */
  readonly locales: readonly Locale[];
  readonly defaultLocale: string;
  readonly defaultLocaleInSubdir: boolean;
  /** `/` and the folder of the default locale redirect to each other. */
  readonly defaultLocaleRedirect: boolean;
  readonly settings: Readonly<Record<string, LocaleSettings>>;
  /** Regular expressions; a file whose absolute path matches one is not part of the site. */
  readonly ignoreFiles: readonly string[];
  /** Front matter values for all pages or those that a target selects, as in `cascade`: a table or a list of tables, keys in lower case. */
  readonly cascade: Value;
  readonly mounts: readonly Mount[];
  /** Folders copied to the root of the output, relative to the site directory; later ones take precedence. */
  readonly staticDirs: readonly string[];
  /** Folders of example manifests, relative to the site directory; `LOCALE` is a placeholder for a locale's `contentDir`: `LOCALE/examples`. */
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
  /** An alias that begins with a slash is relative to its locale's root instead of the site's. */
  readonly aliasesOfLocale: boolean;
  readonly disablePathToLower: boolean;
  /** How lists of terms are named: with capitalized titles, and each space of a term as a hyphen in its URL. */
  readonly terms: { readonly capitalized: boolean; readonly keepSpaces: boolean };
  /** Hugo's page kinds that are not generated: `taxonomy`, `rss`, `home`, `section` … in lower case. */
  readonly disableKinds: readonly string[];
  readonly robotsTxt: boolean;
  /** Output formats by page kind in lower case: `home` → `['html', 'rss']`. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  /** By name; empty for sites that are not Hugo trees. */
  readonly outputFormats: Readonly<Record<string, OutputFormat>>;
  /** Pagination by templates: entries per page, and the folder of further pages. */
  readonly pagers: { readonly size: number; readonly path: string; readonly hasFirst: boolean };
  /** The main sections, as the configuration names them. */
  readonly mainSections: readonly string[];
  readonly remoteData: RemoteDataSettings;
  readonly feeds: FeedSettings;
  /** File name of the sitemap; empty for none. */
  readonly sitemap: string;
  /** Blog entries per list page; 0 for all. */
  readonly listSize: number;
  readonly blog: BlogSettings;
  /** Each section has a page for printing, with everything below it. */
  readonly printViews: boolean;
  readonly build: { readonly drafts: boolean; readonly future: boolean; readonly expired: boolean };
  /** Missing translations show the source page in the locale's frame. */
  readonly fallbackPages: boolean;
  /** The menu shown in the sidebar instead of the page tree; empty for none. */
  readonly sidebarMenu: string;
  /** Whether readers can search each locale in their browser. */
  readonly search: boolean;
  /** Which pages browsers keep for reading offline. */
  readonly offline: 'none' | 'visited' | 'locale';
  /** Whether each page is also published as Markdown, next to its HTML. */
  readonly markdownPages: boolean;
  readonly drift: DriftSettings;
  /** The last rule that matches a file counts. */
  readonly trust: readonly TrustRule[];
  readonly links: LinkSettings;
  readonly rules: RuleSettings;
  readonly kubernetes: KubernetesSettings;
  /** Base URL of the "edit this page" link: the page's path in the repository is appended; empty for none. */
  readonly editUrl: string;
  /** URL of the repository; empty if unknown. */
  readonly repository: string;
  /** URL of a form for a new issue, with `{title}`, `{url}` and `{file}`; empty for none. */
  readonly issueUrl: string;
  /** Base URL of the "view source" link; empty for none. */
  readonly sourceUrl: string;
  readonly theme: ThemeSettings;
  /** Absolute path of the theme's package; empty if the site uses none. */
  readonly themeFolder: string;
  /** Digest of the code that the configuration adds to rendering (plugins, Shiki extensions, hooks); empty if there is none. */
  readonly code: string;
}
