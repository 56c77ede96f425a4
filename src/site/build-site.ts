/** Use case: a site directory becomes the static site. */
import { resolve } from 'node:path';
import { sortProblems } from '../diagnostics/index.ts';
import { createCacheFolder, makeTemporaryFolder, type StartedWorkers } from '../io/index.ts';
import {
  type BuildOptions,
  type BuildResult,
  beginRendering,
  createSiteOutput,
  finishBuild,
  hasErrors,
  prepareBuild,
  summarize,
} from './build-steps.ts';
import { shareWork } from './machines/share-work.ts';
import { pagesOf } from './outputs/create-outputs.ts';
import { printPages } from './outputs/print-pages.ts';
import { ProjectSettingsError } from './project/agree.ts';
import { buildProject } from './project/build-project.ts';
import { findProject } from './project/find-project.ts';
import { startAhead } from './render/prepare.ts';
import { shareFolder } from './render/remote.ts';
import { isLostPage } from './render/render-cache.ts';

export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { clock, onProgress } = options;
  const start = clock.elapsed();
  onProgress('reading', 0, 1);
  const started = options.redis === undefined ? startAhead(options) : undefined;
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
  const hasProject = findProject(options.root) !== undefined;
  if (hasProject && options.redis !== undefined)
    throw new ProjectSettingsError(
      'Unexpected --redis for a site in an Astro project, which Astro prints as a whole. Build it without --redis.',
    );
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === MAX_ATTEMPTS;
    const place = isLast ? { ...options, cache: makeTemporaryFolder('lockstep-cache') } : options;
    try {
      const own = attempt === 1 ? started : undefined;
      return hasProject ? await buildProject(place, start, own) : await buildWith(own, start, place);
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
  const prepared = await prepareBuild(options);
  if (prepared.kind === 'failed')
    return { problems: sortProblems(prepared.problems), summary: undefined, unusable: true };
  const { loaded, cache, table } = prepared;
  const { redis } = options;
  const out = options.out ?? resolve(options.root, 'dist');
  const output = createSiteOutput(prepared, { ...options, out });
  try {
    // What workers have made by then, the build finds in its cache.
    const shared = redis === undefined ? undefined : await shareWork(prepared, { ...options, redis });
    // Pages are printed while others are still rendered: two programs that each keep one core busy for a while.
    const { plan, rendered, stop } = beginRendering(prepared, options, started);
    const printing = printPages({
      loaded,
      pages: pagesOf(table),
      plan,
      printedFolder: createCacheFolder(cache.folder('printed')),
      shared: shareFolder(cache, 'printed'),
      astroFolder: cache.folder('astro'),
      output,
      onProgress: (done, total) => options.onProgress('printing', done, total),
    });
    printing.catch(stop);
    // All have to be over, whatever becomes of one of them, before the folder that they write to may be taken away.
    await Promise.allSettled([rendered, printing]);
    const [, printed] = await Promise.all([rendered, printing]);
    const found = await finishBuild(prepared, await rendered, output, options);
    const problems = sortProblems([...found, ...(shared?.problems ?? [])]);
    if (options.strict && hasErrors(problems)) return { problems, summary: undefined };
    output.publish();
    const remote = await cache.remote?.finish();
    return {
      problems,
      out,
      summary: summarize(prepared, { plan, printed, start, clock: options.clock, remote, shared }),
    };
  } finally {
    output.discard();
    await cache.remote?.finish();
  }
}
