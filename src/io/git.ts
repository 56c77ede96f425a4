/** A work tree under git, read by the `git` program; nothing is ever written to it. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Commit } from './git/commit.ts';
import { type FileHistory, readFileHistory } from './git/file-history.ts';
import { type Rename, readHistory, readRenames } from './git/history.ts';
import {
  type BlobPair,
  countLines,
  type LineCounts,
  lines,
  type ObjectReader,
  openObjects,
  readObjects,
  resolveBlobs,
} from './git/objects.ts';
import { GitError, gitText } from './git/process.ts';
import { commitOf } from './git/revision.ts';
import { readStatus, type StatusEntry } from './git/status.ts';

export type { Commit, FileChange } from './git/commit.ts';
export type { FileHistory } from './git/file-history.ts';
export type { Rename } from './git/history.ts';
export type { BlobPair, LineCounts, ObjectReader } from './git/objects.ts';
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
  /** What of some paths the next commit takes (`staged`: changed or new files), and what it leaves (`unstaged`: files that are not as staged). */
  index(
    paths: readonly string[],
  ): Promise<{ readonly staged: ReadonlySet<string>; readonly unstaged: ReadonlySet<string> }>;
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
  let top: string;
  let gitDir: string;
  let head: string;
  let shallow: ReadonlySet<string> = new Set();
  try {
    const asked = ['--show-toplevel', '--absolute-git-dir', '--is-shallow-repository', 'HEAD'];
    const text = await gitText(folder, ['rev-parse', ...asked]);
    const [first = '', second = '', isShallow = '', hash = ''] = text.trimEnd().split('\n');
    top = first;
    gitDir = second;
    head = hash;
    if (isShallow === 'true') shallow = await readShallow(top);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
  const inside = relative(realpathSync.native(top), realpathSync.native(folder)).replaceAll(sep, '/');
  return {
    prefix: inside === '' ? '' : `${inside}/`,
    head,
    shallow,
    async tree(revision, paths) {
      const text = await gitText(top, ['ls-tree', '-r', '-z', '--end-of-options', revision, ...paths]);
      const blobs = new Map<string, string>();
      for (const entry of text.split('\0')) {
        const match = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry);
        if (match !== null) blobs.set(match[2] ?? '', match[1] ?? '');
      }
      return blobs;
    },
    async dirty(paths) {
      return new Set((await readStatus(top, gitDir, paths)).map(({ path }) => path));
    },
    async index(paths) {
      const entries = await readStatus(top, gitDir, paths);
      const pathsOf = (isWanted: (entry: StatusEntry) => boolean) =>
        new Set(entries.filter(isWanted).map(({ path }) => path));
      return {
        staged: pathsOf(({ index }) => !' ?D'.includes(index)),
        unstaged: pathsOf(({ tree }) => tree !== ' '),
      };
    },
    async changedSince(revision, paths) {
      const commit = await commitOf(top, revision);
      if (commit === undefined) return undefined;
      try {
        const range = `${commit}...HEAD`;
        const options = ['--name-only', '-z', '--no-renames', '--end-of-options'];
        const text = await gitText(top, ['diff', ...options, range, '--', ...paths]);
        return new Set(text.split('\0').filter((path) => path !== ''));
      } catch (error) {
        if (error instanceof GitError) return undefined;
        throw error;
      }
    },
    fileHistory: (paths) => readFileHistory(top, paths, shallow),
    history: (paths, revision = head) => readHistory(top, revision, paths),
    remotes: () => readRemotes(top),
    renames: (patterns, commits) =>
      readRenames(top, commits === undefined ? { revision: head } : { commits }, patterns),
    resolveBlobs: (names) => resolveBlobs(top, names),
    async resolveCommits(names) {
      if (names.length === 0) return [];
      const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'];
      const text = await gitText(top, args, { input: lines(names.map((name) => `${name}^{commit}`)) });
      const answers = text.split('\n');
      return names.map((_, index) => /^([0-9a-f]+) commit$/.exec(answers[index] ?? '')?.[1]);
    },
    async mergeBase(revision) {
      const commit = await commitOf(top, revision);
      if (commit === undefined) return undefined;
      try {
        return (await gitText(top, ['merge-base', '--end-of-options', commit, 'HEAD'])).trim();
      } catch (error) {
        if (error instanceof GitError) return undefined;
        throw error;
      }
    },
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

async function readRemotes(top: string): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(top, ['remote', '-v']);
  return new Map(
    [...text.matchAll(/^(\S+)\t(.*) \(fetch\)$/gm)].map(([, name = '', address = '']) => [name, address]),
  );
}

async function readShallow(top: string): Promise<ReadonlySet<string>> {
  const file = (await gitText(top, ['rev-parse', '--git-path', 'shallow'])).trim();
  return new Set(
    readFileSync(resolve(top, file), 'utf8')
      .split('\n')
      .filter((hash) => hash !== ''),
  );
}
