/** Use case: build the static site from a site directory. */
import { resolve } from 'node:path';
import { sortProblems } from '../diagnostics/index.ts';
import { createCacheFolder, keepThreads, makeTemporaryFolder } from '../io/index.ts';
import { buildInto } from './build-into.ts';
import { type BuildOptions, createSiteOutput, hasErrors, prepareBuild } from './build-steps.ts';
import { type BuildResult, summarize } from './build-summary.ts';
import { shareWork } from './machines/share-work.ts';
import { ProjectSettingsError } from './project/agree.ts';
import { buildProject } from './project/build-project.ts';
import { findProject } from './project/find-project.ts';
import { isLostPage } from './render/render-cache.ts';
import { closeHelpers, type Helpers, startAhead } from './start-ahead.ts';
import { type BuildRecord, openBuildRecord } from './unchanged/build-record.ts';
import { buildOthers, takenByVersions } from './versions/build-others.ts';

export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { clock, onProgress } = options;
  const start = clock.elapsed();
  onProgress('reading', 0, 1);
  const record = await openBuildRecord(options);
  if (record?.found !== undefined) return record.found(clock.elapsed() - start);
  const hasProject = findProject(options.root) !== undefined;
  const helpers = options.redis === undefined ? startAhead(options, !hasProject) : {};
  try {
    return await buildUntilWhole(hasProject, helpers, start, record, options);
  } finally {
    closeHelpers(helpers);
  }
}

/** How often a build restarts because another one has removed entries from their shared cache. */
const MAX_ATTEMPTS = 3;

/** If a page disappears from the cache, the build starts again; the last attempt uses a private cache. */
async function buildUntilWhole(
  hasProject: boolean,
  helpers: Helpers,
  start: number,
  record: BuildRecord | undefined,
  options: BuildOptions,
): Promise<BuildResult> {
  if (hasProject && options.redis !== undefined)
    throw new ProjectSettingsError(
      'Unexpected --redis for a site in an Astro project, which Astro prints as a whole. Build it without --redis.',
    );
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === MAX_ATTEMPTS;
    const place = isLast ? { ...options, cache: makeTemporaryFolder('lockstep-cache') } : options;
    try {
      const own = attempt === 1 ? helpers : {};
      return hasProject
        ? await buildProject(place, start, own.workers)
        : await buildWith(own, start, record, place);
    } catch (error) {
      if (isLast || !isLostPage(error)) throw error;
    }
  }
}

async function buildWith(
  helpers: Helpers,
  start: number,
  record: BuildRecord | undefined,
  options: BuildOptions,
): Promise<BuildResult> {
  const read = await prepareBuild(options);
  if (read.kind === 'failed')
    return { problems: sortProblems(read.problems), summary: undefined, unusable: true };
  const last = record?.lastBuild(read.loaded);
  const prepared = { ...read, last };
  const { redis } = options;
  const out = options.out ?? resolve(options.root, 'dist');
  // Code of the site may change files where they are: they are not known then, and links to the previous output would be written through.
  const { loaded, cache } = prepared;
  const records =
    loaded.ownCode.onWritten === undefined ? createCacheFolder(cache.folder('sources')) : undefined;
  const output = createSiteOutput(prepared, { ...options, out }, records);
  // The next version has few pages to render: starting threads for it would cost more than rendering them.
  const threads = prepared.others === undefined ? undefined : keepThreads();
  try {
    // Results of workers are in the cache by now.
    const shared = redis === undefined ? undefined : await shareWork(prepared, { ...options, redis });
    const built = await buildInto(output, prepared, options, helpers);
    const { plan, printed, problems: found } = built;
    const problems = sortProblems([...found, ...takenByVersions(prepared), ...(shared?.problems ?? [])]);
    if (options.strict && hasErrors(problems)) return { problems, summary: undefined };
    const versions = await buildOthers(prepared, output, options);
    output.publish();
    const remote = await prepared.cache.remote?.finish();
    const summary = summarize(prepared, { plan, printed, start, clock: options.clock, remote, shared });
    const result: BuildResult = {
      problems,
      out,
      summary: { ...summary, ...(versions.length === 0 ? {} : { versions }) },
    };
    last?.keep(plan, built.rendered.facts);
    record?.keep(prepared.loaded, result);
    return result;
  } finally {
    output.discard();
    await threads?.close();
    await prepared.drawer.close();
    await prepared.cache.remote?.finish();
  }
}
