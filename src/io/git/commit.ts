/** A commit in a history of some paths. */

export interface FileChange {
  /** Relative to the top of the work tree. */
  readonly path: string;
  /** Blobs before and after; `undefined` if the file does not exist. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface Commit {
  readonly hash: string;
  /** Hashes; `changes` are relative to the first. */
  readonly parents: readonly string[];
  /** Commit time, in seconds since 1970. */
  readonly time: number;
  readonly subject: string;
  /** The commit has the trailer `Translation: not-needed`. */
  readonly isUntranslatable?: true;
  /** Differences from the first parent; for a first commit, all files. */
  readonly changes: readonly FileChange[];
  /** For a merge: the paths that differ from every parent. */
  readonly mixed: ReadonlySet<string>;
}
