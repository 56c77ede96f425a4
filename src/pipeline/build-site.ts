/** Use case: a site directory becomes the static site. */
import { fileURLToPath } from 'node:url';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import { createCacheFolder, createOutputFolder } from '../io/index.ts';
import { type LoadedSite, type LoadOptions, loadSite } from './load-site.ts';
import { type CacheOptions, openCache, renderSite } from './prepare.ts';
import { printPages } from './print-pages.ts';
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
  const output = createOutputFolder(options.out);
  try {
    const rendered = await renderSite(loaded, cache, (done, total) => onProgress('rendering', done, total));
    const problems = sortProblems([...result.problems, ...rendered.problems]);
    if (options.strict && problems.some(({ severity }) => severity === 'error'))
      return { problems, summary: undefined };
    const printed = await printPages({
      loaded,
      rendered,
      cache: cache.pages,
      printedFolder: createCacheFolder(cache.folder('printed')),
      astroFolder: cache.folder('astro'),
      projectRoot: fileURLToPath(new URL('../..', import.meta.url)),
      output,
      onProgress: (done, total) => onProgress('printing', done, total),
    });
    onProgress('writing', 0, 1);
    const written = writeFiles(loaded, output);
    output.publish();
    return {
      problems: sortProblems([...problems, ...written]),
      summary: {
        pages: countPages(loaded),
        rendered: rendered.rendered,
        printed,
        milliseconds: clock.elapsed() - start,
      },
    };
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
