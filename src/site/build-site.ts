/** Use case: a site directory becomes the static site. */
import { resolve } from 'node:path';
import type { HugoReference, Site } from '../config/index.ts';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import {
  createCacheFolder,
  createOutputFolder,
  makeTemporaryFolder,
  PROGRAM,
  type StartedWorkers,
} from '../io/index.ts';
import { ASSET_FOLDER } from './astro/astro-work.ts';
import { chooseProblems } from './load/choose-problems.ts';
import { type LoadedSite, type LoadOptions, loadSite, pagesToBuild } from './load/load-site.ts';
import type { UsedPreset } from './load/presets.ts';
import { withDrift } from './load/with-drift.ts';
import { createBuildSources } from './outputs/build-sources.ts';
import { checkDiagrams } from './outputs/check-diagrams.ts';
import { checkTitles } from './outputs/check-titles.ts';
import { createOutputs, pagesOf } from './outputs/create-outputs.ts';
import { printPages } from './outputs/print-pages.ts';
import { writeFiles } from './outputs/write-files.ts';
import {
  type CacheOptions,
  openCache,
  openSourceIndex,
  planSite,
  renderSite,
  startAhead,
} from './render/prepare.ts';
import { isLostPage } from './render/render-cache.ts';
import { makeIndexes } from './search/make-indexes.ts';

export interface BuildOptions extends LoadOptions, CacheOptions {
  readonly out: string;
  /** Errors in content leave what was in `out` before. */
  readonly strict: boolean;
  /** What stands in `out` may be deleted, although it is no output of ours. */
  readonly emptyOut: boolean;
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
  /** The Hugo whose ways are followed, of a Hugo tree. */
  readonly hugo?: HugoReference | undefined;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent where nothing was written: there is no site, or errors with `strict`. */
  readonly summary: BuildSummary | undefined;
  /** There is no site to work on: the folder or its configuration cannot be used, and the problems say why. */
  readonly unusable?: true;
}

export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { clock, onProgress } = options;
  const start = clock.elapsed();
  onProgress('reading', 0, 1);
  const started = startAhead(options);
  try {
    return await buildUntilWhole(started, start, options);
  } finally {
    started?.close();
  }
}

/** How often a build begins anew because another one that shares its cache has removed what it was using. */
const MAX_ATTEMPTS = 3;

/** A page that is lost from the cache is rendered in a new attempt; in the last one the cache is our own. */
async function buildUntilWhole(
  started: StartedWorkers | undefined,
  start: number,
  options: BuildOptions,
): Promise<BuildResult> {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === MAX_ATTEMPTS;
    const place = isLast ? { ...options, cache: makeTemporaryFolder('lockstep-cache') } : options;
    try {
      return await buildWith(attempt === 1 ? started : undefined, start, place);
    } catch (error) {
      if (isLast || !isLostPage(error)) throw error;
    }
  }
}

async function buildWith(
  started: StartedWorkers | undefined,
  start: number,
  options: BuildOptions,
): Promise<BuildResult> {
  const { clock, onProgress } = options;
  const result = await loadSite({ ...options, sources: openSourceIndex(options) });
  if (result.kind === 'failed')
    return { problems: sortProblems(result.problems), summary: undefined, unusable: true };
  const loaded = await withDrift(result.loaded, options);
  const cache = openCache(loaded, options);
  const sources = createBuildSources(cache.pages);
  const { table, problems: unpublished } = createOutputs(loaded, sources);
  const plan = planSite(loaded, cache, table);
  const output = createOutputFolder(options.out, {
    spared: [options.root, PROGRAM, cache.path],
    sources: sourceFolders(loaded.site),
    mark: ASSET_FOLDER,
    mayEmpty: options.emptyOut,
  });
  try {
    // Pages are printed while others are still rendered: two programs that each keep one core busy for a while.
    const stop = new AbortController();
    const rendering = renderSite(loaded, cache, plan, {
      signal: stop.signal,
      started,
      timeLimitSeconds: options.timeLimitSeconds,
      onPage: sources.accept,
      onProgress: (done, total) => onProgress('rendering', done, total),
    });
    const indexing = rendering.then((rendered) => makeIndexes(loaded, cache, rendered));
    sources.expect(plan, indexing);
    rendering.catch(sources.abandon);
    const printing = printPages({
      loaded,
      pages: pagesOf(table),
      plan,
      printedFolder: createCacheFolder(cache.folder('printed')),
      astroFolder: cache.folder('astro'),
      output,
      onProgress: (done, total) => onProgress('printing', done, total),
    });
    printing.catch(() => stop.abort());
    // All have to be over, whatever becomes of one of them, before the folder that they write to may be taken away.
    await Promise.allSettled([rendering, printing, indexing]);
    const [rendered, printed] = await Promise.all([rendering, printing, indexing]);
    onProgress('writing', 0, 1);
    await writeFiles(loaded.files.root, table, output);
    const problems = chooseProblems(
      [
        ...cache.problems,
        ...result.problems,
        ...rendered.problems,
        ...unpublished,
        ...checkDiagrams(rendered, loaded.site.root),
        ...checkTitles(rendered, loaded.site, result.problems),
      ],
      loaded,
    );
    if (options.strict && problems.some(({ severity }) => severity === 'error'))
      return { problems, summary: undefined };
    output.publish();
    const summary = {
      pages: countPages(loaded),
      rendered: plan.missing.length,
      printed,
      milliseconds: clock.elapsed() - start,
      presets: loaded.presets,
      hugo: loaded.site.hugo,
    };
    return { problems, summary };
  } finally {
    output.discard();
  }
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
