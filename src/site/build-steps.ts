/** The steps of a build, whether Lockstep runs it or Astro does in the site's own project. */
import { resolve } from 'node:path';
import type { Site, SiteVersion } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import {
  type CacheFolder,
  createCacheFolder,
  createOutputFolder,
  type FilledFolder,
  type OutputFolder,
  openRemoteCache,
  PROGRAM,
  type RemoteCache,
  type StartedWorkers,
} from '../io/index.ts';
import { ASSET_FOLDER } from './astro/astro-work.ts';
import { checkDiagrams } from './diagrams/check-diagrams.ts';
import { createDiagramDrawer, type DiagramDrawer } from './diagrams/draw-diagrams.ts';
import { callOnLoad, callOnWritten } from './hooks.ts';
import { chooseProblems } from './load/choose-problems.ts';
import { type LoadedSite, type LoadOptions, loadSite } from './load/load-site.ts';
import { withRepository } from './load/with-drift.ts';
import { type BuildSources, createBuildSources } from './outputs/build-sources.ts';
import { checkTitles } from './outputs/check-titles.ts';
import { createOutputs, type Outputs } from './outputs/create-outputs.ts';
import { publishedOutputs } from './outputs/published-files.ts';
import { writeFiles } from './outputs/write-files.ts';
import {
  type CacheOptions,
  openCache,
  openStores,
  pagesUsed,
  planPages,
  renderSite,
  type SiteCache,
} from './render/prepare.ts';
import { createPageSender, fetchPages, remoteProblems } from './render/remote.ts';
import type { RenderedSite, RenderPlan } from './render/render-pages.ts';
import { makeIndexes } from './search/make-indexes.ts';
import type { LastBuild } from './unchanged/last-build.ts';
import { type LoadedVersion, loadVersions, withVersionBase } from './versions/load-versions.ts';

export interface BuildOptions extends LoadOptions, CacheOptions {
  /** Absolute path; by default the output folder of the site's Astro project, else `dist` in the site directory. */
  readonly out?: string | undefined;
  /** Do not replace `out` if the content has errors. */
  readonly strict: boolean;
  /** The contents of `out` may be deleted even if Lockstep did not write them. */
  readonly emptyOut: boolean;
  /** Address of a Redis that connects workers on other machines; without it, none take part. */
  readonly redis?: string | undefined;
  readonly onProgress: ReportProgress;
}

export type Stage = 'reading' | 'rendering' | 'printing' | 'writing' | 'asking';
export type ReportProgress = (stage: Stage, done: number, total: number) => void;

/** The state of a build before pages are rendered. */
export interface PreparedBuild {
  readonly kind: 'ready';
  readonly loaded: LoadedSite;
  readonly cache: SiteCache & { readonly remote: RemoteCache | undefined };
  readonly sources: BuildSources;
  /** Must be closed after everything is printed. */
  readonly drawer: DiagramDrawer;
  readonly table: Outputs['table'];
  /** Problems found so far. */
  readonly problems: readonly Problem[];
  /** The version being built, if the site has several. */
  readonly version?: SiteVersion;
  /** The other versions: loaded, but not built yet. */
  readonly others?: readonly LoadedVersion[];
  /** What the last build found out, if it is on record. */
  readonly last?: LastBuild | undefined;
}

type Failed = { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** Reads the site, including all of its versions, and prepares the current version. */
export async function prepareBuild(options: LoadOptions & CacheOptions): Promise<PreparedBuild | Failed> {
  const { basePath } = options;
  const agree = options.agree ?? ((site: Site) => withVersionBase(site, basePath));
  const result = await loadSite({
    ...options,
    agree,
    ...openStores(options),
  });
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

/** Prepares a site that has been loaded. */
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
  if (cache.remote !== undefined) await fetchPages(cache, planPages(loaded, cache, pagesUsed(table)));
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

/**
 * The folder that a build fills and publishes at its end.
 *
 * @param records where its contents are recorded, unless other programs write to it too
 */
export function createSiteOutput(
  { loaded, cache }: PreparedBuild,
  { root, out, emptyOut }: Pick<BuildOptions, 'root' | 'emptyOut'> & { readonly out: string },
  records?: CacheFolder,
): OutputFolder {
  return createOutputFolder(out, {
    protectedFolders: [root, PROGRAM, cache.path],
    sources: sourceFolders(loaded.site),
    mark: ASSET_FOLDER,
    mayEmpty: emptyOut,
    ...(records === undefined ? {} : { records }),
  });
}

export interface Rendering {
  readonly plan: RenderPlan;
  /** Settled when pages and the search indexes made from them are complete. */
  readonly rendered: Promise<RenderedSite>;
  /** Starts no further page. */
  stop(): void;
}

/**
 * Starts rendering; from then on, `sources` provides the results.
 *
 * @param only the pages to render, for a build that fills the cache; all by default
 */
export function beginRendering(
  { loaded, cache, sources, table, last }: PreparedBuild,
  { timeLimitSeconds, onProgress }: Pick<BuildOptions, 'timeLimitSeconds' | 'onProgress'>,
  started?: StartedWorkers | undefined,
  only?: ReadonlySet<Page>,
): Rendering {
  const pages = only === undefined ? pagesUsed(table) : [...only];
  const plan = planPages(loaded, cache, pages, last?.verification);
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
  // Nobody may be waiting yet: without this, a rejection would count as unhandled.
  rendered.catch(() => {});
  return { plan, rendered, stop: () => aborter.abort() };
}

/**
 * Writes all files except those that Astro prints.
 *
 * @returns the findings of the whole build to report
 */
export async function finishBuild(
  { loaded, table, problems, cache, drawer }: PreparedBuild,
  rendered: RenderedSite,
  output: FilledFolder,
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

/** Absolute paths of the folders that contain the site's sources. */
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
