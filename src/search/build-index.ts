/** Pages → the files of a search index. */

import type { PageSection } from '../rendering/index.ts';
import { type Directory, type PageEntry, type SectionEntry, termFileName, textFileName } from './files.ts';
import { createPostings, MAX_IMPACT, type Postings } from './postings.ts';
import { scanText } from './scan.ts';
import { stopWordsOf } from './stop-words.ts';
import { findMisspellings, spellingFiles } from './vocabulary.ts';

export interface IndexedPage {
  readonly url: string;
  readonly title: string;
  /** Index of the parent page in the same list; -1 for none. */
  readonly parent: number;
  readonly sections: readonly PageSection[];
  /** URLs of the pages that it links to. */
  readonly links: readonly string[];
}

export interface SearchIndex {
  readonly directory: Omit<Directory, 'folder'>;
  /** JSON by file name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Maximum size of a document in UTF-16 units: longer pages are split at sections, so that a reader does not load a whole book for one excerpt. */
const DOCUMENT_SIZE = 12_000;
/** Size in UTF-16 units from which a new file begins: few requests, none of them large. */
const TERM_FILE_SIZE = 8_000;
const TEXT_FILE_SIZE = 6_000;

/** A word is offered as a correction if at least this many documents contain it. */
const MEANT = 2;

/** Weight of a term by its position. */
const WEIGHTS = { title: 12, heading: 3, text: 1 } as const;

/** Parameters of Okapi BM25: saturation of repeated terms, and normalization by document length. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.4;

/** @param lang language of the texts: BCP-47 tag */
export function buildIndex(pages: readonly IndexedPage[], lang: string): SearchIndex {
  const documents: Document[] = [];
  const entries: PageEntry[] = [];
  for (const { url, title, parent, sections } of pages) {
    const parts = splitPage(sections);
    entries.push([url, title, parent, parts.length]);
    // Only the first part gets the title: results are grouped by page.
    for (const [index, part] of parts.entries())
      documents.push({ sections: part, title: index === 0 ? title : '' });
  }
  const { postings, vocabulary } = collectTerms(documents);
  const files = new Map<string, string>();
  const texts = cutFiles(
    documents.map(({ sections }) =>
      JSON.stringify(sections.map(({ id, title, text }): SectionEntry => [id, title, text])),
    ),
    TEXT_FILE_SIZE,
  );
  for (const [number, { content }] of texts.entries()) files.set(textFileName(number), `[${content}]`);
  const names = [...postings.keys()].sort();
  const misspellings = findMisspellings(vocabulary);
  const terms = cutFiles(
    names.map((term) => {
      const meant = misspellings.get(term);
      return `${JSON.stringify(term)},"${postings.get(term)?.text()}${meant === undefined ? '' : `~${meant}`}"`;
    }),
    TERM_FILE_SIZE,
  );
  for (const [number, { content }] of terms.entries()) files.set(termFileName(number), `[${content}]`);
  const spellings = spellingFiles(new Map([...vocabulary].filter(([, count]) => count >= MEANT)));
  for (const [name, content] of spellings.files) files.set(name, content);
  return {
    directory: {
      pages: entries,
      links: countLinks(pages),
      terms: terms.map(({ first }) => separate(names[first - 1] ?? '', names[first] ?? '')),
      texts: texts.map(({ first }) => first),
      spellings: spellings.lengths,
      stopWords: stopWordsOf(lang),
    },
    files,
  };
}

/** A digit for each page: the logarithm of the number of other pages that link to it. */
function countLinks(pages: readonly IndexedPage[]): string {
  const counts = new Map(pages.map(({ url }) => [url, 0]));
  for (const { url, links } of pages) {
    for (const target of new Set(links)) {
      const count = counts.get(target);
      if (count !== undefined && target !== url) counts.set(target, count + 1);
    }
  }
  return pages.map(({ url }) => Math.min(9, Math.floor(Math.log2(1 + (counts.get(url) ?? 0))))).join('');
}

/** The shortest prefix of a term that distinguishes it from the previous one. */
function separate(before: string, term: string): string {
  let length = 1;
  while (length < term.length && before.startsWith(term.slice(0, length))) length += 1;
  return term.slice(0, length);
}

function splitPage(sections: readonly PageSection[]): (readonly PageSection[])[] {
  const parts: PageSection[][] = [[]];
  let size = 0;
  for (const section of sections) {
    if (size > 0 && size + section.text.length > DOCUMENT_SIZE) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(section);
    size += section.text.length + section.title.length;
  }
  return parts;
}

interface Document {
  readonly sections: readonly PageSection[];
  /** Title of the page for its first document; else empty. */
  readonly title: string;
}

/** Counts the terms of a document, in total and each, and which of them are words. */
function countTerms({ sections, title }: Document) {
  const counts = new Map<string, number>();
  const words = new Set<string>();
  let length = 0;
  const add = (text: string, weight: number) => {
    for (const { term, kind } of scanText(text)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      if (kind === 'word') words.add(term);
      length += 1;
    }
  };
  add(title, WEIGHTS.title);
  for (const section of sections) {
    add(section.title, WEIGHTS.heading);
    add(section.text, WEIGHTS.text);
  }
  return { counts, words, length };
}

/** For each term the documents that contain it, and for each word their number. */
function collectTerms(documents: readonly Document[]) {
  const counted = documents.map(countTerms);
  const average = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  const postings = new Map<string, Postings>();
  const vocabulary = new Map<string, number>();
  for (const [document, { counts, words, length }] of counted.entries()) {
    const saturation = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / Math.max(1, average));
    for (const [term, count] of counts) {
      let known = postings.get(term);
      if (known === undefined) {
        known = createPostings();
        postings.set(term, known);
      }
      known.add(document, Math.max(1, Math.round((MAX_IMPACT * count) / (count + saturation))));
    }
    for (const word of words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  }
  return { postings, vocabulary };
}

/** Splits items into files of limited size. */
function cutFiles(
  items: readonly string[],
  size: number,
): { readonly first: number; readonly content: string }[] {
  const files: { first: number; content: string }[] = [];
  items.forEach((item, index) => {
    const file = files.at(-1);
    if (file === undefined || file.content.length + item.length > size)
      files.push({ first: index, content: item });
    else file.content += `,${item}`;
  });
  return files;
}
