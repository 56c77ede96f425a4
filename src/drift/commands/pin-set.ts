/** Use case: which translations are pinned where nobody names them one by one: all of a site, or what is about to be committed. */
import type { DriftPage, DriftReport } from '../report.ts';
import { type Tree, watchedFolders } from '../reporting/load-tree.ts';

export interface PinCandidate {
  readonly page: DriftPage;
  /** Why its pin cannot be trusted to anybody but a person who names the page. */
  readonly obstacle?: string;
}

/** All translations, in the order of the report. */
export function allTranslations(report: DriftReport): PinCandidate[] {
  return report.pages
    .filter(({ status }) => status !== 'missing')
    .map((page) => withObstacle(page, obstacleOf(page)));
}

/**
 * The translations among files, else among those that the next commit takes; other files are passed over. A pin is written for what is
 * committed, so neither a translation nor its source may have changes that are left out. `undefined` where the site is not under git.
 *
 * @param files paths of the site
 */
export async function stagedTranslations(
  report: DriftReport,
  tree: Tree,
  files?: readonly string[],
): Promise<PinCandidate[] | undefined> {
  const { git } = tree;
  if (git === undefined) return undefined;
  const index = await git.index(watchedFolders(tree.site).map(tree.toGit));
  const wanted = files === undefined ? index.staged : new Set(files.map(tree.toGit));
  const isLeftOut = (file: string) => index.unstaged.has(tree.toGit(file));
  return report.pages
    .filter(({ file, status }) => status !== 'missing' && wanted.has(tree.toGit(file)))
    .map((page) => {
      const left = [page.file, page.sourceFile].find(isLeftOut);
      const unstaged = left === undefined ? undefined : `${left} has changes that are not staged`;
      return withObstacle(page, obstacleOf(page) ?? unstaged);
    });
}

/** A page of which nothing is known may have been behind for years. One that was never committed has just been written. */
function obstacleOf({ status, reason, draft }: DriftPage): string | undefined {
  if (draft === true) return 'it is the draft of a program: read it, and name it to sign it';
  return status === 'unknown' && reason !== 'uncommitted'
    ? `what it was made from is not known (${reason ?? 'no-history'}): look at it and name it to pin it`
    : undefined;
}

function withObstacle(page: DriftPage, obstacle: string | undefined): PinCandidate {
  return obstacle === undefined ? { page } : { page, obstacle };
}
