/**
 * Queries on an index whose files are fetched as they are needed. Pages that have all words of a query come before others that have most of them; a word
 * stands for other forms of it, for those that begin with it, and where it is likely to be misspelt for the one that is meant.
 */
import { type Directory, parseDirectory } from './files.ts';
import { createLookup, type LoadFile, type Lookup } from './lookup.ts';
import { isWhole, parseQuery, type Query, type QueryUnit, type QueryWord, weightOf } from './query.ts';
import { type RankedPage, type RankedWord, rankPages, type TitleMatch } from './rank.ts';
import { scanText, type Term } from './scan.ts';

export interface Match {
  readonly url: string;
  readonly title: string;
  /** Titles of the parent pages, from the top. */
  readonly trail: readonly string[];
  /** The document of the page that matches best. */
  readonly document: number;
}

export interface SearchResult {
  /** The words that were searched; {@link describeMatch} finds them in texts. */
  readonly words: readonly QueryWord[];
  /** All matching pages, best first. */
  readonly matches: readonly Match[];
  /** The corrected query, if a word of it is probably misspelt. */
  readonly meant?: string;
}

export interface Search {
  readonly directory: Directory;
  find(query: string): Promise<SearchResult>;
}

/** Weight of a correction by the number of mistakes; and of a correction for a word that exists but is rare. */
const CORRECTED = [0.9, 0.8, 0.6] as const;
const INSTEAD = 0.5;
/** Minimum share of the query that a page must contain, lower if few pages contain all of it. */
const SHARE = { few: 0.35, enough: 0.75 } as const;
const ENOUGH = 10;
/** Up to so many pages are shown even if they contain less: a reader who is shown one page has no choice. */
const LEAST_PAGES = 5;

/** @param load loads files by their name relative to the folder of the directory */
export function createSearch(value: unknown, load: LoadFile): Search {
  const directory = parseDirectory(value);
  const { pages } = directory;
  const owners = pages.flatMap(([, , , documents], page) => Array<number>(documents).fill(page));
  const lookup = createLookup(directory, load);
  const titles = new Map<number, readonly Term[]>();
  const titleTerms = (page: number): readonly Term[] => {
    const terms = titles.get(page) ?? scanText(pages[page]?.[1] ?? '').filter(isWhole);
    titles.set(page, terms);
    return terms;
  };
  return {
    directory,
    async find(text) {
      const query = parseQuery(text, directory.stopWords);
      const { units, looked } = await lookUpQuery(lookup, query);
      const words = looked.flatMap((each) => each.words);
      const inTitles = [...words, ...notLookedUp(query, words)];
      const ranked = rankPages(units, words, {
        owners,
        linksTo: (page) => Number(directory.links.charAt(page)),
        titleOf: (page) => matchTitle(titleTerms(page), inTitles),
      });
      const meant = meantQuery(text, query, looked);
      return {
        words: words.filter((each) => !isNowhere(each)).map(({ found }) => found.word),
        matches: choosePages(ranked).map(({ page, document }): Match => {
          const [url = '', title = ''] = pages[page] ?? [];
          return { url, title, trail: trailOf(directory, page), document };
        }),
        ...(meant === undefined ? {} : { meant }),
      };
    },
  };
}

/** The pages with most of the query; if they are few, then the best others. */
function choosePages(ranked: readonly RankedPage[]): readonly RankedPage[] {
  const complete = ranked.filter(({ share }) => share > 0.999).length;
  const least = complete >= ENOUGH ? SHARE.enough : SHARE.few;
  const chosen = ranked.filter(({ share }) => share >= least);
  const others = ranked.filter(({ share }) => share < least);
  return [...chosen, ...others.slice(0, Math.max(0, LEAST_PAGES - chosen.length))];
}

/** Titles of the parent pages of a page, from the top. */
function trailOf({ pages }: Directory, page: number): string[] {
  const trail: string[] = [];
  // An index that another program made could contain a cycle.
  for (let at = pages[page]?.[2] ?? -1; at >= 0 && trail.length < 20; at = pages[at]?.[2] ?? -1)
    trail.unshift(pages[at]?.[1] ?? '');
  return trail;
}

