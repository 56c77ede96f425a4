/** A commit, as a history of some paths tells of it. */

export interface FileChange {
  /** Relative to the top of the work tree. */
  readonly path: string;
  /** Blobs before and after; `undefined` where there is no file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface Commit {
  readonly hash: string;
  /** Hashes; the first is the one that `changes` compares with. */
  readonly parents: readonly string[];
  /** When it was committed, in seconds since 1970. */
  readonly time: number;
  readonly subject: string;
  /** Its author says that translations need no change: the trailer `Translation: not-needed`. */
  readonly isUntranslatable?: true;
  /** What differs from the first parent; all files, of a first commit. */
  readonly changes: readonly FileChange[];
  /** Of a merge: the paths that differ from every parent. */
  readonly mixed: ReadonlySet<string>;
}
