/** Finds the documents that contain the words of a query, in files that are loaded on demand and cached. */
import {
  type Directory,
  parseSpellingFile,
  parseTermFile,
  spellingFileName,
  type TermFile,
  termFileName,
} from './files.ts';
import { decodePostings, MAX_IMPACT } from './postings.ts';
import { type QueryWord, stemOf, weightOf } from './query.ts';
import { allowedMistakes, distanceOf, toLatin } from './spelling.ts';

/** Loads an index file by its name, as parsed JSON. Rejects if that fails. */
export type LoadFile = (name: string) => Promise<unknown>;

/** By document: the relevance of a word for it, 0 to 1. */
export type Documents = ReadonlyMap<number, number>;

export interface FoundWord {
  readonly word: QueryWord;
  /** Documents that contain the word itself. */
  readonly exact: Documents;
  /** Documents that contain related words, each with the highest value. */
  readonly others: Documents;
  /** The probable correct spelling of the word. */
  readonly meant?: string;
}

export interface Lookup {
  find(word: QueryWord): Promise<FoundWord>;
  /** Probable corrections for a word that no document contains, best first. */
  correct(word: QueryWord): Promise<readonly Correction[]>;
}

export interface Correction {
  readonly term: string;
  /** Number of typing mistakes. */
  readonly mistakes: number;
}

/** Maximum of term files for words with the same beginning: a prefix of two letters matches too many. */
const MAX_FILES_PER_WORD = 4;
/** Maximum of corrections to try for a word. */
const MAX_CORRECTIONS = 3;

export function createLookup(directory: Directory, load: LoadFile): Lookup {
  const loadTerms = keep(load, termFileName, parseTermFile);
  const loadSpellings = keep(load, spellingFileName, parseSpellingFile);

  const nearWords = async (word: string, lengths: readonly number[], limit: number) => {
    const there = lengths.filter((length) => directory.spellings.includes(length));
    const files = await Promise.all(there.map(loadSpellings));
    return files.flatMap((file, index) => findNear(file, there[index] ?? 1, word, limit));
  };

  const correctWord = async (word: string): Promise<readonly Correction[]> => {
    const allowed = allowedMistakes(word);
    if (allowed === 0) return [];
    const { length } = word;
    const near = await nearWords(word, [length - 1, length, length + 1], allowed);
    const isClose = near.some(({ mistakes }) => mistakes <= 1);
    if (!isClose && allowed > 1) near.push(...(await nearWords(word, [length - 2, length + 2], allowed)));
    const least = Math.min(...near.map(({ mistakes }) => mistakes));
    return near
      .filter(({ mistakes }) => mistakes === least)
      .sort((a, b) => b.frequency - a.frequency)
      .slice(0, MAX_CORRECTIONS);
  };

  return {
    async find(word) {
      const exact = new Map<number, number>();
      const others = new Map<number, number>();
      let meant: string | undefined;
      for (const file of await Promise.all(filesOf(directory.terms, word).map(loadTerms))) {
        for (let at = 0; at < file.length; at += 2) {
          const known = file[at] ?? '';
          const weight = weightOf(word, known);
          if (weight === 0) continue;
          const [postings = '', correction] = (file[at + 1] ?? '').split('~');
          if (known === word.term) meant = correction;
          addPostings(known === word.term ? exact : others, postings, weight);
        }
      }
      return { word, exact, others, ...(meant === undefined ? {} : { meant }) };
    },
    async correct({ term }) {
      const near = await correctWord(term);
      const latin = toLatin(term);
      return near.length > 0 || latin === term ? near : correctWord(latin);
    },
  };
}

/** Adds the documents of a term; a document keeps its highest value. */
function addPostings(documents: Map<number, number>, postings: string, weight: number): void {
  for (const { document, impact } of decodePostings(postings)) {
    const value = (weight * impact) / MAX_IMPACT;
    if (value > (documents.get(document) ?? 0)) documents.set(document, value);
  }
}

/** Caches loaded files; failed requests can be repeated. */
function keep<T>(load: LoadFile, nameOf: (number: number) => string, parse: (value: unknown) => T) {
  const files = new Map<number, Promise<T>>();
  return (number: number): Promise<T> => {
    const known = files.get(number) ?? load(nameOf(number)).then(parse);
    files.set(number, known);
    known.catch(() => files.delete(number));
    return known;
  };
}

/** Numbers of the files that may contain the word or related ones, those with the word itself first. */
function filesOf(firsts: TermFile, word: QueryWord): number[] {
  const own = fileOf(firsts, word.term);
  if (firsts.length === 0) return [];
  if (!word.isOpen) return [own];
  const first = fileOf(firsts, stemOf(word));
  const last = fileOf(firsts, `${word.term}\u{10ffff}`);
  const lastForm = fileOf(firsts, `${stemOf(word)}\u{10ffff}`);
  const near = firsts.map((_, number) => number).slice(first, Math.max(last, lastForm) + 1);
  const isAhead = (number: number) => number >= own && number <= last;
  return near
    .sort((a, b) => Number(isAhead(b)) - Number(isAhead(a)) || Math.abs(a - own) - Math.abs(b - own) || a - b)
    .slice(0, MAX_FILES_PER_WORD);
}

/** The number of the file that may contain a term. */
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

/** Words of a file within the edit distance of a word. */
function findNear(file: readonly string[], length: number, word: string, limit: number) {
  const near: (Correction & { readonly frequency: number })[] = [];
  for (const [frequency, words] of file.entries()) {
    for (let at = 0; at < words.length; at += length) {
      const term = words.slice(at, at + length);
      const mistakes = distanceOf(word, term, limit);
      if (mistakes <= limit) near.push({ term, mistakes, frequency });
    }
  }
  return near;
}
