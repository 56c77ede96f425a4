/**
 * Queries on an index whose files are fetched as they are needed. Every word of a query has to be on a page, in whatever part of it; a word stands for
 * those that begin with it too, which count less.
 */
import { type Directory, parseDirectory, parseTermFile, termFileName } from './files.ts';
import { decodePostings } from './postings.ts';
import { scanText, type Term } from './scan.ts';

export interface Match {
  readonly url: string;
  readonly title: string;
  /** Titles of the pages that it stands below, from the top. */
  readonly trail: readonly string[];
  /** The document of the page that says most of what was asked. */
  readonly document: number;
}

export interface SearchResult {
  /** What was looked for; {@link describeMatch} shows where it stands. */
  readonly words: readonly QueryWord[];
  /** All pages, the best first. */
  readonly matches: readonly Match[];
}

export interface QueryWord {
  readonly term: string;
  /** Words that begin with the term are meant too. */
  readonly isOpen: boolean;
  /** A page may lack it, and is the better for having it. */
  readonly isOptional: boolean;
}

/** Loads a file of the index, by its name: parsed JSON. Rejects where it cannot be had. */
export type LoadFile = (name: string) => Promise<unknown>;

export interface Search {
  readonly directory: Directory;
  find(query: string): Promise<SearchResult>;
}

/** Beyond so many files, further words that begin alike are left out: two letters mean nothing yet. */
const MAX_FILES_PER_WORD = 4;
/** So many further letters are an ending of the same word: it counts nearly as much. Words that go on longer count less, the less the longer they are. */
const ENDING = { letters: 2, weight: 0.7 } as const;
const OPEN_WEIGHT = 0.5;
/** How much it counts that the words of a query are all of a title. */
const TITLE_BONUS = 12;
/** Endings are cut from a word that is nowhere, as long as so many letters are left, and two thirds of it. */
const SHORTEST_STEM = 4;

/** @param load names are relative to the folder of the directory, which has its own */
export function createSearch(value: unknown, load: LoadFile): Search {
  const directory = parseDirectory(value);
  const { pages } = directory;
  const owners = pages.flatMap(([, , , documents], page) => Array<number>(documents).fill(page));
  const titles = pages.map(([, title]) => scanText(title).filter(isWhole));
  const files = new Map<string, Promise<readonly string[]>>();

  const loadTerms = (number: number): Promise<readonly string[]> => {
    const name = termFileName(number);
    const known = files.get(name) ?? load(name).then(parseTermFile);
    files.set(name, known);
    // What failed once may be asked for again.
    known.catch(() => files.delete(name));
    return known;
  };

  /** What is known of a word: for each document the best of its terms there. */
  const findWord = async (word: QueryWord): Promise<ReadonlyMap<number, number>> => {
    const { term, isOpen } = word;
    const found = new Map<number, number>();
    const first = fileOf(directory.terms, term);
    const last = isOpen ? fileOf(directory.terms, `${term}\u{10ffff}`) : first;
    const numbers = directory.terms.map((_, number) => number).slice(first, last + 1);
    for (const file of await Promise.all(numbers.slice(0, MAX_FILES_PER_WORD).map(loadTerms))) {
      for (let at = 0; at < file.length; at += 2) {
        const known = file[at] ?? '';
        const weight = weightOf(word, known);
        if (weight === 0) continue;
        for (const { document, impact } of decodePostings(file[at + 1] ?? '')) {
          const value = weight * impact;
          if (value > (found.get(document) ?? 0)) found.set(document, value);
        }
      }
    }
    return found;
  };

  /** The same for a word that is nowhere as it stands: its beginning, without what may be an ending. */
  const findStem = async (word: QueryWord): Promise<FoundWord> => {
    const characters = [...word.term];
    const shortest = Math.max(SHORTEST_STEM, Math.ceil((characters.length * 2) / 3));
    const whole = { word, found: await findWord(word) };
    if (whole.found.size > 0 || !word.isOpen || word.isOptional) return whole;
    for (let length = characters.length - 1; length >= shortest; length -= 1) {
      const stem = { ...word, term: characters.slice(0, length).join('') };
      const found = await findWord(stem);
      if (found.size > 0) return { word: stem, found };
    }
    return whole;
  };

  const trailOf = (page: number): string[] => {
    const trail: string[] = [];
    // A file of somebody else's making could go in circles.
    for (let at = pages[page]?.[2] ?? -1; at >= 0 && trail.length < 20; at = pages[at]?.[2] ?? -1)
      trail.unshift(pages[at]?.[1] ?? '');
    return trail;
  };

  return {
    directory,
    async find(query) {
      const found = await Promise.all(parseQuery(query).map(findStem));
      const words = found.map(({ word }) => word);
      const scores = rankPages(found, owners);
      const ranked = [...scores]
        .map(([page, { score, document }]) => ({
          page,
          document,
          score: score + TITLE_BONUS * titleShare(titles[page] ?? [], words),
        }))
        .sort((a, b) => b.score - a.score || a.page - b.page);
      const matches = ranked.map(({ page, document }): Match => {
        const [url = '', title = ''] = pages[page] ?? [];
        return { url, title, trail: trailOf(page), document };
      });
      return { words, matches };
    },
  };
}

