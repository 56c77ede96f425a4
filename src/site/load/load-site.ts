/** Use case: load everything about a site that is needed before its pages are rendered. */
import {
  createSiteFiles,
  createSiteImporter,
  currentVersion,
  loadSite as loadConfiguration,
  readSiteCode,
  type Site,
  UnknownLocaleError,
} from '../../config/index.ts';
import type { Page, SourceIndex } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import {
  type Clock,
  createDiskFiles,
  type EditedTexts,
  type Files,
  type ImportModule,
  readEnvironment,
  sendHttp,
  sha256,
  withEditedTexts,
} from '../../io/index.ts';
import { type LoadedPlugins, loadPlugins } from '../../markdown/index.ts';
import { knownShortcodes } from '../../presets/index.ts';
import {
  createHashedLookups,
  createSiteLookups,
  type HashedLookups,
  layoutOf,
  type SiteTemplates,
} from '../../rendering/index.ts';
import { findShortcodeAssets, type ShortcodeAssets, type ShortcodeTable } from '../../shortcodes/index.ts';
import type { SiteVersions } from '../versions/site-versions.ts';
import { createSiteAdapters } from './content-adapters.ts';
import { loadDefinitions } from './definitions.ts';
import { findUnsupportedFormats } from './output-formats.ts';
import type { PageHistory } from './page-history.ts';
import { createPagerCounts, type PagerStore } from './pager-counts.ts';
import { withoutKnownThemes } from './presets.ts';
import { readContent, type SiteContent } from './read-content.ts';
import { type RemoteData, readRemoteData } from './remote-data.ts';
import type { SiteDrift } from './site-drift.ts';

export interface LoadedSite extends SiteContent {
  /** Names of the requested locales. The others are read too, since pages link to them and their text is used as a fallback. */
  readonly chosen: ReadonlySet<string>;
  /** Whether a file is among the requested ones; absent if all are. */
  readonly focus?: ((file: string) => boolean) | undefined;
  readonly files: Files;
  /** Texts of files that content adapters generated: they are not on disk. */
  readonly made: EditedTexts;
  /** Remote data, by dotted path. */
  readonly remoteData: RemoteData['values'];
  readonly lookups: HashedLookups;
  /** Whether a layout of the tree provides the content of a page: such a page has text even without a file. */
  readonly hasOwnLayout: (page: Page) => boolean;
  /** Templates that pages choose from. */
  readonly siteTemplates: SiteTemplates;
  /** Number of list pages, for pages whose layout splits its list. Computed on the first call, since these pages are rendered for it. */
  readonly pagerCounts: () => ReadonlyMap<Page, number>;
  /** What is known about shortcodes without running them. */
  readonly shortcodes: ShortcodeTable;
  /** Style sheets and scripts of the site's shortcodes, by name. */
  readonly shortcodeAssets: ReadonlyMap<string, ShortcodeAssets>;
  /** Plugins and hooks of the site that take part in a build. */
  readonly ownCode: Pick<LoadedPlugins, 'plugins' | 'onLoad' | 'onWritten'>;
  /** Authors and dates of pages from git; absent if the site shows neither. */
  readonly history?: PageHistory;
  /** Translation status to show on pages; absent if the site shows none. */
  readonly drift?: SiteDrift;
  /** For a site built in several versions: what this one knows about the others. */
  readonly versions?: SiteVersions;
}

export interface LoadOptions {
  /** The site directory. */
  readonly root: string;
  /** Only the pages of these locales; all if empty. */
  readonly locales?: readonly string[];
  /** Only these files and folders, relative to the site directory; all if empty. The rest is read too, because pages link to it. */
  readonly paths?: readonly string[] | undefined;
  /** Overrides the base path of the configuration. */
  readonly basePath?: string | undefined;
  /** Checks the configuration against the Astro project that contains the site; returns the origin and base path to use. */
  readonly agree?: ((site: Site) => Pick<Site, 'origin' | 'basePath'> & Partial<Site>) | undefined;
  /** The site directory of the current version: its configuration is used by versions that have none. */
  readonly currentRoot?: string | undefined;
  /** Enables search, whatever the configuration says. */
  readonly search?: boolean | undefined;
  /** Generates a print view for each section, whatever the configuration says. */
  readonly printViews?: boolean | undefined;
  /** Time limit for loading a module of the site (its configuration, a shortcode). */
  readonly timeLimitSeconds?: number | undefined;
  /** What earlier runs read: see {@link openSourceIndex}. */
  readonly sources?: SourceIndex | undefined;
  /** Counts of earlier runs: see {@link openStores}. */
  readonly pagers?: PagerStore | undefined;
  /** Unsaved texts of an editor, used instead of those on disk. */
  readonly edited?: EditedTexts | undefined;
  readonly clock: Clock;
}

