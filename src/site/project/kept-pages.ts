/** Cached printed pages of a site in an Astro project. The keys cover the code that prints them, the theme, and the page view. */
import { createCacheFolder, sha256 } from '../../io/index.ts';
import type { KeptPages } from '../astro/astro-work.ts';
import type { PreparedBuild } from '../build-steps.ts';
import { createPrintKeys } from '../outputs/print-keys.ts';
import { MAX_CACHE_BYTES } from '../render/render-cache.ts';

export interface PageKeeper {
  /** @param code digest of the code that prints the pages in this build */
  open(code: string): KeptPages;
  /** Limits the folder's size; call it after everything is printed. */
  prune(): void;
}

export function createPageKeeper({
  loaded,
  cache,
  table,
}: Pick<PreparedBuild, 'loaded' | 'cache' | 'table'>): PageKeeper {
  const folder = createCacheFolder(cache.folder('printed'));
  const { of } = createPrintKeys(loaded);
  const names = new Map<string, string>();
  const nameOf = async (output: string, code: string): Promise<string> => {
    const page = table.get(output);
    if (page?.kind !== 'page') throw new Error(`No page has the output ${output}.`);
    const name = names.get(output) ?? `${sha256(code + (await of(page)))}.html`;
    names.set(output, name);
    return name;
  };
  return {
    open: (code) => ({
      read: async (output) => folder.readBytes(await nameOf(output, code)),
      write: async (output, html) => folder.write(await nameOf(output, code), html),
    }),
    prune: () => void folder.prune(MAX_CACHE_BYTES, new Set(names.values())),
  };
}
