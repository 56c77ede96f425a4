/** Ranks the pages of matching documents. */
import type { Documents, FoundWord } from './lookup.ts';
import type { QueryUnit } from './query.ts';

export interface RankedPage {
  readonly page: number;
  readonly score: number;
  /** The document of the page that matches best. */
  readonly document: number;
  /** Share of the query that the page contains: 1 for all of it. */
  readonly share: number;
}

/** Documents found for a word of a query, or for its replacement. */
export interface RankedWord {
  readonly found: FoundWord;
  /** Index of the word in the query. */
  readonly number: number;
  /** 1, or less for a replacement. */
  readonly weight: number;
}

export interface TitleMatch {
  /** By index of the query word: how well the title matches it, 0 to 1. */
  readonly words: ReadonlyMap<number, number>;
  /** Share of the title that the query matches, 0 to 1. */
  readonly share: number;
}

/** Weights of the parts of a score, chosen on half of the questions of `bench/search/questions.tsv`. Doubling or halving any of them has little effect. */
const WEIGHTS = {
  /** A title that equals the query, relative to the same words in the text. */
  title: 0.8,
  /** All words in one document of a page, relative to words in different documents of it. */
  together: 0.75,
  /** Exponent of the share of the query that a page contains. */
  lack: 1.5,
  /** The same for titles: one that lacks a word is about something else. */
  titleLack: 1.5,
  /** Effect of each doubling of the links to a page. */
  links: 0.12,
} as const;
/** Lower limit for the weight of frequent words, and of stop words relative to it. */
const LEAST_RARITY = 0.4;
const STOP_SHARE = 0.12;

export interface PagesToRank {
  /** The page of each document. */
  readonly owners: readonly number[];
  /** The logarithm of the number of pages that link to a page. */
  linksTo(page: number): number;
  titleOf(page: number): TitleMatch;
}

export function rankPages(
  units: readonly QueryUnit[],
  words: readonly RankedWord[],
  { owners, linksTo, titleOf }: PagesToRank,
): RankedPage[] {
  const values = collectValues(words, owners);
  const weighed = units.map((unit): WeighedUnit => weighUnit(unit, values));
  const pages = sumValues(weighed, values, owners);
  const looked = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return [...pages]
    .map(([page, { sum, best, document }]): RankedPage => {
      const met = weighed.reduce(
        (total, { unit, weight }) => total + (hasUnit(unit, values, page) ? weight : 0),
        0,
      );
      const share = looked === 0 ? 0 : met / looked;
      const text = WEIGHTS.together * best + (1 - WEIGHTS.together) * sum;
      const relevance = text + WEIGHTS.title * scoreTitle(weighed, titleOf(page));
      const score = relevance * share ** WEIGHTS.lack * (1 + WEIGHTS.links * linksTo(page));
      return { page, score, document, share };
    })
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

/** The scores of a word of the query. */
interface WordValues {
  readonly byDocument: Map<number, number>;
  readonly byPage: Map<number, number>;
  /** Inverse document frequency of the word, including related words. */
  rarity: number;
}

type Values = ReadonlyMap<number, WordValues>;

/** By index of the word; words without matches are omitted. */
function collectValues(words: readonly RankedWord[], owners: readonly number[]): Values {
  const values = new Map<number, WordValues>();
  for (const { found, number, weight } of words) {
    const { exact, others } = found;
    const all = new Set([...exact.keys(), ...others.keys()]).size;
    if (all === 0) continue;
    const rarity = rarityOf(all, owners.length);
    const known = values.get(number) ?? { byDocument: new Map(), byPage: new Map(), rarity: 0 };
    values.set(number, known);
    known.rarity = Math.max(known.rarity, rarity);
    addValues(known, exact, weight * rarityOf(exact.size, owners.length), owners);
    addValues(known, others, weight * rarity, owners);
  }
  return values;
}

/** The inverse document frequency of Okapi BM25, never negative. */
function rarityOf(documents: number, all: number): number {
  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}

function addValues(known: WordValues, documents: Documents, factor: number, owners: readonly number[]): void {
  for (const [document, value] of documents) {
    raise(known.byDocument, document, factor * value);
    raise(known.byPage, owners[document] ?? -1, factor * value);
  }
}

function raise(map: Map<number, number>, key: number, value: number): void {
  if (value > (map.get(key) ?? 0)) map.set(key, value);
}

interface WeighedUnit {
  readonly unit: QueryUnit;
  /** 0 for units without matches. */
  readonly weight: number;
  /** The same for titles, which are compared including stop words. */
  readonly titleWeight: number;
}

/** The rarity of a unit is that of its most frequent word: of two pairs with a character, the one that is a real word. */
function weighUnit(unit: QueryUnit, values: Values): WeighedUnit {
  const known = unit.words.flatMap((word) => values.get(word)?.rarity ?? []);
  const weight =
    known.length === 0 ? 0 : (unit.isStop ? STOP_SHARE : 1) * Math.max(LEAST_RARITY, Math.min(...known));
  return { unit, weight, titleWeight: unit.isStop ? STOP_SHARE * LEAST_RARITY : weight };
}

/** Caps the weight of a word by that of its unit: a pair across two words is rare, but meaningless. */
function capsOf(weighed: readonly WeighedUnit[]): Map<number, number> {
  const caps = new Map<number, number>();
  for (const { unit, weight } of weighed) for (const word of unit.words) raise(caps, word, weight);
  return caps;
}

interface PageSums {
  /** Sum of the best values of each word. */
  sum: number;
  /** Sum of the values in one document. */
  best: number;
  document: number;
}

function sumValues(weighed: readonly WeighedUnit[], values: Values, owners: readonly number[]) {
  const caps = capsOf(weighed);
  const pages = new Map<number, PageSums>();
  const documents = new Map<number, number>();
  for (const [number, { byDocument, byPage, rarity }] of values) {
    const scale = Math.min(1, (caps.get(number) ?? rarity) / rarity);
    for (const [document, value] of byDocument)
      documents.set(document, (documents.get(document) ?? 0) + scale * value);
    for (const [page, value] of byPage) {
      const known = pages.get(page) ?? { sum: 0, best: 0, document: -1 };
      known.sum += scale * value;
      pages.set(page, known);
    }
  }
  for (const [document, value] of documents) {
    const page = pages.get(owners[document] ?? -1);
    if (page === undefined || value <= page.best) continue;
    page.best = value;
    page.document = document;
  }
  return pages;
}

function hasUnit({ words }: QueryUnit, values: Values, page: number): boolean {
  return words.some((word) => values.get(word)?.byPage.has(page) === true);
}

/** A title that equals the query scores as much as all of its words; titles with missing or additional words score less. */
function scoreTitle(weighed: readonly WeighedUnit[], { words, share }: TitleMatch): number {
  let all = 0;
  let met = 0;
  for (const { unit, titleWeight } of weighed) {
    all += titleWeight;
    met += titleWeight * Math.max(0, ...unit.words.map((word) => words.get(word) ?? 0));
  }
  return all === 0 ? 0 : all * (met / all) ** WEIGHTS.titleLack * ((1 + share) / 2);
}
