/** What revisions that people write stand for, and where they and the head differ. */
import { lines } from './objects.ts';
import { gitText, gitTextOrNone } from './process.ts';

/**
 * The hash of the commit that a revision names; `undefined` where it names none. What begins with `-` would be an option to some commands of git, and
 * is never a revision; an empty one would be taken for the head.
 */
export async function commitOf(top: string, revision: string): Promise<string | undefined> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return /^[0-9a-f]+$/m.exec((await gitTextOrNone(top, args)) ?? '')?.[0];
}

/** Full hashes of commits by (abbreviated) hashes; `undefined` for what is no commit. */
export async function resolveCommits(top: string, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'];
  const text = await gitText(top, args, { input: lines(names.map((name) => `${name}^{commit}`)) });
  const answers = text.split('\n');
  return names.map((_, index) => /^([0-9a-f]+) commit$/.exec(answers[index] ?? '')?.[1]);
}

/** Where a revision and the head parted; `undefined` where they never met. */
export async function mergeBase(top: string, revision: string): Promise<string | undefined> {
  const commit = await commitOf(top, revision);
  if (commit === undefined) return undefined;
  return (await gitTextOrNone(top, ['merge-base', '--end-of-options', commit, 'HEAD']))?.trim();
}

/** Paths of a revision that differ in the head, counted from where the two parted. `undefined` for an unknown revision. */
export async function changedSince(
  top: string,
  revision: string,
  paths: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const commit = await commitOf(top, revision);
  if (commit === undefined) return undefined;
  const options = ['--name-only', '-z', '--no-renames', '--end-of-options'];
  const text = await gitTextOrNone(top, ['diff', ...options, `${commit}...HEAD`, '--', ...paths]);
  return text === undefined ? undefined : new Set(text.split('\0').filter((path) => path !== ''));
}
