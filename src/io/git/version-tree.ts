/**
 * The files of a revision as a separate work tree, cached between runs and written atomically. Its repository borrows the objects of the original one, so that its history can be
 * read.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf } from '../disk-failure.ts';
import { openGit } from '../git.ts';
import { makeFolder } from '../make-folder.ts';
import { GitError } from './process.ts';
import { commitOf } from './revision.ts';
import { linkPackages, openRepository, shareObjects, writeTree } from './write-tree.ts';

/** A revision is not available; the message says why, and what to do. */
export class VersionTreeError extends Error {}

/** Trees that have not been used for this long are removed. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * @param folder of the work tree
 * @param revision a branch, tag or commit; a branch that exists only on `origin` is accepted
 * @param kept absolute path of the folder in which trees are cached
 * @returns absolute path of the same folder at that revision, and the commit
 * @throws VersionTreeError if there is no such revision, or its files are not available
 */
export async function openVersionTree(
  folder: string,
  revision: string,
  kept: string,
): Promise<{ readonly root: string; readonly commit: string }> {
  const git = await openGit(folder);
  if (git === undefined)
    throw new VersionTreeError(
      `${folder} is in no git repository, or git is not installed. Install git and clone the repository, or name a “folder” in place of “git”`,
    );
  const { top } = git;
  const commit =
    (await commitOf(top, revision)) ??
    (await commitOf(top, `refs/remotes/origin/${revision}`)) ??
    unknown(revision, git.shallow.size > 0);
  const tree = join(kept, commit);
  if (existsSync(tree)) await shareObjects(top, tree);
  else await makeTree(top, { folder, revision, commit, tree });
  const now = Date.now() / 1000;
  utimesSync(tree, now, now);
  removeOld(kept);
  const root = join(tree, git.prefix);
  if (!existsSync(root))
    throw new VersionTreeError(
      `“${revision}” has no folder ${git.prefix}. Use a revision in which the site has the same path as today`,
    );
  return { root, commit };
}

function unknown(revision: string, isShallow: boolean): never {
  throw new VersionTreeError(
    isShallow
      ? `git does not know “${revision}” here: this clone has only a part of the history. Fetch all of it (“git fetch --unshallow --tags”; “fetch-depth: 0” of actions/checkout; GIT_DEPTH: "0" on GitLab)`
      : `git does not know “${revision}” here. Fetch it (“git fetch origin ${revision}”), or name a branch, a tag or a commit that the repository has`,
  );
}

async function makeTree(
  top: string,
  { folder, revision, commit, tree }: Readonly<Record<'folder' | 'revision' | 'commit' | 'tree', string>>,
): Promise<void> {
  const begun = `${tree}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  makeFolder(begun);
  try {
    await openRepository(top, commit, begun);
    await writeTree(top, commit, begun, undefined, []);
    linkPackages(top, resolve(folder), begun);
    renameSync(begun, tree);
  } catch (error) {
    rmSync(begun, { recursive: true, force: true, maxRetries: 3 });
    // Another build may have created the same tree in the meantime.
    if (existsSync(tree) && ['EEXIST', 'ENOTEMPTY'].includes(codeOf(error) ?? '')) return;
    if (!(error instanceof GitError)) throw error;
    throw new VersionTreeError(
      `git cannot give the files of “${revision}” (${error.message.split('\n')[0]}). Fetch the whole history of the repository`,
    );
  }
}

function removeOld(kept: string): void {
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > MAX_AGE_MS)
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  }
}
