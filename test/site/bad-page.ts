import type { Tree } from './tiny-site.ts';

/** A page with one mistake, and the exact place, severity and code of the expected problems. */
export interface BadPage {
  /** The mistake; the page is `content/en/bad/<name>.md`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Other files that it needs. */
  readonly files?: Tree;
  /** Symbolic links: path → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** The expected problems in the format of `showProblem`; files in `content/en/bad/` only by their names. */
  readonly problems: readonly string[];
  /** Whether the page shows an error box; `false` if the page is complete nevertheless. */
  readonly box?: boolean;
  /** Text that the page must still show. */
  readonly shows?: string;
}
