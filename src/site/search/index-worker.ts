/** The worker's side of search: the index of one locale, made of the rendered pages in the cache. */
import type { Site } from '../../config/index.ts';
import { createCacheFolder, serveTasks } from '../../io/index.ts';
import { createRenderCache, type RenderedFacts } from '../render/render-cache.ts';
import { type IndexPlan, renderIndexFiles } from './locale-index.ts';

export interface IndexSetup {
  readonly site: Site;
  readonly cacheFolder: string;
  readonly codeDigest: string;
}

/** The files by path. */
export type IndexTaskResult = readonly (readonly [path: string, content: string])[];

serveTasks<IndexSetup, IndexPlan, IndexTaskResult>(async ({ site, cacheFolder, codeDigest }) => {
  const cache = createRenderCache(createCacheFolder(cacheFolder), site, codeDigest);
  return async (plan) => [
    ...renderIndexFiles(plan, (facts: Pick<RenderedFacts, 'htmlHash'>) => cache.html(facts)),
  ];
});
