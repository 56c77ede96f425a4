/** Writes the tree of a base revision of a branch to a separate folder. The repository is not changed, as another index is used. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Git, openGit } from '../git.ts';
import { GitError, gitText } from './process.ts';
import { findWorkTree } from './top.ts';
import { linkPackages, NO_FILTERS, openRepository, writeTree } from './write-tree.ts';

/** A base revision cannot be used; the message says why, and what to do. */
export class BaseRevisionError extends Error {}

export interface BaseTree {
  /** Full hash of the merge base of the branch and the revision. */
  readonly commit: string;
  /** Absolute path of the requested folder in the written tree; `undefined` if it did not exist. */
  readonly root: string | undefined;
  /** Files of the folder that were renamed since, relative to it: old path → new path. */
  readonly moved: ReadonlyMap<string, string>;
  /** Removes what was written. */
  close(): void;
}

/**
 * Finds the merge base of a folder's work tree with a revision. Fast: it writes nothing.
 *
 * @throws BaseRevisionError without git, history, such a revision, or a common commit
 */
async function findBase(
  folder: string,
  revision: string,
): Promise<{ readonly git: Git; readonly commit: string }> {
  const git = await openGit(folder);
  if (git === undefined) throw new BaseRevisionError(await explainNoGit(folder, revision));
  const isShallow = git.shallow.size > 0;
  if ((await git.changedSince(revision, ['.'])) === undefined) {
    const known = await isCommit(folder, revision);
    throw new BaseRevisionError(
      known ? noCommonCommit(revision, isShallow) : unknownRevision(revision, isShallow),
    );
  }
  const commit = await git.mergeBase(revision);
  if (commit === undefined) throw new BaseRevisionError(noCommonCommit(revision, isShallow));
  return { git, commit };
}

export interface BaseTreeOptions {
  /** Whether to create a work tree with the history up to the commit; otherwise it is not under git. */
  readonly withHistory?: boolean;
}

/** Writes the tree of a base, with the submodules and installed packages of the work tree, which no commit contains. */
export async function openBaseTree(
  folder: string,
  revision: string,
  { withHistory = false }: BaseTreeOptions = {},
): Promise<BaseTree> {
  const { git, commit } = await findBase(folder, revision);
  const { top } = git;
  const scratch = mkdtempSync(join(tmpdir(), 'lockstep-base-'));
  const close = (): void => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', close);
  try {
    const tree = join(scratch, 'tree');
    mkdirSync(tree);
    if (withHistory) await openRepository(top, commit, tree);
    await writeTree(top, commit, tree, withHistory ? undefined : join(scratch, 'index'), NO_FILTERS);
    const root = join(tree, git.prefix);
    linkPackages(top, resolve(folder), tree);
    return {
      commit,
      root: existsSync(root) ? root : undefined,
      moved: await readMoved(top, commit, git.prefix),
      close() {
        process.off('exit', close);
        close();
      },
    };
  } catch (error) {
    close();
    if (!(error instanceof GitError)) throw error;
    throw new BaseRevisionError(
      `Unexpected failure of git to give the files of ${commit.slice(0, 12)}, which “${revision}” leads to (${error.message.split('\n')[0]}). Fetch the whole history of the repository.`,
    );
  }
}

/** Renames between a commit and the work tree; unknown for untracked files. */
async function readMoved(top: string, commit: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  const options = ['--find-renames=50%', '-l0', '--diff-filter=R', '--name-status', '-z'];
  const text = await gitText(top, ['diff', ...options, commit, '--', prefix === '' ? '.' : prefix]);
  const moved = new Map<string, string>();
  const parts = text.split('\0');
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [, from = '', to = ''] = parts.slice(at, at + 3);
    if (from.startsWith(prefix) && to.startsWith(prefix))
      moved.set(from.slice(prefix.length), to.slice(prefix.length));
  }
  return moved;
}

async function isCommit(folder: string, revision: string): Promise<boolean> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return false;
  try {
    await gitText(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

async function explainNoGit(folder: string, revision: string): Promise<string> {
  const subject = `Unexpected --changed-since “${revision}”`;
  try {
    await gitText(folder, ['--version']);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return `${subject}: git is not installed. Install it, or use --baseline, which needs none.`;
  }
  return findWorkTree(resolve(folder)) === undefined
    ? `${subject}: ${folder} is in no git repository. Use --baseline, which needs none.`
    : `${subject}: the repository of ${folder} cannot be read, or has no commit yet. See what “git status” says there.`;
}

const DEEPEN =
  'This clone has only a part of the history: fetch all of it (“git fetch --unshallow”; “fetch-depth: 0” of actions/checkout; GIT_DEPTH: "0" on GitLab).';

function unknownRevision(revision: string, isShallow: boolean): string {
  const remote = /^([^/]+)\/(.+)$/.exec(revision);
  const advice = isShallow
    ? DEEPEN
    : remote === null
      ? 'Use a branch, a tag or a commit that exists here; in a fork, fetch the branch of the original repository first.'
      : `Fetch it first: git fetch ${remote[1]} ${remote[2]}. In a fork, “${remote[1]}” may not be the repository that you expect.`;
  return `Unexpected revision “${revision}” of --changed-since, expected one that git knows here. ${advice}`;
}

function noCommonCommit(revision: string, isShallow: boolean): string {
  return `Unexpected revision “${revision}” of --changed-since, expected one that has a commit in common with what is checked out. ${
    isShallow ? DEEPEN : 'Use the branch from which this one was created.'
  }`;
}
