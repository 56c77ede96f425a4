/** An error of a parser, before the file and the code of the problem are known. */
export interface Fault {
  /** In UTF-16 code units from the start of the parsed text. */
  readonly offset: number;
  readonly end?: number;
  /** "Unexpected X, expected Y." */
  readonly message: string;
  /** "Do Z." */
  readonly hint: string;
}

/** A parsed value with its warnings, or the error that prevented parsing. */
export type Parsed<T> =
  | { readonly kind: 'value'; readonly value: T; readonly warnings: readonly Fault[] }
  | { readonly kind: 'fault'; readonly fault: Fault };
