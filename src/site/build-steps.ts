/** The steps of a build, whoever drives it: the program, or Astro in a project of the site's own. */
import { resolve } from 'node:path';
import type { HugoReference, Site, SiteVersion } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import {
  type Clock,
  createCacheFolder,
  createOutputFolder,
  type OutputFolder,
  openRemoteCache,
  PROGRAM,
  type RemoteCache,
  type RemoteOutcome,
  type StartedWorkers,
} from '../io/index.ts';
import { ASSET_FOLDER } from './astro/astro-work.ts';
import { checkDiagrams } from './diagrams/check-diagrams.ts';
import { createDiagramDrawer, type DiagramDrawer, type DiagramSummary } from './diagrams/draw-diagrams.ts';
import { callOnLoad, callOnWritten } from './hooks.ts';
import { chooseProblems } from './load/choose-problems.ts';
import { type LoadedSite, type LoadOptions, loadSite, pagesToBuild } from './load/load-site.ts';
import type { UsedPreset } from './load/presets.ts';
import { withRepository } from './load/with-drift.ts';
import { type BuildSources, createBuildSources } from './outputs/build-sources.ts';
import { checkTitles } from './outputs/check-titles.ts';
import { createOutputs, type Outputs } from './outputs/create-outputs.ts';
import { publishedOutputs } from './outputs/published-files.ts';
import { writeFiles } from './outputs/write-files.ts';
import {
  type CacheOptions,
  openCache,
  openSourceIndex,
  planPages,
  planSite,
  renderSite,
  type SiteCache,
} from './render/prepare.ts';
import { bringPages, createPageSender, remoteProblems } from './render/remote.ts';
import type { RenderedSite, RenderPlan } from './render/render-pages.ts';
import { makeIndexes } from './search/make-indexes.ts';
import { type LoadedVersion, loadVersions, withVersionBase } from './versions/load-versions.ts';

export interface BuildOptions extends LoadOptions, CacheOptions {
  /** Absolute path; what the site's Astro project says, else `dist` in the site directory, when not given. */
  readonly out?: string | undefined;
  /** Errors in content leave what was in `out` before. */
  readonly strict: boolean;
  /** What stands in `out` may be deleted, although it is no output of ours. */
  readonly emptyOut: boolean;
  /** Address of a Redis through which workers on other machines take part; no others do when it is not given. */
  readonly redis?: string | undefined;
  readonly onProgress: ReportProgress;
}

export type Stage = 'reading' | 'rendering' | 'printing' | 'writing' | 'asking';
export type ReportProgress = (stage: Stage, done: number, total: number) => void;

export interface BuildSummary {
  /** Pages that have an output, by locale, in the site's order. */
  readonly pages: readonly { readonly locale: string; readonly count: number }[];
  /** How many pages were rendered and printed anew; the rest came from the cache. */
  readonly rendered: number;
  readonly printed: number;
  readonly milliseconds: number;
  /** The presets of the site, and why it has them. */
  readonly presets: readonly UsedPreset[];
  /** Absent where no page that was printed has a diagram. */
  readonly diagrams?: DiagramSummary | undefined;
  /** What a remote cache gave and took, in bundles; absent without one. */
  readonly remote?: Pick<RemoteOutcome, 'brought' | 'sent' | 'damaged'> | undefined;
  /** What workers did; absent where they were not asked. */
  readonly machines?: Pick<SharedWork, 'batches' | 'byWorkers' | 'workers'> | undefined;
  /** The Hugo whose ways are followed, of a Hugo tree. */
  readonly hugo?: HugoReference | undefined;
  /** The other versions of the site, where it has some; all else is of the current one, but the time. */
  readonly versions?: readonly VersionSummary[] | undefined;
}

/** What was built of a version other than the current one. */
export interface VersionSummary {
  readonly name: string;
  readonly pages: number;
  readonly rendered: number;
  readonly printed: number;
  readonly milliseconds: number;
  /** Findings of its build. They are its own: `check --version` lists them. */
  readonly errors: number;
  readonly warnings: number;
}

