/** The worker's side of judging: it reads the site's files and git objects itself. */
import { join } from 'node:path';
import { createSiteFiles, type Site } from '../../config/index.ts';
import { openGit, serveTasks } from '../../io/index.ts';
import type { ShortcodeTable } from '../../shortcodes/index.ts';
import { createUi, type UiCatalogues } from '../../ui/index.ts';
import { openAll } from './elsewhere.ts';
import { type Comparison, type Judged, judgePages } from './judge-pages.ts';
import { readPageText } from './load-tree.ts';
import { createOutlineOptions } from './outline-options.ts';

export interface JudgeSetup {
  readonly site: Site;
  readonly uiCatalogues: UiCatalogues;
  /** Content folders with repositories of their own. */
  readonly elsewhere: readonly string[];
  readonly shortcodes: ShortcodeTable;
}

export type JudgeTask = readonly Comparison[];
export type JudgeResult = readonly (Judged | undefined)[];

serveTasks<JudgeSetup, JudgeTask, JudgeResult>(async ({ site, uiCatalogues, shortcodes, elsewhere }) => {
  const git = await openGit(site.root);
  if (git === undefined) throw new Error(`${site.root} is not under git any more.`);
  const others = await Promise.all(elsewhere.map((folder) => openGit(join(site.root, folder))));
  const stores = [git, ...others.filter((other) => other !== undefined)];
  const files = createSiteFiles(site);
  const optionsOf = createOutlineOptions(site, createUi(site, uiCatalogues), shortcodes);
  // One git process for all tasks; it ends with the thread.
  const objects = openAll(stores);
  return (comparisons) =>
    judgePages(comparisons, { objects, optionsOf, readText: (file) => readPageText(files, file) });
});
