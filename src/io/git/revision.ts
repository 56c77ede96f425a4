/** Resolves revisions and compares them with the head. */
import { lines } from './objects.ts';
import { gitText, gitTextOrNone } from './process.ts';

/**
 * The hash of the commit that a revision names; `undefined` if there is none. Names that begin with `-` would be options to some git commands, and are never revisions; an empty
 * one would be the head.
 */
export async function commitOf(top: string, revision: string): Promise<string | undefined> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return /^[0-9a-f]+$/m.exec((await gitTextOrNone(top, args)) ?? '')?.[0];
}

/** Full hashes of commits by (abbreviated) hashes; `undefined` if there is no such commit. */
export async function resolveCommits(top: string, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'];
  const text = await gitText(top, args, { input: lines(names.map((name) => `${name}^{commit}`)) });
  const replies = text.split('\n');
  return names.map((_, index) => /^([0-9a-f]+) commit$/.exec(replies[index] ?? '')?.[1]);
}

/** The merge base of a revision and the head; `undefined` if there is none. */
export async function mergeBase(top: string, revision: string): Promise<string | undefined> {
  const commit = await commitOf(top, revision);
  if (commit === undefined) return undefined;
  return (await gitTextOrNone(top, ['merge-base', '--end-of-options', commit, 'HEAD']))?.trim();
}

/** Paths that differ between the head and its merge base with a revision. `undefined` for an unknown revision. */
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
