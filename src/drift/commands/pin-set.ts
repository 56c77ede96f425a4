/** Use case: select the translations to pin if no pages are named: all of a site, or those about to be committed. */
import type { DriftPage, DriftReport } from '../report.ts';
import { type Tree, watchedFolders } from '../reporting/load-tree.ts';

export interface PinCandidate {
  readonly page: DriftPage;
  /** The reason why only a person who names the page may pin it. */
  readonly obstacle?: string;
}

/** All translations, in report order. */
export function allTranslations(report: DriftReport): PinCandidate[] {
  return report.pages
    .filter(({ status }) => status !== 'missing')
    .map((page) => withObstacle(page, obstacleOf(page)));
}

/**
 * The translations among the given files, or among the staged files; others are skipped. A pin describes committed content, so neither a translation nor its
 * source may have unstaged changes. `undefined` if the site is not under git.
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

/** A page with unknown status may be years behind. One that was never committed has just been written. */
function obstacleOf({ status, reason, draft }: DriftPage): string | undefined {
  if (draft === true) return 'it is a machine draft: review it, and name it to sign it off';
  return status === 'unknown' && reason !== 'uncommitted'
    ? `its source version is unknown (${reason ?? 'no-history'}): check it, and name it to pin it`
    : undefined;
}

function withObstacle(page: DriftPage, obstacle: string | undefined): PinCandidate {
  return obstacle === undefined ? { page } : { page, obstacle };
}
