/** What a branch did to the files of a site, for the problems that it brought. */
import type { Git } from '../io/index.ts';
import type { BranchTexts } from '../links/index.ts';
import type { LoadedSite } from './load-site.ts';

/**
 * The files that differ from where the branch left a revision, what is not committed yet included. `undefined` for an unknown revision.
 */
export async function readBranch(
  git: Git,
  files: LoadedSite['files'],
  revision: string,
): Promise<BranchTexts | undefined> {
  const folder = git.prefix === '' ? '.' : git.prefix;
  const paths = await git.changedSince(revision, [folder]);
  const base = paths === undefined ? undefined : await git.mergeBase(revision);
  if (paths === undefined || base === undefined) return undefined;
  const all = new Set([...paths, ...(await git.dirty([folder]))]);
  const changed = [...all].filter((path) => path.startsWith(git.prefix));
  const texts = new Map<string, string>();
  const names = changed.map((path) => `${base}:${path}`);
  await git.readObjects(names, (index, content) => {
    const path = changed[index];
    if (path !== undefined && content !== undefined)
      texts.set(path.slice(git.prefix.length), content.toString('utf8'));
  });
  return {
    changed: new Set(changed.map((path) => path.slice(git.prefix.length))),
    before: (file) => texts.get(file),
    after(file) {
      const read = files.readText(file);
      return read.kind === 'text' ? read.text : undefined;
    },
  };
}
