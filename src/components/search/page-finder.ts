/** Finds pages in the reader's language and, if these are few, originals of pages that are not translated. */
import {
  type Match,
  type MatchDetails,
  parseUntranslatedFile,
  type SearchResult,
  UNTRANSLATED_FILE,
} from '../../search/client.ts';
import { createIndexClient, type UseIndex } from './search-index.client.ts';

export interface Hit {
  readonly match: Match;
  /** BCP-47 tag of an original. */
  readonly lang?: string;
  /** Loads where the page matches. */
  describe(): Promise<MatchDetails>;
}

export interface Hits {
  /** Best first; originals come last. */
  readonly hits: readonly Hit[];
  /** The corrected query, if a word of it is probably misspelt. */
  readonly meant?: string;
}

export interface PageFinder {
  /** Loads the part of the index that every query needs. */
  prepare(): Promise<void>;
  /** Rejects if an index cannot be loaded. */
  find(query: string): Promise<Hits>;
}

/** Originals are searched if fewer pages are found in the reader's language: most readers do not load a second index. */
const FEW = 5;

/** @param indexUrl URL of the directory of the index for the reader's language */
export function createPageFinder(indexUrl: string): PageFinder {
  const useIndex = createIndexClient(indexUrl);
  const originals = createOriginals(indexUrl, useIndex);
  return {
    prepare: () => useIndex(async () => {}),
    async find(query) {
      const own = await useIndex(({ search }) => search.find(query));
      const hits = hitsOf(own, useIndex);
      const others = hits.length < FEW ? await originals(query) : undefined;
      const meant = own.meant ?? others?.meant;
      return { hits: [...hits, ...(others?.hits ?? [])], ...(meant === undefined ? {} : { meant }) };
    },
  };
}

function hitsOf({ matches, words }: SearchResult, useIndex: UseIndex, lang?: string): Hit[] {
  return matches.map((match) => ({
    match,
    ...(lang === undefined ? {} : { lang }),
    describe: () => useIndex(({ describe }) => describe(match, words)),
  }));
}

/** Finds originals of pages that are not translated, at their addresses in the reader's language. */
function createOriginals(indexUrl: string, useIndex: UseIndex): (query: string) => Promise<Hits> {
  const clients = new Map<string, UseIndex>();
  const clientOf = (directory: string): UseIndex => {
    const known =
      clients.get(directory) ?? createIndexClient(new URL(directory, new URL(indexUrl, location.href)).href);
    clients.set(directory, known);
    return known;
  };
  return async (query) => {
    const known = await useIndex(async ({ search, load }) => {
      const { original } = search.directory;
      if (original === undefined) return undefined;
      return { ...original, urls: parseUntranslatedFile(await load(UNTRANSLATED_FILE)) };
    });
    if (known === undefined) return { hits: [] };
    const { directory, lang, urls } = known;
    const useOriginal = clientOf(directory);
    const { matches, ...found } = await useOriginal(({ search }) => search.find(query));
    const shown = matches.flatMap((match): Match[] => {
      const url = urls[match.url];
      return url === undefined ? [] : [{ ...match, url }];
    });
    const { meant } = found;
    return {
      hits: hitsOf({ ...found, matches: shown }, useOriginal, lang),
      ...(meant === undefined || shown.length === 0 ? {} : { meant }),
    };
  };
}
