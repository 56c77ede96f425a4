/** Renders, prints and writes a site, or one of its versions. */
import type { Problem } from '../diagnostics/index.ts';
import { createCacheFolder, type FilledFolder } from '../io/index.ts';
import { type BuildOptions, beginRendering, finishBuild, type PreparedBuild } from './build-steps.ts';
import { pagesOf } from './outputs/create-outputs.ts';
import { printPages } from './outputs/print-pages.ts';
import { shareFolder } from './render/remote.ts';
import type { RenderedSite, RenderPlan } from './render/render-pages.ts';
import type { Helpers } from './start-ahead.ts';
import { createVersionOutput } from './versions/version-output.ts';

export interface Built {
  readonly plan: RenderPlan;
  readonly rendered: RenderedSite;
  /** Number of pages that were printed; the others came from the cache. */
  readonly printed: number;
  readonly problems: readonly Problem[];
}

/** @param whole the whole output, which contains the version's part */
export async function buildInto(
  whole: FilledFolder,
  prepared: PreparedBuild,
  options: BuildOptions,
  { workers, bundler }: Helpers,
): Promise<Built> {
  const { loaded, cache, table, version, last } = prepared;
  const output = version === undefined ? whole : createVersionOutput(whole, version, loaded.site);
  // Pages are printed while others are still being rendered: the two use different threads.
  const { plan, rendered: rendering, stop } = beginRendering(prepared, options, workers);
  const printing = printPages({
    loaded,
    pages: pagesOf(table),
    plan,
    ...(last === undefined ? {} : { keyOf: (page) => last.keyOf(plan, page) }),
    printedFolder: createCacheFolder(cache.folder('printed')),
    shared: shareFolder(cache, 'printed'),
    bundler,
    astroFolder: cache.folder('astro'),
    output,
    onProgress: (done, total) => options.onProgress('printing', done, total),
  });
  printing.catch(stop);
  // Both must have ended, even after a failure, before the output folder may be removed.
  await Promise.allSettled([rendering, printing]);
  const [rendered, printed] = await Promise.all([rendering, printing]);
  return { plan, rendered, printed, problems: await finishBuild(prepared, rendered, output, options) };
}
