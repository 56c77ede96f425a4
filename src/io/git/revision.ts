/** What revisions that people write stand for. */
import { GitError, gitText } from './process.ts';

/**
 * The hash of the commit that a revision names; `undefined` where it names none. What begins with `-` would be an option to some commands of git, and
 * is never a revision; an empty one would be taken for the head.
 */
export async function commitOf(top: string, revision: string): Promise<string | undefined> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return /^[0-9a-f]+$/m.exec(await gitText(top, args))?.[0];
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
