/** Use case: everything that is wrong with a site, without writing it. */
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import type { ReportProgress } from './build-site.ts';
import { type LoadOptions, loadSite } from './load-site.ts';
import { type CacheOptions, openCache, planSite, renderSite } from './prepare.ts';

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
  const rendered = await renderSite(result.loaded, cache, plan, {
    onProgress: (done, total) => options.onProgress('rendering', done, total),
  });
  return { checked: plan.pages.length, problems: sortProblems([...result.problems, ...rendered.problems]) };
}