export type LoadResult =
  | { readonly kind: 'loaded'; readonly loaded: LoadedSite; readonly problems: readonly Problem[] }
  /** The site cannot be loaded; the problems give the reasons. */
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export async function loadSite(options: LoadOptions): Promise<LoadResult> {
  const { root, locales = [], paths = [], clock, edited = new Map() } = options;
  const importModule = createSiteImporter(root, options.timeLimitSeconds);
  const configured = await readConfiguration(options, importModule);
  if (configured.site === undefined) return { kind: 'failed', problems: configured.problems };
  const chosen = chooseLocales(configured.site, locales);
  const onDisk = withEditedTexts(createSiteFiles(configured.site), edited);
  const { files, made, run: runAdapter } = createSiteAdapters(configured.site, onDisk, clock.now());
  const code = await readSiteCode(configured.site, files, importModule);
  const ownCode = await loadPlugins(code, files, importModule);
  const withCode = Object.freeze({ ...configured.site, code: ownCode.digest });
  const { content, problems } = readContent(withCode, files, { ...options, runAdapter });
  const { site, corpus, index } = content;
  const { siteTemplates, ...defined } = await loadDefinitions(site, files, importModule);
  const remote = await readRemoteData(site.remoteData, sendHttp);
  const lookups = openLookups(content, files, {
    ownShortcodes: defined.ownShortcodes,
    today: clock.now().slice(0, 10),
    remoteData: remote.values,
  });
  return {
    kind: 'loaded',
    loaded: {
      ...content,
      chosen,
      focus: createFocus(paths),
      files,
      made,
      remoteData: remote.values,
      lookups,
      hasOwnLayout: (page) => layoutOf(siteTemplates, page) !== undefined,
      siteTemplates,
      pagerCounts: createPagerCounts(
        { site, corpus, files, lookups, definitions: defined.definitions, siteTemplates, ownCode },
        options.pagers,
      ),
      shortcodes: knownShortcodes(defined.own.values()),
      shortcodeAssets: findShortcodeAssets(site, files),
      ownCode,
    },
    problems: [
      ...withoutKnownThemes(configured.problems, content.presets),
      ...problems,
      ...findUnsupportedFormats(site, index, files, siteTemplates),
      ...ownCode.problems,
      ...defined.problems,
      ...remote.problems,
    ],
  };
}

/** The configuration, with command-line options applied and without what has expired. */
async function readConfiguration(
  options: LoadOptions,
  importModule: ImportModule,
): Promise<Awaited<ReturnType<typeof loadConfiguration>>> {
  const { root, currentRoot, timeLimitSeconds, clock, edited = new Map() } = options;
  const { site, problems } = await loadConfiguration({
    files: withEditedTexts(createDiskFiles(root), edited),
    importModule,
    ...currentVersion(currentRoot, timeLimitSeconds),
  });
  if (site === undefined) return { site, problems };
  return { site: withDueTheme(withOptions(site, options), clock.now()), problems };
}

function openLookups(
  { site, index, ui }: SiteContent,
  files: Files,
  known: Pick<Parameters<typeof createSiteLookups>[0], 'ownShortcodes' | 'today' | 'remoteData'>,
): HashedLookups {
  return createHashedLookups(
    createSiteLookups({ site, files, index, ui, env: readEnvironment(), ...known }),
    sha256,
  );
}

function createFocus(paths: readonly string[]): ((file: string) => boolean) | undefined {
  if (paths.length === 0 || paths.includes('')) return undefined;
  const exact = new Set(paths);
  const folders = paths.map((path) => `${path}/`);
  return (file) => exact.has(file) || folders.some((folder) => file.startsWith(folder));
}

/** The pages to build. */
export function pagesToBuild({ corpus, chosen }: Pick<LoadedSite, 'corpus' | 'chosen'>): Page[] {
  return corpus.pages.filter(({ rendered, locale }) => rendered && chosen.has(locale));
}

/** Applies command-line options to the site's configuration. */
function withOptions(site: Site, { basePath, agree, search, printViews }: LoadOptions): Site {
  return Object.freeze({
    ...site,
    basePath: basePath ?? site.basePath,
    ...agree?.(site),
    search: search === true || site.search,
    printViews: printViews === true || site.printViews,
  });
}

/** An announcement expires after its last day. */
function withDueTheme(site: Site, now: string): Site {
  const until = site.theme.announcement?.until;
  if (until === undefined || now.slice(0, 10) <= until) return site;
  const { announcement: _over, ...theme } = site.theme;
  return Object.freeze({ ...site, theme });
}

function chooseLocales(site: Site, locales: readonly string[]): ReadonlySet<string> {
  const known = site.locales.map(({ name }) => name);
  const unknown = locales.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UnknownLocaleError(unknown, known);
  return new Set(locales.length === 0 ? known : locales);
}
