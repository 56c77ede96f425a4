/** Reads a work tree with the `git` program; nothing is ever written to it. */
import { createHash } from 'node:crypto';
import type { Commit } from './git/commit.ts';
import { type FileHistory, readFileHistory } from './git/file-history.ts';
import { type Rename, readHistory, readRenames } from './git/history.ts';
import { type BlobPair, countLines, type LineCounts } from './git/line-counts.ts';
import { type ObjectReader, openObjects, readObjects, readTree, resolveBlobs } from './git/objects.ts';
import { findRepository, readRemotes } from './git/repository.ts';
import { changedSince, mergeBase, resolveCommits } from './git/revision.ts';
import { readDirty, readStaged, type StagedPaths } from './git/status.ts';

export type { Commit } from './git/commit.ts';
export type { FileHistory } from './git/file-history.ts';
export type { Rename } from './git/history.ts';
export type { BlobPair, LineCounts } from './git/line-counts.ts';
export type { ObjectReader } from './git/objects.ts';

/** All paths are relative to the top of the work tree, with `/`. */
export interface Git {
  /** Absolute path of the top of the work tree. */
  readonly top: string;
  /** The opened folder, relative to the top, with a trailing `/`; empty for the top. */
  readonly prefix: string;
  /** Hash of the checked-out commit. */
  readonly head: string;
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
  /** The blobs below some paths in a commit. */
  tree(revision: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Files of the work tree that differ from the checked-out commit: changed, new or deleted. */
  dirty(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Staged and unstaged files below some paths. */
  index(paths: readonly string[]): Promise<StagedPaths>;
  /** Paths that differ between `head` and its merge base with a revision. `undefined` for an unknown revision. */
  changedSince(revision: string, paths: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** The history of `head`, or of another commit. */
  history(paths: readonly string[], revision?: string): Promise<readonly Commit[]>;
  /** Who changed each file below some paths, and the last change. */
  fileHistory(paths: readonly string[]): Promise<ReadonlyMap<string, FileHistory>>;
  /** URLs of remotes, by name. */
  remotes(): Promise<ReadonlyMap<string, string>>;
  /** Renames of files that match path patterns, newest first; limited to some commits if given, which is much faster. */
  renames(patterns: readonly string[], commits?: readonly string[]): Promise<readonly Rename[]>;
  /** Blobs by names such as `<commit>:<path>` or a hash; `undefined` for those that do not exist. */
  resolveBlobs(names: readonly string[]): Promise<(string | undefined)[]>;
  /** Full hashes of commits by (abbreviated) hashes; `undefined` if there is no such commit. */
  resolveCommits(names: readonly string[]): Promise<(string | undefined)[]>;
  /** The merge base of another commit and the head; `undefined` if there is none. */
  mergeBase(commit: string): Promise<string | undefined>;
  readObjects(
    names: readonly string[],
    onObject: (index: number, content: Buffer | undefined) => void,
  ): Promise<void>;
  /** Reads contents one by one; it must be closed. */
  openObjects(): ObjectReader;
  countLines(pairs: readonly BlobPair[]): Promise<(LineCounts | undefined)[]>;
  /** The blob hash of a file's content. */
  hashOf(content: Uint8Array): string;
}

/** Opens the work tree that contains a folder. `undefined` if there is none, if it has no commit, or without git. */
export async function openGit(folder: string): Promise<Git | undefined> {
  const repository = await findRepository(folder);
  if (repository === undefined) return undefined;
  const { top, gitDir, prefix, head, shallow } = repository;
  return {
    top,
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

/** The blob hash of a file's content, in a repository of SHA-1 or SHA-256; it needs no repository. */
export function blobHash(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
