/** Renders, prints and writes a site, or one of its versions. */
import type { Problem } from '../diagnostics/index.ts';
import { createCacheFolder, type OutputFolder, type StartedWorkers } from '../io/index.ts';
import { type BuildOptions, beginRendering, finishBuild, type PreparedBuild } from './build-steps.ts';
import { pagesOf } from './outputs/create-outputs.ts';
import { printPages } from './outputs/print-pages.ts';
import { shareFolder } from './render/remote.ts';
import type { RenderPlan } from './render/render-pages.ts';
import { createVersionOutput } from './versions/version-output.ts';

export interface Built {
  readonly plan: RenderPlan;
  /** How many pages were printed anew. */
  readonly printed: number;
  readonly problems: readonly Problem[];
}

/** @param whole the output, of which a version has a part */
export async function buildInto(
  whole: Pick<OutputFolder, 'path' | 'write' | 'copy'>,
  prepared: PreparedBuild,
  options: BuildOptions,
  started: StartedWorkers | undefined,
): Promise<Built> {
  const { loaded, cache, table, version } = prepared;
  const output = version === undefined ? whole : createVersionOutput(whole, version, loaded.site);
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
  return { plan, printed, problems: await finishBuild(prepared, await rendered, output, options) };
}
