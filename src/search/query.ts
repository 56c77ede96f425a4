/**
 * A query → what to look for. A word stands for those that begin with it and for other forms of it; characters of a script without spaces are looked for in
 * pairs, of which those in the middle of a run may be missing: nobody knows where its words begin.
 */
import type { StopWords } from './files.ts';
import { scanText, type Term } from './scan.ts';

export interface QueryWord {
  readonly term: string;
  /** Words that begin with the term are meant too, and other forms of it. */
  readonly isOpen: boolean;
  /** A page may lack it, and is the better for having it. */
  readonly isOptional: boolean;
}

/** A part of a query that a page has or lacks: a word, or a character of a script without spaces. */
export interface QueryUnit {
  /** Any of them on a page is enough. Numbers in the list of words. */
  readonly words: readonly number[];
  /** Says nothing of what is asked for: `how`, `the`, `怎么`. */
  readonly isStop: boolean;
}

export interface Query {
  readonly words: readonly QueryWord[];
  readonly units: readonly QueryUnit[];
}

/** The words to look for, each once. */
export function parseQuery(text: string, stopWords: StopWords = []): Query {
  const stops = new Set(stopWords);
  const words = new Map<string, { readonly word: QueryWord; readonly number: number }>();
  const units: QueryUnit[] = [];
  const numberOf = ({ term, kind }: Term): number => {
    const known = words.get(term);
    if (known !== undefined) return known.number;
    const word = { term, isOpen: isOpenTerm(term, kind), isOptional: kind === 'joined' };
    words.set(term, { word, number: words.size });
    return words.size - 1;
  };
  let run: Term[] = [];
  const closeRun = () => {
    if (run.length > 0) units.push(...unitsOfRun(run, run.map(numberOf), stops));
    run = [];
  };
  for (const term of scanText(text)) {
    if (term.kind === 'pair') run.push(term);
    else if (term.kind === 'last') closeRun();
    else if (term.kind === 'joined') numberOf(term);
    else if (isWhole(term)) units.push({ words: [numberOf(term)], isStop: stops.has(term.term) });
  }
  closeRun();
  return { words: [...words.values()].map(({ word }) => word), units: mergeUnits(units) };
}

/** One letter begins too many words to mean any; one character of a script without spaces is a word of its own. */
function isOpenTerm(term: string, kind: Term['kind']): boolean {
  return kind === 'single' || (kind !== 'pair' && [...term].length > 1);
}

/** A word that is written twice is asked for once. */
function mergeUnits(units: readonly QueryUnit[]): QueryUnit[] {
  return [...new Map(units.map((unit) => [unit.words.join(), unit])).values()];
}

/** The characters of a run, each met by the pair that it begins or by the one that it ends. */
function unitsOfRun(pairs: readonly Term[], numbers: readonly number[], stops: ReadonlySet<string>) {
  const last = pairs.at(-1);
  const characters = [
    ...pairs.map(({ term }) => firstCharacter(term)),
    last === undefined ? '' : last.term.slice(firstCharacter(last.term).length),
  ];
  const stopped = findStops(characters, stops);
  return characters.map(
    (_, index): QueryUnit => ({
      words: [numbers[index - 1], numbers[index]].filter((number) => number !== undefined),
      isStop: stopped.has(index),
    }),
  );
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** The longest stop word has so many characters. */
const LONGEST_STOP = 6;

/** Numbers of the characters that are stop words, the longest ones first seen. */
function findStops(characters: readonly string[], stops: ReadonlySet<string>): Set<number> {
  const stopped = new Set<number>();
  for (let start = 0; start < characters.length; start += 1) {
    for (let length = Math.min(LONGEST_STOP, characters.length - start); length > 0; length -= 1) {
      if (!stops.has(characters.slice(start, start + length).join(''))) continue;
      for (let at = start; at < start + length; at += 1) stopped.add(at);
      start += length - 1;
      break;
    }
  }
  return stopped;
}

/** The terms that a query is made of: parts of words and last characters are for the index alone. */
export function isWhole({ kind }: Pick<Term, 'kind'>): boolean {
  return kind === 'word' || kind === 'pair' || kind === 'single';
}

/** So many further letters are an ending of the same word: it counts nearly as much. Words that go on longer count less, the less the longer they are. */
const ENDING = { letters: 2, weight: 0.75 } as const;
const OPEN_WEIGHT = 0.5;
/** Another form of a word has the same beginning, and an ending of so many letters at most. */
const FORM = { letters: 3, weight: 0.55 } as const;
/** Shorter words have no other forms, and the stem of a longer one is so much of it. */
const SHORTEST_FORM = 5;
const STEM_SHARE = 0.7;

/** The beginning that other forms of a word share with it: `масштабув` of `масштабувати`. The word itself where it has none. */
export function stemOf({ term, isOpen }: QueryWord): string {
  if (!isOpen || !/^\p{L}+$/u.test(term)) return term;
  if (term.length === SHORTEST_FORM - 1) return term.slice(0, -1);
  if (term.length < SHORTEST_FORM) return term;
  return term.slice(0, Math.max(SHORTEST_FORM - 1, Math.ceil(term.length * STEM_SHARE)));
}

/** How much a term of a page counts for a word of the query: 1 where it is the same, 0 where it is another. */
export function weightOf(word: QueryWord, found: string): number {
  const { term, isOpen } = word;
  if (found === term) return 1;
  if (!isOpen) return 0;
  const { length } = term;
  if (found.startsWith(term)) {
    const isEnding = found.length - length <= ENDING.letters && length > ENDING.letters;
    return isEnding ? ENDING.weight : (OPEN_WEIGHT * length) / found.length;
  }
  return isForm(word, found) ? FORM.weight : 0;
}

function isForm(word: QueryWord, found: string): boolean {
  const stem = stemOf(word);
  const { term } = word;
  if (stem === term || !found.startsWith(stem)) return false;
  if (term.length < SHORTEST_FORM) return found === stem;
  let shared = stem.length;
  while (shared < term.length && term.charAt(shared) === found.charAt(shared)) shared += 1;
  return (
    term.length - shared <= FORM.letters && found.length - shared <= FORM.letters && /^\p{L}+$/u.test(found)
  );
}

/** Whether a term of a text is one that a word of the query stands for. */
export function isMeant(word: QueryWord, found: string): boolean {
  return weightOf(word, found) > 0;
}
