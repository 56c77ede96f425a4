/** The history of some folders in one pass: which commit changed which file, and where merges took it from. */
import { GitError, gitText, gitTokens } from './process.ts';

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
  /** What differs from the first parent; all files, of a first commit. */
  readonly changes: readonly FileChange[];
  /** Of a merge: the paths that differ from every parent. */
  readonly mixed: ReadonlySet<string>;
}

export interface Rename {
  readonly commit: string;
  readonly from: string;
  readonly to: string;
}

const NONE: ReadonlySet<string> = new Set();
const RECORD = '\u001e';
const FIELD = '\u001f';

/**
 * All commits that a revision can reach, children before their parents, each with what it changed below some paths. Merges are read a second
 * time, at once, for what they took from neither side.
 */
export async function readHistory(
  cwd: string,
  revision: string,
  paths: readonly string[],
): Promise<readonly Commit[]> {
  const [plain, mixed] = await Promise.all([
    readPlain(cwd, revision, paths),
    readMixed(cwd, revision, paths),
  ]);
  return plain.map((commit) =>
    mixed.has(commit.hash) ? { ...commit, mixed: mixed.get(commit.hash) ?? NONE } : commit,
  );
}

const LOG = ['log', '-z', '--topo-order', '--full-history', '--raw', '--no-abbrev', '--no-renames'];

async function readPlain(cwd: string, revision: string, paths: readonly string[]): Promise<Commit[]> {
  const commits: Commit[] = [];
  let changes: FileChange[] = [];
  let pending: RegExpExecArray | undefined;
  const format = `--format=${['%x1e%H', '%P', '%ct', '%s'].join('%x1f')}`;
  const args = [...LOG, '--sparse', '--diff-merges=first-parent', format, revision, '--', ...paths];
  await gitTokens(cwd, args, (token) => {
    if (pending !== undefined) {
      changes.push({ path: token, before: blobOf(pending[1]), after: blobOf(pending[2]) });
      pending = undefined;
      return;
    }
    const start = token.indexOf(RECORD);
    if (start !== -1) {
      const [hash = '', parents = '', time = '0', ...subject] = token.slice(start + 1).split(FIELD);
      changes = [];
      commits.push({
        hash,
        parents: parents === '' ? [] : parents.split(' '),
        time: Number(time),
        subject: subject.join(FIELD).trimEnd(),
        changes,
        mixed: NONE,
      });
      return;
    }
    pending = /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(token) ?? undefined;
  });
  return commits;
}

async function readMixed(
  cwd: string,
  revision: string,
  paths: readonly string[],
): Promise<Map<string, Set<string>>> {
  const mixed = new Map<string, Set<string>>();
  let current = '';
  let isPath = false;
  await gitTokens(cwd, [...LOG, '--merges', '-c', '--format=%x1e%H', revision, '--', ...paths], (token) => {
    const start = token.indexOf(RECORD);
    if (isPath) {
      const known = mixed.get(current);
      if (known === undefined) mixed.set(current, new Set([token]));
      else known.add(token);
      isPath = false;
    } else if (start !== -1) current = token.slice(start + 1).trim();
    else isPath = /^\n?::/.test(token);
  });
  return mixed;
}

function blobOf(hash: string | undefined): string | undefined {
  return hash === undefined || /^0+$/.test(hash) ? undefined : hash;
}

/**
 * Renames of files that match path patterns, newest first. Where a file's content is not in the object store, git cannot compare, and only the
 * renames that a caller finds by equal blobs are left: then the list is empty.
 */
export async function readRenames(
  cwd: string,
  revision: string,
  patterns: readonly string[],
): Promise<readonly Rename[]> {
  const args = ['log', '--topo-order', '-z', '-M', '--diff-filter=R', '--name-status', '--format=%x1e%H'];
  let text: string;
  try {
    text = await gitText(cwd, [...args, revision, '--', ...patterns]);
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
  const renames: Rename[] = [];
  let commit = '';
  const tokens = text.split('\0');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const start = token.indexOf(RECORD);
    if (start !== -1) commit = token.slice(start + 1).trim();
    else if (/^\n?R\d+$/.test(token)) {
      renames.push({ commit, from: tokens[at + 1] ?? '', to: tokens[at + 2] ?? '' });
      at += 2;
    }
  }
  return renames;
}