/** Looks up the words of a query; stop words only if no other word is found. */
async function lookUpQuery(
  lookup: Lookup,
  query: Query,
): Promise<{ readonly units: readonly QueryUnit[]; readonly looked: readonly LookedUp[] }> {
  const lookUp = (numbers: readonly number[]) =>
    Promise.all(
      numbers.map((number) => {
        const word = query.words[number];
        return word === undefined ? { words: [] } : findWord(lookup, word, number);
      }),
    );
  const { units } = query;
  const optional = [...query.words.keys()].filter((number) => query.words[number]?.isOptional);
  const looked = await lookUp([...numbersOf(units.filter(({ isStop }) => !isStop)), ...optional]);
  if (!looked.every(({ words }) => words.every(isNowhere))) return { units, looked };
  const stops = await lookUp(numbersOf(units.filter(({ isStop }) => isStop)));
  return { units: units.map((unit) => ({ ...unit, isStop: false })), looked: [...looked, ...stops] };
}

/** Looks up a word of a query; if no page contains it, its corrections. */
async function findWord(lookup: Lookup, word: QueryWord, number: number): Promise<LookedUp> {
  const found = await lookup.find(word);
  const itself: RankedWord = { found, number, weight: 1 };
  if (found.meant !== undefined) {
    const instead = await lookup.find({ ...word, term: found.meant });
    return { words: [itself, { found: instead, number, weight: INSTEAD }], meant: found.meant };
  }
  if (!isNowhere(itself) || !word.isOpen || word.isOptional) return { words: [itself] };
  const corrections = await lookup.correct(word);
  const words = await Promise.all(
    corrections.map(
      async ({ term, mistakes }): Promise<RankedWord> => ({
        found: await lookup.find({ ...word, term }),
        number,
        weight: CORRECTED[mistakes] ?? 0,
      }),
    ),
  );
  const [best] = corrections;
  return { words, ...(best === undefined ? {} : { meant: best.term }) };
}

/** Words of a query that were not looked up: they count only in titles. */
function notLookedUp(query: Query, words: readonly RankedWord[]): RankedWord[] {
  return query.words.flatMap((word, number): RankedWord[] =>
    words.some((each) => each.number === number)
      ? []
      : [{ found: { word, exact: new Map(), others: new Map() }, number, weight: 1 }],
  );
}

interface LookedUp {
  readonly words: readonly RankedWord[];
  /** The probable correct spelling. */
  readonly meant?: string;
}

function isNowhere({ found }: RankedWord): boolean {
  return found.exact.size + found.others.size === 0;
}

/** Indexes of the words of some units. */
function numbersOf(units: readonly QueryUnit[]): number[] {
  return [...new Set(units.flatMap((unit) => unit.words))];
}

/** How well a title matches the words of a query, and which share of it they are. */
function matchTitle(title: readonly Term[], words: readonly RankedWord[]): TitleMatch {
  const matched = new Map<number, number>();
  let met = 0;
  for (const { term } of title) {
    let best = 0;
    for (const { found, number, weight } of words) {
      const value = weight * weightOf(found.word, term);
      best = Math.max(best, value);
      if (value > (matched.get(number) ?? 0)) matched.set(number, value);
    }
    met += best;
  }
  return { words: matched, share: title.length === 0 ? 0 : met / title.length };
}

/** The query with misspelt words replaced. */
function meantQuery(text: string, { words }: Query, looked: readonly LookedUp[]): string | undefined {
  const corrections = new Map(
    looked.flatMap(({ meant, words: found }) => {
      const number = found[0]?.number;
      return meant === undefined || number === undefined ? [] : [[words[number]?.term ?? '', meant] as const];
    }),
  );
  if (corrections.size === 0) return undefined;
  let written = '';
  let end = 0;
  for (const { term, start, end: termEnd, kind } of scanText(text)) {
    const meant = kind === 'word' ? corrections.get(term) : undefined;
    if (meant === undefined) continue;
    written += text.slice(end, start) + meant;
    end = termEnd;
  }
  return written + text.slice(end);
}
