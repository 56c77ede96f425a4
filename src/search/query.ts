/**
 * A query → what to look for. A word stands for those that begin with it and for other forms of it; characters of a script without spaces are looked for in
 * pairs, of which those in the middle of a run may be missing: nobody knows where its words begin.
 */
import type { StopWords } from './files.ts';
import { scanText, type Term } from './scan.ts';

export interface QueryWord {
  readonly term: string;
  /** Also matches words that begin with the term, and other forms of it. */
  readonly isOpen: boolean;
  /** A page may lack it; pages that contain it rank higher. */
  readonly isOptional: boolean;
}

/** A part of a query that a page contains or lacks: a word, or a character of a script without spaces. */
export interface QueryUnit {
  /** Indexes of words, of which a page must contain any. */
  readonly words: readonly number[];
  /** A stop word: `how`, `the`, `怎么`. */
  readonly isStop: boolean;
}

export interface Query {
  readonly words: readonly QueryWord[];
  readonly units: readonly QueryUnit[];
}

/** The distinct words to look for. */
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

/** A single letter matches too many words; a single character of a script without spaces is a word. */
function isOpenTerm(term: string, kind: Term['kind']): boolean {
  return kind === 'single' || (kind !== 'pair' && [...term].length > 1);
}

/** Merges duplicate words. */
function mergeUnits(units: readonly QueryUnit[]): QueryUnit[] {
  return [...new Map(units.map((unit) => [unit.words.join(), unit])).values()];
}

/** The characters of a run, each matched by the pair that it begins or the one that it ends. */
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

/** Maximum number of characters of a stop word. */
const LONGEST_STOP = 6;

/** Indexes of the characters that belong to stop words; longer ones are matched first. */
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

/** Whether a query uses the term: parts of words and last characters are only indexed. */
export function isWhole({ kind }: Pick<Term, 'kind'>): boolean {
  return kind === 'word' || kind === 'pair' || kind === 'single';
}

/** Words with at most this many further letters are probably inflected forms, with almost full weight. The weight of longer words decreases with their length. */
const ENDING = { letters: 2, weight: 0.75 } as const;
const OPEN_WEIGHT = 0.5;
/** Another form of a word has the same stem and an ending of at most this many letters. */
const FORM = { letters: 3, weight: 0.55 } as const;
/** Shorter words have no other forms; the stem of longer ones is this share of their length. */
const SHORTEST_FORM = 5;
const STEM_SHARE = 0.7;

/** The stem that other forms of a word share: `масштабув` of `масштабувати`. The word itself if it has none. */
export function stemOf({ term, isOpen }: QueryWord): string {
  if (!isOpen || !/^\p{L}+$/u.test(term)) return term;
  if (term.length === SHORTEST_FORM - 1) return term.slice(0, -1);
  if (term.length < SHORTEST_FORM) return term;
  return term.slice(0, Math.max(SHORTEST_FORM - 1, Math.ceil(term.length * STEM_SHARE)));
}

/** How well a term of a page matches a word of the query: 1 if it is the same, 0 if unrelated. */
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

/** Whether a term of a text matches a word of the query. */
export function isMeant(word: QueryWord, found: string): boolean {
  return weightOf(word, found) > 0;
}
