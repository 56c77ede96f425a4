/** A work tree under git, read by the `git` program; nothing is ever written to it. */
import { createHash } from 'node:crypto';
import type { Commit } from './git/commit.ts';
import { type FileHistory, readFileHistory } from './git/file-history.ts';
import { type Rename, readHistory, readRenames } from './git/history.ts';
import { type BlobPair, countLines, type LineCounts } from './git/line-counts.ts';
import { type ObjectReader, openObjects, readObjects, readTree, resolveBlobs } from './git/objects.ts';
import { findRepository, readRemotes } from './git/repository.ts';
import { changedSince, mergeBase, resolveCommits } from './git/revision.ts';
import { readDirty, readStaged, type StagedPaths } from './git/status.ts';

export type { Commit, FileChange } from './git/commit.ts';
export type { FileHistory } from './git/file-history.ts';
export type { Rename } from './git/history.ts';
export type { BlobPair, LineCounts } from './git/line-counts.ts';
export type { ObjectReader } from './git/objects.ts';
export { GitError } from './git/process.ts';

/** All paths are relative to the top of the work tree, with `/`. */
export interface Git {
  /** The folder that was opened, relative to the top, with `/` at its end; empty for the top. */
  readonly prefix: string;
  /** Hash of the commit that is checked out. */
  readonly head: string;
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
  /** The blobs below some paths in a commit. */
  tree(revision: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Files of the work tree that are not what the checked-out commit has: changed, new or gone. */
  dirty(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** What of some paths the next commit takes, and what it leaves. */
  index(paths: readonly string[]): Promise<StagedPaths>;
  /** Paths of a revision that differ in `head`, counted from where the two parted. `undefined` for an unknown revision. */
  changedSince(revision: string, paths: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** Of `head`, or of another commit. */
  history(paths: readonly string[], revision?: string): Promise<readonly Commit[]>;
  /** Who changed each file below some paths, and when last. */
  fileHistory(paths: readonly string[]): Promise<ReadonlyMap<string, FileHistory>>;
  /** Addresses of other repositories by the names that this one has for them. */
  remotes(): Promise<ReadonlyMap<string, string>>;
  /** Renames of files that match path patterns, newest first; only in some commits, where these are given: that is much faster. */
  renames(patterns: readonly string[], commits?: readonly string[]): Promise<readonly Rename[]>;
  /** Blobs by names such as `<commit>:<path>` or a hash; `undefined` for what is not there. */
  resolveBlobs(names: readonly string[]): Promise<(string | undefined)[]>;
  /** Full hashes of commits by (abbreviated) hashes; `undefined` for what is no commit. */
  resolveCommits(names: readonly string[]): Promise<(string | undefined)[]>;
  /** Where another commit and the head parted; `undefined` where they never met. */
  mergeBase(commit: string): Promise<string | undefined>;
  readObjects(
    names: readonly string[],
    onObject: (index: number, content: Buffer | undefined) => void,
  ): Promise<void>;
  /** Contents one by one; it must be closed. */
  openObjects(): ObjectReader;
  countLines(pairs: readonly BlobPair[]): Promise<(LineCounts | undefined)[]>;
  /** The hash that a file's content has as a blob. */
  hashOf(content: Uint8Array): string;
}

/** Opens the work tree that a folder is in. `undefined` where there is none, none with a commit, or no git. */
export async function openGit(folder: string): Promise<Git | undefined> {
  const repository = await findRepository(folder);
  if (repository === undefined) return undefined;
  const { top, gitDir, prefix, head, shallow } = repository;
  return {
    prefix,
    head,
    shallow,
    tree: (revision, paths) => readTree(top, revision, paths),
    dirty: (paths) => readDirty(top, gitDir, paths),
    index: (paths) => readStaged(top, gitDir, paths),
    changedSince: (revision, paths) => changedSince(top, revision, paths),
    fileHistory: (paths) => readFileHistory(top, paths, shallow),
    history: (paths, revision = head) => readHistory(top, revision, paths),
    remotes: () => readRemotes(top),
    renames: (patterns, commits) =>
      readRenames(top, commits === undefined ? { revision: head } : { commits }, patterns),
    resolveBlobs: (names) => resolveBlobs(top, names),
    resolveCommits: (names) => resolveCommits(top, names),
    mergeBase: (revision) => mergeBase(top, revision),
    readObjects: (names, onObject) => readObjects(top, names, onObject),
    openObjects: () => openObjects(top),
    countLines: (pairs) => countLines(top, pairs),
    hashOf: (content) => blobHash(content, head.length === 64 ? 'sha256' : 'sha1'),
  };
}

/** The name that git gives a file's content, in a repository of SHA-1 or of SHA-256; it needs no repository. */
export function blobHash(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
