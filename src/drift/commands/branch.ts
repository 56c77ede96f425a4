/** The effect of a branch on translations: those that it changed, and those whose source it changed. */
import type { DriftPage, DriftReport } from '../report.ts';
import { type Tree, watchedFolders } from '../reporting/load-tree.ts';

export interface BranchPages {
  /** Translations that the branch changed: they must be current. */
  readonly changed: readonly DriftPage[];
  /** Translations that the branch did not touch, whose source it changed, and that are drifted now. */
  readonly madeStale: readonly DriftPage[];
}

/** `undefined` if the revision is unknown, or the site is not under git. Uncommitted changes count as changes of the branch. */
export async function pagesOfBranch(
  report: DriftReport,
  tree: Tree,
  revision: string,
): Promise<BranchPages | undefined> {
  const paths = await tree.git?.changedSince(revision, watchedFolders(tree.site).map(tree.toGit));
  if (paths === undefined) return undefined;
  const isChanged = (file: string) => paths.has(tree.toGit(file)) || tree.dirty.has(file);
  const pages = report.pages.filter(({ status }) => status !== 'missing');
  const changed = pages.filter(({ file }) => isChanged(file));
  const own = new Set(changed);
  const madeStale = pages.filter(
    (page) => !own.has(page) && page.status !== 'current' && isChanged(page.sourceFile),
  );
  return { changed, madeStale };
}