/** What came of asking workers. */
export interface SharedWork {
  readonly batches: number;
  /** Batches whose results came from workers. */
  readonly byWorkers: number;
  /** How many workers these were. */
  readonly workers: number;
  /** What was rendered and printed here meanwhile. */
  readonly rendered: number;
  readonly printed: number;
  readonly problems: readonly Problem[];
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absolute path of the output folder; absent where none could be chosen. */
  readonly out?: string;
  /** Absent where nothing was written: there is no site, or errors with `strict`. */
  readonly summary: BuildSummary | undefined;
  /** There is no site to work on: the folder or its configuration cannot be used, and the problems say why. */
  readonly unusable?: true;
}

/** All that is known before pages are rendered. */
export interface PreparedBuild {
  readonly kind: 'ready';
  readonly loaded: LoadedSite;
  readonly cache: SiteCache & { readonly remote: RemoteCache | undefined };
  readonly sources: BuildSources;
  /** To be closed when all is printed. */
  readonly drawer: DiagramDrawer;
  readonly table: Outputs['table'];
  /** What was found until now. */
  readonly problems: readonly Problem[];
  /** Which version this is, of a site that has several. */
  readonly version?: SiteVersion;
  /** The other versions, which are read and wait to be built. */
  readonly others?: readonly LoadedVersion[];
}

