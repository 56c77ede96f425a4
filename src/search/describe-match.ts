/** Finds where a page matches the query: sections with excerpts. */
import { type Directory, parseTextFile, type SectionEntry, textFileName } from './files.ts';
import type { LoadFile } from './lookup.ts';
import { isMeant, type QueryWord } from './query.ts';
import { scanText, type Term } from './scan.ts';
import type { Match } from './search.ts';

/** A piece of text; `isMark` if it matches the query. */
export interface Piece {
  readonly text: string;
  readonly isMark: boolean;
}

export interface MatchedSection {
  /** Id for a link to the section; empty for the beginning of the page. */
  readonly id: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

export interface MatchDetails {
  readonly title: readonly Piece[];
  /** Excerpt of the beginning of the page; empty if the sections are enough. */
  readonly excerpt: readonly Piece[];
  readonly sections: readonly MatchedSection[];
}

/** Loads the text of a match from files that are cached. */
export type DescribeMatch = (match: Match, words: readonly QueryWord[]) => Promise<MatchDetails>;

/** Maximum number of sections to list for a page. */
const MAX_SECTIONS = 3;
/** Length of an excerpt in columns: characters of scripts without spaces count as two. */
const EXCERPT_COLUMNS = 170;
/** Maximum length of the text before the first mark. */
const LEAD_COLUMNS = 50;

export function createDescriber(directory: Directory, load: LoadFile): DescribeMatch {
  const files = new Map<number, Promise<readonly (readonly SectionEntry[])[]>>();
  const loadTexts = (number: number) => {
    const known = files.get(number) ?? load(textFileName(number)).then(parseTextFile);
    files.set(number, known);
    known.catch(() => files.delete(number));
    return known;
  };
  return async ({ title, document }, words) => {
    let number = 0;
    while ((directory.texts[number + 1] ?? Number.POSITIVE_INFINITY) <= document) number += 1;
    const texts = await loadTexts(number);
    return {
      title: markText(title, words),
      ...describeSections(texts[document - (directory.texts[number] ?? 0)] ?? [], words),
    };
  };
}

interface Scored {
  readonly section: SectionEntry;
  readonly order: number;
  readonly score: number;
}

/** @param sections of a document */
function describeSections(
  sections: readonly SectionEntry[],
  words: readonly QueryWord[],
): Pick<MatchDetails, 'excerpt' | 'sections'> {
  const scored = sections
    .map((section, order): Scored => ({ section, order, score: scoreSection(section, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  // If a section contains all of the words, sections with fewer of them are left out.
  const wanted = scored.filter(
    ({ score }) => score >= Math.min(words.length, Math.floor(scored[0]?.score ?? 0)),
  );
  const best = wanted.slice(0, MAX_SECTIONS).sort((a, b) => a.order - b.order);
  const named = best.filter(({ section: [id] }) => id !== '');
  // The beginning of the page is shown if it contains the words, or if only the title does.
  const beginning =
    named.length < best.length || named.length === 0 ? sections.find(([id]) => id === '') : undefined;
  return {
    excerpt: beginning === undefined ? [] : cutExcerpt(beginning[2], words),
    sections: named.map(({ section: [id, title, text] }) => ({
      id,
      title: markText(title, words),
      excerpt: cutExcerpt(text, words),
    })),
  };
}

/** The number of words in the section; those in its title count half as much again. */
function scoreSection([, title, text]: SectionEntry, words: readonly QueryWord[]): number {
  const inTitle = scanText(title);
  const inText = scanText(text);
  const has = (terms: readonly Term[], word: QueryWord) => terms.some(({ term }) => isMeant(word, term));
  return words.reduce((sum, word) => sum + (has(inTitle, word) ? 1.5 : has(inText, word) ? 1 : 0), 0);
}

/** Splits a text into pieces, with matches marked. */
function markText(text: string, words: readonly QueryWord[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { start, end: markEnd } of findMarks(text, words)) {
    if (start > end) pieces.push({ text: text.slice(end, start), isMark: false });
    pieces.push({ text: text.slice(start, markEnd), isMark: true });
    end = markEnd;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMark: false });
  return pieces;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Indexes of the words that it matches. */
  readonly words: readonly number[];
}

/** Finds the matches of words in order; adjacent ones are merged. */
function findMarks(text: string, words: readonly QueryWord[]): Mark[] {
  const marks: Mark[] = [];
  for (const { term, start, end, kind } of scanText(text)) {
    if (kind === 'joined') continue; // its words are marked
    const met = words.flatMap((word, number) => (isMeant(word, term) ? [number] : []));
    if (met.length === 0) continue;
    // If a query of one character matches a pair by its beginning, only that character is marked.
    const isFirst = kind === 'pair' && words.every((word) => word.term !== term);
    const markEnd = isFirst ? start + String.fromCodePoint(text.codePointAt(start) ?? 0).length : end;
    const last = marks.at(-1);
    if (last !== undefined && start <= last.end) {
      marks.pop();
      marks.push({
        start: last.start,
        end: Math.max(last.end, markEnd),
        words: [...new Set([...last.words, ...met])],
      });
    } else marks.push({ start, end: markEnd, words: met });
  }
  return marks;
}

/** The part of a text with most of the words, or its beginning. */
function cutExcerpt(text: string, words: readonly QueryWord[]): Piece[] {
  const marks = findMarks(text, words);
  let best = { start: 0, shown: -1 };
  for (const [index, { start }] of marks.entries()) {
    const end = start + columnsToUnits(text, start, EXCERPT_COLUMNS - LEAD_COLUMNS);
    const shown = new Set<number>();
    for (let at = index; at < marks.length && (marks[at]?.end ?? 0) <= end; at += 1)
      for (const word of marks[at]?.words ?? []) shown.add(word);
    if (shown.size > best.shown) best = { start, shown: shown.size };
    if (shown.size === words.length) break;
  }
  const from = best.start === 0 ? 0 : startBefore(text, best.start);
  const to = endAfter(text, from);
  const pieces = markText(text.slice(from, to), words);
  return [
    ...(from > 0 ? [{ text: '… ', isMark: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: ' …', isMark: false }] : []),
  ];
}

const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** Converts columns from a position to UTF-16 units. */
function columnsToUnits(text: string, start: number, columns: number): number {
  let units = 0;
  let filled = 0;
  for (const character of text.slice(start, start + 2 * columns)) {
    filled += WIDE.test(character) ? 2 : 1;
    if (filled > columns) break;
    units += character.length;
  }
  return units;
}

/** A position before a mark at which a word begins. */
function startBefore(text: string, mark: number): number {
  const lead = text.slice(Math.max(0, mark - LEAD_COLUMNS), mark);
  if (lead.length === mark) return 0;
  if (WIDE.test(lead)) {
    const start = mark - Math.floor(LEAD_COLUMNS / 4);
    return /[\udc00-\udfff]/.test(text.charAt(start)) ? start - 1 : start;
  }
  const space = lead.indexOf(' ');
  return space < 0 ? mark : mark - lead.length + space + 1;
}

/** The position at a word end at which the excerpt reaches its length. */
function endAfter(text: string, start: number): number {
  const end = start + columnsToUnits(text, start, EXCERPT_COLUMNS);
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > start + (end - start) / 2 ? space : end;
}
