/** Use cases of translators: what to do next, a page to begin with, two files held against each other. */
import {
  compareStructure,
  type DriftPage,
  type DriftReport,
  isBlobKey,
  type StructureReport,
  startTranslation,
  translationLink,
} from '../drift/index.ts';
import { textToAnchor } from '../markdown/index.ts';
import type { Tree } from './drift/load-tree.ts';
import { outlineOptions } from './report-drift.ts';

export interface Task {
  readonly page: DriftPage;
  /** Since the first change that the translation has not. */
  readonly days: number;
  /** Where the page can be read or edited. */
  readonly link: string;
}

/**
 * What to do next: pages that only lack a pin, as they are done in a moment; then those that are furthest behind, by size and age.
 *
 * @param now ISO 8601
 */
export function nextTasks(report: DriftReport, { site }: Pick<Tree, 'site'>, now: string): Task[] {
  return report.pages
    .filter(({ status }) => status !== 'current')
    .map((page) => ({ page, days: daysOf(page, Date.parse(now)), link: translationLink(site, page) }))
    .sort(
      (a, b) =>
        rank(a.page) - rank(b.page) ||
        size(b.page) * (b.days + 1) - size(a.page) * (a.days + 1) ||
        (a.page.file < b.page.file ? -1 : 1),
    );
}

function rank({ status, answered }: DriftPage): number {
  if (answered === true) return 0;
  return { drifted: 1, orphaned: 2, unknown: 3, missing: 4, current: 5 }[status];
}

function size({ added, deleted }: DriftPage): number {
  return added + deleted;
}

function daysOf({ commits }: DriftPage, now: number): number {
  const first = commits.at(-1)?.date;
  return first === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(first)) / 86_400_000));
}

/** The text of a translation to begin with; `undefined` without git, whose hashes a pin names. */
export function startPage({ sourceFile }: DriftPage, tree: Tree): string | undefined {
  const { git, site, blobs } = tree;
  const blob = blobs.get(sourceFile);
  if (git === undefined || blob === undefined) return undefined;
  const key = site.drift.pins[0] ?? 'source_blob';
  const value = isBlobKey(key) ? blob : git.head;
  return startTranslation(tree.readText(sourceFile), { key, value }, outlineOptions(site));
}

/** Two texts, without a site or a history. */
export function comparePages(source: string, translation: string): StructureReport {
  return compareStructure(source, translation, {
    origin: '',
    anchorOf: (text) => textToAnchor(text, 'github') || 'heading',
  });
}
