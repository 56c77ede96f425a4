/** Use case: a site directory becomes the static site. */
import { fileURLToPath } from 'node:url';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import { createCacheFolder, createOutputFolder } from '../io/index.ts';
import { type LoadedSite, type LoadOptions, loadSite } from './load-site.ts';
import { type CacheOptions, openCache, planSite, renderSite } from './prepare.ts';
import { createPrinter } from './print-pages.ts';
import { writeFiles } from './write-files.ts';

export interface BuildOptions extends LoadOptions, CacheOptions {
  readonly out: string;
  /** Errors in content leave what was in `out` before. */
  readonly strict: boolean;
  readonly onProgress: ReportProgress;
}

export type Stage = 'reading' | 'rendering' | 'printing' | 'writing';
export type ReportProgress = (stage: Stage, done: number, total: number) => void;

export interface BuildSummary {
  /** Pages that have an output, by locale, in the site's order. */
  readonly pages: readonly { readonly locale: string; readonly count: number }[];
  /** How many pages were rendered and printed anew; the rest came from the cache. */
  readonly rendered: number;
  readonly printed: number;
  readonly milliseconds: number;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent where nothing was written: there is no site, or errors with `strict`. */
  readonly summary: BuildSummary | undefined;
}

export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { clock, onProgress } = options;
  const start = clock.elapsed();
  onProgress('reading', 0, 1);
  const result = await loadSite(options);
  if (result.kind === 'failed') return { problems: sortProblems(result.problems), summary: undefined };
  const { loaded } = result;
  const cache = openCache(loaded, options);
  const plan = planSite(loaded, cache);
  const output = createOutputFolder(options.out);
  try {
    // Pages are printed while others are still rendered: two programs that each keep one core busy for a while.
    const printer = createPrinter({
      loaded,
      plan,
      cache: cache.pages,
      printedFolder: createCacheFolder(cache.folder('printed')),
      astroFolder: cache.folder('astro'),
      projectRoot: fileURLToPath(new URL('../..', import.meta.url)),
      output,
      onProgress: (done, total) => onProgress('printing', done, total),
    });
    const rendering = renderSite(loaded, cache, plan, {
      onPage: printer.accept,
      onProgress: (done, total) => onProgress('rendering', done, total),
    });
    rendering.catch(printer.abandon);
    const [rendered, printed] = await Promise.all([rendering, printer.print()]);
    onProgress('writing', 0, 1);
    const problems = sortProblems([...result.problems, ...rendered.problems, ...writeFiles(loaded, output)]);
    if (options.strict && problems.some(({ severity }) => severity === 'error'))
      return { problems, summary: undefined };
    output.publish();
    const summary = {
      pages: countPages(loaded),
      rendered: plan.missing.length,
      printed,
      milliseconds: clock.elapsed() - start,
    };
    return { problems, summary };
  } finally {
    output.discard();
  }
}

function countPages({ site, corpus }: LoadedSite): BuildSummary['pages'] {
  const counts = new Map(site.locales.map(({ name }) => [name, 0]));
  for (const { locale, rendered } of corpus.pages)
    if (rendered) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  return [...counts].map(([locale, count]) => ({ locale, count }));
}
