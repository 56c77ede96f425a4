/** Use case: everything that is known of a site before its pages are rendered. */
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
  askHttp,
  type Clock,
  createDiskFiles,
  type EditedTexts,
  type Files,
  type ImportModule,
  readEnvironment,
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
import { loadDefinitions } from './definitions.ts';
import { findUnmadeFormats } from './output-formats.ts';
import type { PageHistory } from './page-history.ts';
import { countPagers } from './pager-counts.ts';
import { withoutKnownThemes } from './presets.ts';
import { readContent, type SiteContent } from './read-content.ts';
import { type RemoteData, readRemoteData } from './remote-data.ts';
import type { SiteDrift } from './site-drift.ts';

export interface LoadedSite extends SiteContent {
  /** Names of the locales that are asked for. The others are read too: pages refer to them, and their text stands in where a page lacks its own. */
  readonly chosen: ReadonlySet<string>;
  /** Whether what stands in a file is asked for; absent where all is. */
  readonly focus?: ((file: string) => boolean) | undefined;
  readonly files: Files;
  /** What was fetched, by dotted path. */
  readonly remoteData: RemoteData['values'];
  readonly lookups: HashedLookups;
  /** Whether a layout of the tree is the content of a page: such a one has a text even without a file. */
  readonly hasOwnLayout: (page: Page) => boolean;
  /** Templates that pages choose from. */
  readonly siteTemplates: SiteTemplates;
  /** How many pages layouts cut lists into, of pages whose layout does. */
  readonly pagerCounts: ReadonlyMap<Page, number>;
  /** What is known of shortcodes without running them. */
  readonly shortcodes: ShortcodeTable;
  /** Style sheets and scripts of the site's shortcodes, by name. */
  readonly shortcodeAssets: ReadonlyMap<string, ShortcodeAssets>;
  /** Code of the site's own that takes part in a build. */
  readonly ownCode: Pick<LoadedPlugins, 'plugins' | 'onLoad' | 'onWritten'>;
  /** What the repository says of pages; absent where the site shows nothing of it. */
  readonly history?: PageHistory;
  /** What the site says of its translations; absent where it says nothing. */
  readonly drift?: SiteDrift;
  /** Where the site is built in several versions: what this one knows of the others. */
  readonly versions?: SiteVersions;
}

export interface LoadOptions {
  /** The site directory. */
  readonly root: string;
  /** Only the pages of these locales; of all when empty. */
  readonly locales?: readonly string[];
  /** Only what stands in these files and folders, relative to the site directory; all when empty. The rest is read too, because pages refer to it. */
  readonly paths?: readonly string[] | undefined;
  /** Served under this path instead of the configuration's. */
  readonly basePath?: string | undefined;
  /** What the Astro project that the site stands in has to say to its configuration; its answer is where the site is served. */
  readonly agree?: ((site: Site) => Pick<Site, 'origin' | 'basePath'> & Partial<Site>) | undefined;
  /** The site directory of the current version, for another version: its configuration counts where that has none. */
  readonly currentRoot?: string | undefined;
  /** Readers can search the site, whatever its configuration says. */
  readonly search?: boolean | undefined;
  /** Each section has a page to print, whatever the configuration says. */
  readonly printViews?: boolean | undefined;
  /** A module of the site (its configuration, a shortcode) that takes longer is given up. */
  readonly timeLimitSeconds?: number | undefined;
  /** What earlier runs read: see {@link openSourceIndex}. */
  readonly sources?: SourceIndex | undefined;
  /** Texts that count instead of those on disk: what an editor has not saved. */
  readonly edited?: EditedTexts | undefined;
  readonly clock: Clock;
}

export type LoadResult =
  | { readonly kind: 'loaded'; readonly loaded: LoadedSite; readonly problems: readonly Problem[] }
  /** There is no site to work on; the problems say why. */
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export async function loadSite(options: LoadOptions): Promise<LoadResult> {
  const { root, locales = [], paths = [], clock, edited = new Map() } = options;
  const importModule = createSiteImporter(root, options.timeLimitSeconds);
  const configured = await readConfiguration(options, importModule);
  if (configured.site === undefined) return { kind: 'failed', problems: configured.problems };
  const chosen = chooseLocales(configured.site, locales);
  const files = withEditedTexts(createSiteFiles(configured.site), edited);
  const code = await readSiteCode(configured.site, files, importModule);
  const ownCode = await loadPlugins(code, files, importModule);
  const withCode = Object.freeze({ ...configured.site, code: ownCode.digest });
  const { content, problems } = readContent(withCode, files, options);
  const { site, corpus, index } = content;
  const { siteTemplates, ...defined } = await loadDefinitions(site, files, importModule);
  const remote = await readRemoteData(site.remoteData, askHttp);
  const lookups = openLookups(content, files, {
    ownShortcodes: defined.ownShortcodes,
    today: clock.now().slice(0, 10),
    remoteData: remote.values,
  });
  const { definitions } = defined;
  return {
    kind: 'loaded',
    loaded: {
      ...content,
      chosen,
      focus: createFocus(paths),
      files,
      remoteData: remote.values,
      lookups,
      hasOwnLayout: (page) => layoutOf(siteTemplates, page) !== undefined,
      siteTemplates,
      pagerCounts: countPagers({ site, corpus, files, lookups, definitions, siteTemplates, ownCode }),
      shortcodes: knownShortcodes(defined.own.values()),
      shortcodeAssets: findShortcodeAssets(site, files),
      ownCode,
    },
    problems: [
      ...withoutKnownThemes(configured.problems, content.presets),
      ...problems,
      ...findUnmadeFormats(site, index, files, siteTemplates),
      ...ownCode.problems,
      ...defined.problems,
      ...remote.problems,
    ],
  };
}

/** The configuration with what the command line and the day say. */
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

/** The site with what the command line says laid over its configuration. */
function withOptions(site: Site, { basePath, agree, search, printViews }: LoadOptions): Site {
  return Object.freeze({
    ...site,
    basePath: basePath ?? site.basePath,
    ...agree?.(site),
    search: search === true || site.search,
    printViews: printViews === true || site.printViews,
  });
}

/** An announcement ends with its last day. */
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
