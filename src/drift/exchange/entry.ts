/** Contents of translation files, independent of their format. */

/** The imported translation of one block. */
export interface Entry {
  readonly context: string;
  readonly source: string;
  readonly translation: string;
  readonly isFuzzy: boolean;
  /** Line of the file, from 1. */
  readonly line: number;
}

export interface ExchangeFile {
  /** A locale of the site, or the BCP-47 tag of its language; empty if the file does not name it. */
  readonly locale: string;
  readonly entries: readonly Entry[];
}

/** The header of a file. */
export interface FileHeader {
  readonly locale: string;
  /** BCP-47 tag of the translations. */
  readonly lang: string;
  /** BCP-47 tag of the source. */
  readonly sourceLang: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}
