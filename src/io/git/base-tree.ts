/** The tree of a revision that a branch is held against, written to a folder of its own. Nothing in the repository changes: the index is another one. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type Git, openGit } from '../git.ts';
import { GitError, gitText } from './process.ts';
import { findWorkTree } from './top.ts';

/** Nothing can be held against a revision; the message says why, and what to do. */
export class BaseRevisionError extends Error {}

export interface BaseTree {
  /** Full hash of the commit that the branch left the revision at. */
  readonly commit: string;
  /** Absolute path of the folder that was asked for, as it was there; `undefined` where it was not there. */
  readonly root: string | undefined;
  /** Files of the folder that were renamed since, relative to it: old path → new path. */
  readonly moved: ReadonlyMap<string, string>;
  /** Removes what was written. */
  close(): void;
}

/**
 * Finds where the work tree of a folder left a revision. Cheap: it writes nothing.
 *
 * @throws BaseRevisionError where there is no git, no history, no such revision, or no common commit
 */
export async function findBase(
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
  /** The folder is a work tree with the history up to the commit; else it is under no git. */
  readonly withHistory?: boolean;
}

/** Writes the tree of a base, with the submodules and installed packages of the work tree, which no commit holds. */
export async function openBaseTree(
  folder: string,
  revision: string,
  { withHistory = false }: BaseTreeOptions = {},
): Promise<BaseTree> {
  const { git, commit } = await findBase(folder, revision);
  const top = (await gitText(folder, ['rev-parse', '--show-toplevel'])).trimEnd();
  const scratch = mkdtempSync(join(tmpdir(), 'lockstep-base-'));
  const close = (): void => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', close);
  try {
    const tree = join(scratch, 'tree');
    mkdirSync(tree);
    if (withHistory) await openRepository(top, commit, tree);
    await writeTree(top, commit, tree, withHistory ? undefined : join(scratch, 'index'));
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

/** Large files stay pointers: what serves them may be elsewhere, and no check reads them. */
const NO_FILTERS = [
  '-c',
  'filter.lfs.smudge=',
  '-c',
  'filter.lfs.process=',
  '-c',
  'filter.lfs.required=false',
];

/** A repository in a folder whose objects are those of another, and whose head is a commit of it. */
async function openRepository(top: string, commit: string, tree: string): Promise<void> {
  const format = (await gitText(top, ['rev-parse', '--show-object-format'])).trim();
  await gitText(tree, ['init', '--quiet', `--object-format=${format}`, '--template=', '.']);
  const [objects = '', shallow = ''] = (
    await gitText(top, [
      'rev-parse',
      '--path-format=absolute',
      '--git-path',
      'objects',
      '--git-path',
      'shallow',
    ])
  ).split('\n');
  mkdirSync(join(tree, '.git/objects/info'), { recursive: true });
  writeFileSync(join(tree, '.git/objects/info/alternates'), `${objects}\n`);
  if (existsSync(shallow)) cpSync(shallow, join(tree, '.git/shallow'));
  await gitText(tree, ['update-ref', '--no-deref', 'HEAD', commit]);
}

/** @param index where git notes what it writes; that of the folder, which is a repository, when not given */
async function writeTree(
  top: string,
  commit: string,
  tree: string,
  index: string | undefined,
): Promise<void> {
  const [folder, env, place] =
    index === undefined ? [tree, {}, ['-u']] : [top, { GIT_INDEX_FILE: index }, [`--prefix=${tree}/`]];
  await gitText(folder, ['read-tree', commit], { env });
  await gitText(folder, [...NO_FILTERS, 'checkout-index', '--all', '--force', ...place], { env });
  const listed = await gitText(top, ['ls-tree', '-r', '-z', commit]);
  for (const entry of listed.split('\0')) {
    const [, path] = /^160000 commit [0-9a-f]+\t(.*)$/s.exec(entry) ?? [];
    if (path === undefined || !existsSync(join(top, path))) continue;
    cpSync(join(top, path), join(tree, path), {
      recursive: true,
      filter: (source) => !source.endsWith('/.git') && !source.endsWith('\\.git'),
    });
  }
}

/** Installed packages are in no commit; the configuration may import them. */
function linkPackages(top: string, folder: string, tree: string): void {
  for (let at = folder; ; at = dirname(at)) {
    const packages = join(at, 'node_modules');
    const link = join(tree, relative(top, at), 'node_modules');
    if (existsSync(packages) && existsSync(dirname(link)) && !existsSync(link))
      symlinkSync(packages, link, 'junction');
    if (resolve(at) === resolve(top) || dirname(at) === at) return;
  }
}

/** Renames between a commit and the work tree; of files that git does not follow yet nothing is known. */
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
    return `${subject}: the program git is not there. Install it, or use --baseline, which needs none.`;
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
      ? 'Name a branch, a tag or a commit that is here; in a fork, fetch the branch of the original repository first.'
      : `Fetch it first: git fetch ${remote[1]} ${remote[2]}. In a fork, “${remote[1]}” may be another repository than you mean.`;
  return `Unexpected revision “${revision}” of --changed-since, expected one that git knows here. ${advice}`;
}

function noCommonCommit(revision: string, isShallow: boolean): string {
  return `Unexpected revision “${revision}” of --changed-since, expected one that has a commit in common with what is checked out. ${
    isShallow ? DEEPEN : 'Name the branch that this one was begun from.'
  }`;
}
