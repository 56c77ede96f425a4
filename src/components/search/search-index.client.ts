/** The index of a locale as the host has it: loaded when it is first asked, and again where it was replaced in the meantime. */
import { createDescriber, createSearch, type DescribeMatch, type Search } from '../../search/client.ts';

export interface Index {
  readonly search: Search;
  readonly describe: DescribeMatch;
}

/** Rejects where the index cannot be loaded. */
export type UseIndex = <T>(question: (index: Index) => Promise<T>) => Promise<T>;

/** @param url of the directory */
export function createIndexClient(url: string): UseIndex {
  let index: Promise<Index> | undefined;
  return async (question) => {
    try {
      index ??= loadIndex(url, 'default');
      return await question(await index);
    } catch {
      // The files may be those of another version: once more, with a new directory.
      index = loadIndex(url, 'reload');
      index.catch(() => {
        index = undefined;
      });
      return question(await index);
    }
  };
}

async function loadIndex(url: string, cache: RequestCache): Promise<Index> {
  const directory = await loadJson(new URL(url, location.href), cache);
  const load = (name: string): Promise<unknown> => loadJson(new URL(name, folder), 'default');
  const search = createSearch(directory, load);
  const folder = new URL(`${search.directory.folder}/`, new URL(url, location.href));
  return { search, describe: createDescriber(search.directory, load) };
}

async function loadJson(url: URL, cache: RequestCache): Promise<unknown> {
  const response = await fetch(url, { cache });
  if (!response.ok)
    throw new Error(`Unexpected status ${response.status} of ${url}, expected a file of the search index.`);
  return response.json();
}
