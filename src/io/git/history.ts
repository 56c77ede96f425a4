/** The history of some folders in one pass: which commit changed which file, and where merges took it from. */
import type { Commit, FileChange } from './commit.ts';
import { withMixed } from './mixed.ts';
import { GitError, gitText, gitTokens } from './process.ts';

export interface Rename {
  readonly commit: string;
  readonly from: string;
  readonly to: string;
}

const NONE: ReadonlySet<string> = new Set();
const RECORD = '\u001e';
const FIELD = '\u001f';

/**
 * All commits reachable from a revision, children before parents, each with its changes below some paths. What merges combined is derived from the changes themselves: git would
 * have to compare all trees a second time.
 */
export async function readHistory(
  cwd: string,
  revision: string,
  paths: readonly string[],
): Promise<readonly Commit[]> {
  const [changes, untranslatable] = await Promise.all([
    readChanges(cwd, revision, paths),
    readUntranslatable(cwd, revision),
  ]);
  const parsed = changes.map((commit) =>
    untranslatable.has(commit.hash) ? { ...commit, isUntranslatable: true as const } : commit,
  );
  return withMixed(parsed);
}

/** Commits with the trailer `Translation: not-needed`. Parsing the trailers of all commits takes longer than searching for candidates first. */
async function readUntranslatable(cwd: string, revision: string): Promise<ReadonlySet<string>> {
  const format = '--format=%H%x1f%(trailers:key=Translation,valueonly,separator=%x2C)';
  const args = ['log', '--regexp-ignore-case', '--grep=^Translation:', format, '--end-of-options', revision];
  const found = new Set<string>();
  for (const line of (await gitText(cwd, args)).split('\n')) {
    const [hash = '', trailer = ''] = line.split(FIELD);
    if (/^not[- ]needed$/i.test(trailer.trim())) found.add(hash);
  }
  return found;
}

const LOG = ['log', '-z', '--topo-order', '--full-history', '--raw', '--no-abbrev', '--no-renames'];

async function readChanges(cwd: string, revision: string, paths: readonly string[]): Promise<Commit[]> {
  const commits: Commit[] = [];
  let changes: FileChange[] = [];
  let pending: RegExpExecArray | undefined;
  const format = `--format=${['%x1e%H', '%P', '%ct', '%s'].join('%x1f')}`;
  const args = [
    ...LOG,
    '--sparse',
    '--diff-merges=first-parent',
    format,
    '--end-of-options',
    revision,
    '--',
    ...paths,
  ];
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

function blobOf(hash: string | undefined): string | undefined {
  return hash === undefined || /^0+$/.test(hash) ? undefined : hash;
}

/**
 * Renames of files that match path patterns: in some commits, in their order, or in all reachable ones, newest first. If a file's content is not in the object store, git cannot
 * compare, and the list is empty: callers then only have renames with equal blobs.
 */
export async function readRenames(
  cwd: string,
  where: { readonly revision: string } | { readonly commits: readonly string[] },
  patterns: readonly string[],
): Promise<readonly Rename[]> {
  const options = ['-z', '-M', '--diff-filter=R', '--name-status'];
  const walk = 'revision' in where;
  if (!walk && where.commits.length === 0) return [];
  const args = walk
    ? ['log', '--topo-order', '--format=%H', ...options, '--end-of-options', where.revision]
    : ['diff-tree', '--stdin', '-r', ...options];
  const input = walk ? [] : where.commits.map((hash) => `${hash}\n`);
  let text: string;
  try {
    text = await gitText(cwd, [...args, '--', ...patterns], { input });
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
  const renames: Rename[] = [];
  let commit = '';
  const tokens = text.split('\0');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = (tokens[at] ?? '').trim();
    if (/^R\d+$/.test(token)) {
      renames.push({ commit, from: tokens[at + 1] ?? '', to: tokens[at + 2] ?? '' });
      at += 2;
    } else if (/^[0-9a-f]{40,64}$/.test(token)) commit = token;
  }
  return renames;
}
