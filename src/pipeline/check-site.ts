/** Use case: everything that is wrong with a site, without writing it. */
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import type { ReportProgress } from './build-site.ts';
import { checkLoadedExamples } from './check-examples.ts';
import { chooseProblems, type LoadOptions, loadSite } from './load-site.ts';
import { type CacheOptions, openCache, planSite, renderSite } from './prepare.ts';
import { filesToCopy } from './write-files.ts';

export interface CheckOptions extends LoadOptions, CacheOptions {
  readonly onProgress: ReportProgress;
}

export interface CheckResult {
  /** Pages that were looked at. */
  readonly checked: number;
  readonly problems: readonly Problem[];
}

export async function checkSite(options: CheckOptions): Promise<CheckResult> {
  options.onProgress('reading', 0, 1);
  const result = await loadSite(options);
  if (result.kind === 'failed') return { checked: 0, problems: sortProblems(result.problems) };
  const cache = openCache(result.loaded, options);
  const plan = planSite(result.loaded, cache);
  const copies = filesToCopy(result.loaded);
  const rendered = await renderSite(result.loaded, cache, plan, {
    timeLimitSeconds: options.timeLimitSeconds,
    onProgress: (done, total) => options.onProgress('rendering', done, total),
  });
  // Rendering tells which examples are missing where pages show them.
  const examples = await checkLoadedExamples(result.loaded, false);
  const { chosen } = result.loaded;
  const found = [
    ...cache.problems,
    ...result.problems,
    ...copies.problems,
    ...rendered.problems,
    ...examples.problems,
  ];
  return {
    checked: plan.pages.filter(({ locale }) => chosen.has(locale)).length,
    problems: chooseProblems(found, chosen),
  };
}
