/** Format of the index files on a static host. A reader loads the directory once, then the term and text files that a query needs. */

/** `<locale>.json` */
export interface Directory {
  /** Folder of the other files, relative to the directory; its name is a hash of their content. */
  readonly folder: string;
  readonly pages: readonly PageEntry[];
  /** A digit for each page: the binary logarithm of the number of pages that link to it. Pages with many links rank higher. */
  readonly links: string;
  /** For each term file the shortest prefix of its first term that distinguishes it from the term before, in ascending order of UTF-16 units. */
  readonly terms: readonly string[];
  /** The number of the first document in each text file. */
  readonly texts: readonly number[];
  /** Word lengths that have a spelling file. */
  readonly spellings: readonly number[];
  readonly stopWords: StopWords;
  /** The index of the original language, if readers of this one are shown originals of pages that are not translated. */
  readonly original?: OriginalIndex;
}

export interface OriginalIndex {
  /** Its directory, next to this one. */
  readonly directory: string;
  /** BCP-47 tag of its texts. */
  readonly lang: string;
}

/** `<folder>/untranslated.json`: by the URL of an original its URL in this language. */
export type UntranslatedFile = Readonly<Record<string, string>>;

export const UNTRANSLATED_FILE = 'untranslated.json';

/** Folded words that a matching page may lack. */
export type StopWords = readonly string[];

/**
 * A page: URL, title, index of its parent page (-1 for none), and number of its documents. Long pages have several consecutive documents; documents of all pages are numbered
 * consecutively.
 */
export type PageEntry = readonly [url: string, title: string, parent: number, documents: number];

/**
 * `<folder>/terms.<n>.json`: terms in ascending order, each followed by its encoded postings. After a `~` follows the correct spelling of a rare word that is probably misspelt.
 */
export type TermFile = readonly string[];

/** `<folder>/texts.<n>.json`: documents in order. */
export type TextFile = readonly (readonly SectionEntry[])[];

/**
 * `<folder>/words.<length>.json`: the words of a length that may be meant by others, without anything between them. The first text has those of one document,
 * each further one those of twice as many.
 */
export type SpellingFile = readonly string[];

export type SectionEntry = readonly [id: string, title: string, text: string];

export function termFileName(number: number): string {
  return `terms.${number}.json`;
}

export function textFileName(number: number): string {
  return `texts.${number}.json`;
}

export function spellingFileName(length: number): string {
  return `words.${length}.json`;
}

/** Rejects responses that are not index files: error pages of the host, or indexes of another version. */
function refuse(what: string): never {
  throw new TypeError(`Unexpected content of ${what}, expected a file of the search index.`);
}

export function parseDirectory(value: unknown): Directory {
  return isDirectory(value) ? value : refuse('the directory');
}

function isDirectory(value: unknown): value is Directory {
  return (
    typeof value === 'object' &&
    value !== null &&
    'folder' in value &&
    typeof value.folder === 'string' &&
    'pages' in value &&
    Array.isArray(value.pages) &&
    'links' in value &&
    typeof value.links === 'string' &&
    'terms' in value &&
    Array.isArray(value.terms) &&
    'texts' in value &&
    Array.isArray(value.texts) &&
    'spellings' in value &&
    Array.isArray(value.spellings) &&
    'stopWords' in value &&
    Array.isArray(value.stopWords) &&
    (!('original' in value) || isOriginalIndex(value.original))
  );
}

function isOriginalIndex(value: unknown): value is OriginalIndex {
  return (
    typeof value === 'object' &&
    value !== null &&
    'directory' in value &&
    typeof value.directory === 'string' &&
    'lang' in value &&
    typeof value.lang === 'string'
  );
}

export function parseUntranslatedFile(value: unknown): UntranslatedFile {
  return isUntranslatedFile(value) ? value : refuse('a file of originals');
}

function isUntranslatedFile(value: unknown): value is UntranslatedFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((url) => typeof url === 'string')
  );
}

export function parseTermFile(value: unknown): TermFile {
  return isTermFile(value) ? value : refuse('a file of terms');
}

function isTermFile(value: unknown): value is TermFile {
  return Array.isArray(value) && typeof value[0] === 'string';
}

export function parseTextFile(value: unknown): TextFile {
  return isTextFile(value) ? value : refuse('a file of texts');
}

function isTextFile(value: unknown): value is TextFile {
  return Array.isArray(value) && Array.isArray(value[0]);
}

export function parseSpellingFile(value: unknown): SpellingFile {
  return isTermFile(value) ? value : refuse('a file of spellings');
}
