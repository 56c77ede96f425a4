/** Starts what a build from nothing needs while the site is still being read. */
import { join } from 'node:path';
import { cachePath, isEmptyFolder, type OwnProcess, type StartedWorkers } from '../io/index.ts';
import { startBundler } from './astro/bundle-apart.ts';
import { type CacheOptions, PAGES } from './render/prepare.ts';
import { startRenderWorkers } from './render/render-pages.ts';

/** What works on a build besides the program itself. */
export interface Helpers {
  readonly workers?: StartedWorkers | undefined;
  /** Bundles what prints the pages. */
  readonly bundler?: OwnProcess | undefined;
}

/** Folder of printed pages, and of what prints them, in the site's cache. */
const PRINTED = 'printed';

/**
 * If the cache has no page, all must be rendered; if nothing is printed, what prints pages is to be bundled.
 *
 * @param isPrintedHere false for a site in an Astro project: Astro prints its pages
 */
export function startAhead(options: CacheOptions, isPrintedHere: boolean): Helpers {
  const cache = cachePath(options);
  return {
    workers: isEmptyFolder(join(cache, PAGES)) ? startRenderWorkers() : undefined,
    bundler: isPrintedHere && isEmptyFolder(join(cache, PRINTED)) ? startBundler() : undefined,
  };
}

/** Ends those that were not needed. */
export function closeHelpers({ workers, bundler }: Helpers): void {
  workers?.close();
  bundler?.close();
}