/** The words to look for, each once. */
export function parseQuery(query: string): QueryWord[] {
  const words = new Map<string, QueryWord>();
  for (const { term, kind } of scanText(query)) {
    const isOptional = kind === 'joined';
    if (!isWhole({ kind }) && !isOptional) continue;
    // One letter begins too many words to mean any; one character of a script without spaces is a word of its own.
    const isOpen = kind === 'single' || (kind !== 'pair' && [...term].length > 1);
    words.set(term, { term, isOpen, isOptional });
  }
  return [...words.values()];
}

/** The terms that a query is made of: parts of words and last characters are for the index alone. */
function isWhole({ kind }: Pick<Term, 'kind'>): boolean {
  return kind === 'word' || kind === 'pair' || kind === 'single';
}

/** The number of the file that holds a term, if any does. */
function fileOf(firsts: readonly string[], term: string): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** How much a term of a page counts for a word of the query: 1 where it is the same, 0 where it is another. */
function weightOf(word: QueryWord, found: string): number {
  if (found === word.term) return 1;
  if (!isMeant(word, found)) return 0;
  const { length } = word.term;
  const isEnding = found.length - length <= ENDING.letters && length > ENDING.letters;
  return isEnding ? ENDING.weight : (OPEN_WEIGHT * length) / found.length;
}

interface FoundWord {
  readonly word: QueryWord;
  /** By document: the best of its terms that are meant. */
  readonly found: ReadonlyMap<number, number>;
}

/** Pages that have every word, with their sums of what the words count there: rare words more than frequent ones. */
function rankPages(
  words: readonly FoundWord[],
  owners: readonly number[],
): Map<number, { readonly score: number; readonly document: number }> {
  const pages = new Map<number, { score: number; words: number }>();
  const documents = new Map<number, number>();
  let needed = 0;
  // Words that every page must have come first, so that others count only where these are.
  for (const { word, found } of words.toSorted(
    (a, b) => Number(a.word.isOptional) - Number(b.word.isOptional),
  )) {
    const rarity = Math.log(1 + (owners.length - found.size + 0.5) / (found.size + 0.5));
    const best = new Map<number, number>();
    for (const [document, value] of found) {
      const page = owners[document] ?? -1;
      if (value > (best.get(page) ?? 0)) best.set(page, value);
      documents.set(document, (documents.get(document) ?? 0) + rarity * value);
    }
    for (const [page, value] of best) {
      const known = pages.get(page) ?? { score: 0, words: 0 };
      if (known.words !== needed) continue;
      const score = known.score + rarity * value;
      pages.set(page, { score, words: known.words + (word.isOptional ? 0 : 1) });
    }
    if (!word.isOptional) needed += 1;
  }
  const complete = new Map<number, { score: number; document: number }>();
  for (const [page, { score, words: count }] of pages)
    if (count === needed) complete.set(page, { score, document: -1 });
  for (const [document, score] of documents) {
    const page = complete.get(owners[document] ?? -1);
    if (page !== undefined && (page.document < 0 || score > (documents.get(page.document) ?? 0)))
      page.document = document;
  }
  return complete;
}

/** How much of a title is what was asked: 1 for all of it. */
function titleShare(title: readonly Term[], words: readonly QueryWord[]): number {
  const needed = words.filter(({ isOptional }) => !isOptional);
  let met = 0;
  for (const word of needed) {
    const weights = title.map(({ term }) => weightOf(word, term));
    const best = Math.max(0, ...weights);
    if (best === 0) return 0;
    met += best;
  }
  return title.length === 0 ? 0 : Math.min(1, met / title.length);
}

/** Whether a term of a text is one that a word of the query stands for. */
export function isMeant({ term, isOpen }: QueryWord, found: string): boolean {
  return found === term || (isOpen && found.startsWith(term));
}
