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
import {
  type Corpus,
  createPageIndex,
  type Page,
  type PageIndex,
  readCorpus,
  type SourceIndex,
} from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { readVuePressParams } from '../../dialects/index.ts';
import {
  askHttp,
  type Clock,
  createDiskFiles,
  type EditedTexts,
  type Files,
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
import { checkOwnStrings, createUi, loadUiStrings, type Ui, type UiCatalogues } from '../../ui/index.ts';
import { checkTheme } from '../theme/check-theme.ts';
import type { SiteVersions } from '../versions/site-versions.ts';
import { loadDefinitions } from './definitions.ts';
import { findUnmadeFormats } from './output-formats.ts';
import { findOwnTemplates } from './own-templates.ts';
import type { PageHistory } from './page-history.ts';
import { countPagers } from './pager-counts.ts';
import { findPresets, presetStrings, type UsedPreset, withoutKnownThemes, withPresets } from './presets.ts';
import { findRefusedFiles } from './refused-files.ts';
import { type RemoteData, readRemoteData } from './remote-data.ts';
import type { SiteDrift } from './site-drift.ts';
import { withTaxonomyTitles } from './taxonomy-titles.ts';
import { withTexts } from './texts.ts';
import { findUnusedMenus } from './unused-menus.ts';

export interface LoadedSite {
  readonly site: Site;
  /** Its presets, and why each is used. */
  readonly presets: readonly UsedPreset[];
  /** Names of the requested locales. The others are read too, since pages link to them and their text is used as a fallback. */
  readonly chosen: ReadonlySet<string>;
  /** Whether a file is among the requested ones; absent if all are. */
  readonly focus?: ((file: string) => boolean) | undefined;
  readonly files: Files;
  readonly corpus: Corpus;
  /** The pages before those without text of their own were marked: see {@link withTexts}. */
  readonly asRead: readonly Page[];
  readonly index: PageIndex;
  readonly ui: Ui;
  readonly uiCatalogues: UiCatalogues;
  /** Remote data, by dotted path. */
  readonly remoteData: RemoteData['values'];
  readonly lookups: HashedLookups;
  /** Whether a layout of the tree provides the content of a page: such a page has text even without a file. */
  readonly hasOwnLayout: (page: Page) => boolean;
  /** Templates that pages choose from. */
  readonly siteTemplates: SiteTemplates;
  /** Number of list pages, for pages whose layout splits its list. */
  readonly pagerCounts: ReadonlyMap<Page, number>;
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
  const { currentRoot } = options;
  const configured = await loadConfiguration({
    files: withEditedTexts(createDiskFiles(root), edited),
    importModule,
    ...currentVersion(currentRoot, options.timeLimitSeconds),
  });
  if (configured.site === undefined) return { kind: 'failed', problems: configured.problems };
  const dated = withDueTheme(withOptions(configured.site, options), clock.now());
  const chosen = chooseLocales(dated, locales);
  const files = withEditedTexts(createSiteFiles(dated), edited);
  const ownCode = await loadPlugins(await readSiteCode(dated, files, importModule), files, importModule);
  const written = Object.freeze({ ...dated, code: ownCode.digest });
  const { sources } = options;
  // Only front matter in Lockstep's own dialect can be cached.
  const dialect = written.dialect === 'vuepress' ? { readParams: readVuePressParams } : { sources };
  const read = readCorpus(files, written, clock.now(), dialect);
  sources?.save();
  const untitled = withTexts(read, written, files);
  const presets = findPresets(written, files, untitled, findOwnTemplates(written, files));
  const site = withPresets(written, presets.used);
  const strings = loadUiStrings(files, site);
  const uiCatalogues = { ...strings.catalogues, presets: presetStrings(site) };
  const ui = createUi(site, uiCatalogues);
  const corpus = withTaxonomyTitles(untitled, site, ui);
  const index = createPageIndex(site, corpus.pages);
  const { own, ownShortcodes, definitions, siteTemplates, problems } = await loadDefinitions(
    site,
    files,
    importModule,
  );
  const remote = await readRemoteData(site.remoteData, askHttp);
  const lookups = createHashedLookups(
    createSiteLookups({
      site,
      files,
      index,
      ui,
      ownShortcodes,
      env: readEnvironment(),
      today: clock.now().slice(0, 10),
      remoteData: remote.values,
    }),
    sha256,
  );
  return {
    kind: 'loaded',
    loaded: {
      site,
      chosen,
      focus: createFocus(paths),
      files,
      corpus,
      asRead: read.pages,
      index,
      ui,
      uiCatalogues,
      presets: presets.used,
      remoteData: remote.values,
      lookups,
      hasOwnLayout: (page) => layoutOf(siteTemplates, page) !== undefined,
      siteTemplates,
      pagerCounts: countPagers({ site, corpus, files, lookups, definitions, siteTemplates, ownCode }),
      shortcodes: knownShortcodes(own.values()),
      shortcodeAssets: findShortcodeAssets(site, files),
      ownCode,
    },
    problems: [
      ...withoutKnownThemes(configured.problems, presets.used),
      ...corpus.problems,
      ...findRefusedFiles(files, site),
      ...presets.problems,
      ...findUnusedMenus(site, index, files),
      ...findUnmadeFormats(site, index, files, siteTemplates),
      ...checkTheme(site, files),
      ...ownCode.problems,
      ...strings.problems,
      ...checkOwnStrings(site, uiCatalogues, site.i18nDir),
      ...problems,
      ...remote.problems,
    ],
  };
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
