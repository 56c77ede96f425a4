/** The search index of a locale: loaded at the first query, and again if it was published anew in the meantime. */
import {
  createDescriber,
  createSearch,
  type DescribeMatch,
  type LoadFile,
  type Search,
} from '../../search/client.ts';

export interface Index {
  readonly search: Search;
  readonly describe: DescribeMatch;
  readonly load: LoadFile;
}

/** Runs a task with the index. Rejects if the index cannot be loaded. */
export type UseIndex = <T>(task: (index: Index) => Promise<T>) => Promise<T>;

/** @param url URL of the index's directory */
export function createIndexClient(url: string): UseIndex {
  let index: Promise<Index> | undefined;
  return async (task) => {
    try {
      index ??= loadIndex(url, 'default');
      return await task(await index);
    } catch {
      // The index may have been replaced while the page was open: try once more with a fresh directory.
      index = loadIndex(url, 'reload');
      index.catch(() => {
        index = undefined;
      });
      return task(await index);
    }
  };
}

async function loadIndex(url: string, cache: RequestCache): Promise<Index> {
  const directory = await loadJson(new URL(url, location.href), cache);
  const load = (name: string): Promise<unknown> => loadJson(new URL(name, folder), 'default');
  const search = createSearch(directory, load);
  const folder = new URL(`${search.directory.folder}/`, new URL(url, location.href));
  return { search, describe: createDescriber(search.directory, load), load };
}

async function loadJson(url: URL, cache: RequestCache): Promise<unknown> {
  const response = await fetch(url, { cache });
  if (!response.ok)
    throw new Error(`Unexpected status ${response.status} of ${url}, expected a file of the search index.`);
  return response.json();
}
