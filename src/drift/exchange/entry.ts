/** What files of translation tools say, whatever their format. */

/** The translation of one block, as it came back. */
export interface Entry {
  readonly context: string;
  readonly source: string;
  readonly translation: string;
  readonly isFuzzy: boolean;
  /** Line of the file, from 1. */
  readonly line: number;
}

export interface ExchangeFile {
  /** A locale of the site, or the BCP-47 tag of its language; empty where the file does not say. */
  readonly locale: string;
  readonly entries: readonly Entry[];
}

/** What a file says of itself. */
export interface FileHeader {
  readonly locale: string;
  /** BCP-47 tag of the translations. */
  readonly lang: string;
  /** BCP-47 tag of the source. */
  readonly sourceLang: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}
