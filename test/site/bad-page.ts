import type { Tree } from './tiny-site.ts';

/** A page with one thing wrong, and what is to be said of it: place, severity and code, exactly. */
export interface BadPage {
  /** What is wrong; the page is `content/en/bad/<name>.md`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Other files that it needs. */
  readonly files?: Tree;
  /** Links in the file system: path → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** As `showProblem` says it; a file in the folder `content/en/bad/` by its name alone. */
  readonly problems: readonly string[];
  /** False where the page is whole in spite of it. */
  readonly box?: boolean;
  /** Text that the page must still show. */
  readonly shows?: string;
}