type Failed = { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** Reads the site. Where it has several versions, all of them are read, and the current one is prepared. */
export async function prepareBuild(options: LoadOptions & CacheOptions): Promise<PreparedBuild | Failed> {
  const { basePath } = options;
  const agree = options.agree ?? ((site: Site) => withVersionBase(site, basePath));
  const result = await loadSite({ ...options, agree, sources: openSourceIndex(options) });
  if (result.kind === 'failed') return result;
  const read = { loaded: await withRepository(result.loaded, options), problems: result.problems };
  // A site in an Astro project has one version.
  if (options.agree !== undefined || read.loaded.site.versions.length === 0)
    return prepareLoaded(read, options);
  const all = await loadVersions(read, options);
  return all.kind === 'failed'
    ? all
    : { ...(await prepareLoaded(all.current, options)), version: all.current.version, others: all.others };
}

/** All that is known before the pages of a site are rendered, that was read. */
export async function prepareLoaded(
  { loaded, problems }: { readonly loaded: LoadedSite; readonly problems: readonly Problem[] },
  options: CacheOptions,
): Promise<PreparedBuild> {
  const cache = { ...openCache(loaded, options), remote: await openRemoteCache(options.env) };
  const drawer = createDiagramDrawer({
    loaded,
    folder: createCacheFolder(cache.folder('diagrams')),
    env: options.env,
    codeDigest: cache.codeDigest,
  });
  const sources = createBuildSources(cache.pages, drawer);
  const { table, problems: unpublished } = createOutputs(loaded, sources);
  const hooked = await callOnLoad(loaded, 'build');
  if (cache.remote !== undefined) await bringPages(cache, planSite(loaded, cache, table));
  return {
    kind: 'ready',
    loaded,
    cache,
    sources,
    drawer,
    table,
    problems: [...cache.problems, ...problems, ...unpublished, ...hooked],
  };
}

/** The folder that a build prepares and publishes at its end. */
export function createSiteOutput(
  { loaded, cache }: PreparedBuild,
  { root, out, emptyOut }: Pick<BuildOptions, 'root' | 'emptyOut'> & { readonly out: string },
): OutputFolder {
  return createOutputFolder(out, {
    protectedFolders: [root, PROGRAM, cache.path],
    sources: sourceFolders(loaded.site),
    mark: ASSET_FOLDER,
    mayEmpty: emptyOut,
  });
}

export interface Rendering {
  readonly plan: RenderPlan;
  /** Settled when all is over: pages, and the search indexes that are made of them. */
  readonly rendered: Promise<RenderedSite>;
  /** Begins no further page. */
  stop(): void;
}

/**
 * From here on `sources` give what is rendered.
 *
 * @param only the pages to render, of a build that fills the cache; all where it is not given
 */
export function beginRendering(
  { loaded, cache, sources, table }: PreparedBuild,
  { timeLimitSeconds, onProgress }: Pick<BuildOptions, 'timeLimitSeconds' | 'onProgress'>,
  started?: StartedWorkers | undefined,
  only?: ReadonlySet<Page>,
): Rendering {
  const plan =
    only === undefined ? planSite(loaded, cache, table) : planPages(loaded, cache, [...only], 'bodies');
  const send = createPageSender(cache, plan);
  const aborter = new AbortController();
  const rendering = renderSite(loaded, cache, plan, {
    signal: aborter.signal,
    started,
    timeLimitSeconds,
    onPage(page, facts) {
      sources.accept(page, facts);
      send(page, facts);
    },
    onProgress: (done, total) => onProgress('rendering', done, total),
  });
  const indexing = rendering.then((rendered) =>
    only === undefined ? makeIndexes(loaded, cache, rendered) : new Map(),
  );
  sources.expect(plan, indexing);
  rendering.catch(sources.abandon);
  const rendered = indexing.then(() => rendering);
  // Who waits for it may not be there yet.
  rendered.catch(() => {});
  return { plan, rendered, stop: () => aborter.abort() };
}

/**
 * Writes what Astro does not print.
 *
 * @returns the findings of the whole build that are to be reported
 */
export async function finishBuild(
  { loaded, table, problems, cache, drawer }: PreparedBuild,
  rendered: RenderedSite,
  output: Pick<OutputFolder, 'path' | 'write' | 'copy'>,
  { onProgress }: Pick<BuildOptions, 'onProgress'>,
): Promise<readonly Problem[]> {
  onProgress('writing', 0, 1);
  const { files } = loaded;
  const context = { files, kept: cache.pages.kept };
  const published = publishedOutputs(rendered.facts.values(), table, context);
  await writeFiles(files.root, new Map([...table, ...published]), output);
  const hooked = await callOnWritten(loaded, output.path);
  const remote = await cache.remote?.finish();
  await drawer.close();
  return chooseProblems(
    [
      ...problems,
      ...rendered.problems,
      ...hooked,
      ...remoteProblems(remote),
      ...checkDiagrams(rendered, loaded.site.root),
      ...drawer.problems(),
      ...checkTitles(rendered, loaded.site, problems),
    ],
    loaded,
  );
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** @param run `start` is the clock's time when the build began */
export function summarize(
  { loaded, drawer }: PreparedBuild,
  run: {
    readonly plan: RenderPlan;
    readonly printed: number;
    readonly start: number;
    readonly clock: Clock;
    readonly remote: RemoteOutcome | undefined;
    readonly shared?: SharedWork | undefined;
  },
): BuildSummary {
  return {
    pages: countPages(loaded),
    rendered: run.plan.missing.length + (run.shared?.rendered ?? 0),
    printed: run.printed + (run.shared?.printed ?? 0),
    milliseconds: run.clock.elapsed() - run.start,
    presets: loaded.presets,
    diagrams: drawer.summary(),
    ...(run.remote && {
      remote: { brought: run.remote.brought, sent: run.remote.sent, damaged: run.remote.damaged },
    }),
    ...(run.shared && {
      machines: {
        batches: run.shared.batches,
        byWorkers: run.shared.byWorkers,
        workers: run.shared.workers,
      },
    }),
    hugo: loaded.site.hugo,
  };
}

/** Absolute paths of the folders that a site is made of. */
function sourceFolders(site: Site): string[] {
  const { locales, staticDirs, examplesDirs, dataDir, i18nDir, shortcodesDir, mounts } = site;
  const folders = [
    ...locales.map(({ contentDir }) => contentDir),
    ...staticDirs,
    ...examplesDirs.filter((dir) => !dir.includes('LOCALE')),
    ...mounts.map(({ source }) => source),
    dataDir,
    i18nDir,
    shortcodesDir,
  ];
  return folders.filter((folder) => folder !== '').map((folder) => resolve(site.root, folder));
}

function countPages(loaded: LoadedSite): BuildSummary['pages'] {
  const chosen = loaded.site.locales.filter(({ name }) => loaded.chosen.has(name));
  const counts = new Map(chosen.map(({ name }) => [name, 0]));
  for (const { locale } of pagesToBuild(loaded)) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  return [...counts].map(([locale, count]) => ({ locale, count }));
}
