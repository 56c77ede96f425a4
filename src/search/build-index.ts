/** Pages → the files of a search index. */
import { type Directory, type PageEntry, type SectionEntry, termFileName, textFileName } from './files.ts';
import { createPostings, MAX_IMPACT, type Postings } from './postings.ts';
import type { PageSection } from './read-html.ts';
import { scanText } from './scan.ts';

export interface IndexedPage {
  readonly url: string;
  readonly title: string;
  /** Number of the page that it stands below, in the same list; -1 for none. */
  readonly parent: number;
  readonly sections: readonly PageSection[];
}

export interface SearchIndex {
  readonly directory: Omit<Directory, 'folder'>;
  /** By name: JSON. */
  readonly files: ReadonlyMap<string, string>;
}

/** Text of a document in UTF-16 units: a longer page is cut where a section begins, so that a reader never loads a whole book for one line. */
const DOCUMENT_SIZE = 24_000;
/** Files are cut when they have grown to so many units: as few requests as possible, none of which is long. */
const TERM_FILE_SIZE = 32_000;
const TEXT_FILE_SIZE = 12_000;

/** How often a term counts, by where it stands. */
const WEIGHTS = { title: 12, heading: 4, text: 1 } as const;

/** Okapi BM25: how soon more of the same says nothing new, and how much the length of a document counts. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;

export function buildIndex(pages: readonly IndexedPage[]): SearchIndex {
  const documents: Document[] = [];
  const entries: PageEntry[] = [];
  for (const { url, title, parent, sections } of pages) {
    const parts = splitPage(sections);
    entries.push([url, title, parent, parts.length]);
    // The title belongs to the first part alone: results are put together by page.
    for (const [index, part] of parts.entries())
      documents.push({ sections: part, title: index === 0 ? title : '' });
  }
  const postings = collectPostings(documents);
  const files = new Map<string, string>();
  const texts = cutFiles(
    documents.map(({ sections }) =>
      JSON.stringify(sections.map(({ id, title, text }): SectionEntry => [id, title, text])),
    ),
    TEXT_FILE_SIZE,
  );
  for (const [number, { content }] of texts.entries()) files.set(textFileName(number), `[${content}]`);
  const names = [...postings.keys()].sort();
  const terms = cutFiles(
    names.map((term) => `${JSON.stringify(term)},"${postings.get(term)?.text()}"`),
    TERM_FILE_SIZE,
  );
  for (const [number, { content }] of terms.entries()) files.set(termFileName(number), `[${content}]`);
  return {
    directory: {
      pages: entries,
      terms: terms.map(({ first }) => names[first] ?? ''),
      texts: texts.map(({ first }) => first),
    },
    files,
  };
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
  /** Of the page, for its first document; else empty. */
  readonly title: string;
}

/** How often each term counts in a document, and how many terms it has. */
function countTerms({ sections, title }: Document) {
  const counts = new Map<string, number>();
  let length = 0;
  const add = (text: string, weight: number) => {
    for (const { term } of scanText(text)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      length += 1;
    }
  };
  add(title, WEIGHTS.title);
  for (const section of sections) {
    add(section.title, WEIGHTS.heading);
    add(section.text, WEIGHTS.text);
  }
  return { counts, length };
}

/** For each term the documents that have it. */
function collectPostings(documents: readonly Document[]): Map<string, Postings> {
  const counted = documents.map(countTerms);
  const average = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  const postings = new Map<string, Postings>();
  for (const [document, { counts, length }] of counted.entries()) {
    const room = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / Math.max(1, average));
    for (const [term, count] of counts) {
      let known = postings.get(term);
      if (known === undefined) {
        known = createPostings();
        postings.set(term, known);
      }
      known.add(document, Math.max(1, Math.round((MAX_IMPACT * count) / (count + room))));
    }
  }
  return postings;
}

/** Items put together until a file is full. */
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
