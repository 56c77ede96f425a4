/** The worker's side of search: creates the index of one locale from rendered pages in the cache. */
import type { Site } from '../../config/index.ts';
import { createCacheFolder, serveTasks } from '../../io/index.ts';
import { createRenderCache, isLostPage } from '../render/render-cache.ts';
import { type IndexPlan, renderIndexFiles } from './locale-index.ts';

export interface IndexSetup {
  readonly site: Site;
  readonly cacheFolder: string;
  readonly codeDigest: string;
}

/** The files by path. */
export type IndexTaskResult =
  | { readonly kind: 'made'; readonly files: readonly (readonly [path: string, content: string])[] }
  /** Another program has removed one of the pages from the cache. */
  | { readonly kind: 'lost' };

serveTasks<IndexSetup, IndexPlan, IndexTaskResult>(async ({ site, cacheFolder, codeDigest }) => {
  const cache = createRenderCache(createCacheFolder(cacheFolder), site, codeDigest);
  return async (plan) => {
    try {
      const files = renderIndexFiles(plan, (facts) => cache.searchText(facts));
      return { kind: 'made', files: [...files] };
    } catch (error) {
      if (isLostPage(error)) return { kind: 'lost' };
      throw error;
    }
  };
});
