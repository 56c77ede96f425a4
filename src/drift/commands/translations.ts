/** Use cases of translators: what to do next, a page to begin with. */
import { isLanguageName } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type { Memory } from '../exchange/memory.ts';
import { translationFile } from '../page-files.ts';
import { isBlobKey } from '../pins.ts';
import { createDemand, createPriority } from '../priority.ts';
import { type DriftPage, type DriftReport, translationLink } from '../report.ts';
import type { Tree } from '../reporting/load-tree.ts';
import { startTranslation } from '../start-translation.ts';

export interface Task {
  readonly page: DriftPage;
  /** Since the first change that the translation has not. */
  readonly days: number;
  /** Where the page can be read or edited. */
  readonly link: string;
}

/**
 * What to do next: pages that only lack a pin, as they are done in a moment; those that were begun; those that are furthest behind, where readers lose most first; those from
 * which something was lost.
 *
 * @param now ISO 8601
 */
export function nextTasks(
  report: DriftReport,
  tree: Pick<Tree, 'site' | 'files' | 'pages' | 'readText'>,
  now: string,
): { readonly tasks: readonly Task[]; readonly problems: readonly Problem[] } {
  const { demandFor, problems } = createDemand(tree);
  const { daysBehind, loss } = createPriority(report.pages, { now, demandFor });
  const tasks = report.pages
    .filter(({ status, lost }) => status !== 'current' || lost !== undefined)
    .map((page) => ({ page, days: daysBehind(page), link: translationLink(tree.site, page) }))
    .sort(
      (a, b) =>
        rank(a.page) - rank(b.page) ||
        loss(b.page) - loss(a.page) ||
        demandFor(b.page) - demandFor(a.page) ||
        (a.page.file < b.page.file ? -1 : 1),
    );
  return { tasks, problems };
}

function rank({ status, answered }: DriftPage): number {
  if (answered === true) return 0;
  return { untranslated: 1, drifted: 2, current: 3, orphaned: 4, unknown: 5, missing: 6 }[status];
}

/** A translation that could be begun. */
export interface NewTranslation {
  readonly sourceFile: string;
  /** Where it belongs. */
  readonly file: string;
}

/**
 * The translation of a source page that someone means: by the file of the source, with or without its content folder, or by the file that
 * the translation would be. The locale may be one that has no content yet: one that is configured, or any language where the site has no
 * configuration, as its folders tell its locales there.
 *
 * @param problems those of the configuration, which name such locales and their folders
 */
export function findNewTranslation(
  locale: string,
  written: string,
  { site, pages, source }: Pick<Tree, 'site' | 'pages' | 'source'>,
  problems: readonly Problem[],
): NewTranslation | 'unknown-locale' | 'unknown-page' {
  const known = [...site.locales, ...absentLocales(problems)];
  const own = known.find(({ name }) => name === locale.toLowerCase()) ?? newLocale(locale, site);
  if (own === undefined || (source === undefined && own.name === site.defaultLocale)) return 'unknown-locale';
  const shares = site.locales.some(
    ({ name, contentDir }) => name !== own.name && contentDir === own.contentDir,
  );
  const all = [...pages.source].map(([path, sourceFile]) => ({
    sourceFile,
    file: translationFile(own, shares, path),
  }));
  const path = written.replace(/^\.\//, '');
  return (
    all.find(({ sourceFile, file }) => sourceFile === path || file === path) ??
    all.find(({ sourceFile }) => sourceFile.endsWith(`/${path}`)) ??
    'unknown-page'
  );
}

/** Locales that the configuration names and that have no content, with the folder where it would stand. */
function absentLocales(problems: readonly Problem[]): { name: string; contentDir: string }[] {
  return problems.flatMap(({ code, locale, target }) =>
    code === 'missing-content-folder' && locale !== undefined && target !== undefined
      ? [{ name: locale.toLowerCase(), contentDir: target }]
      : [],
  );
}

/** What the first page of a language makes of a site without configuration. */
function newLocale(
  locale: string,
  { configFiles }: Pick<Tree['site'], 'configFiles'>,
): { name: string; contentDir: string } | undefined {
  if (configFiles.length > 0 || !isLanguageName(locale)) return undefined;
  return { name: locale.toLowerCase(), contentDir: `content/${locale}` };
}

/** The text of a translation to begin with; `undefined` without git, whose hashes a pin names. */
export function startPage(
  { sourceFile }: Pick<NewTranslation, 'sourceFile'>,
  tree: Tree,
  memory?: Memory,
): string | undefined {
  const pin = pinOfSource(sourceFile, tree);
  if (pin === undefined) return undefined;
  return startTranslation(tree.readText(sourceFile), pin, tree.optionsOf(), memory);
}

/** The pin of a translation that is made from a source as it is; `undefined` without git. */
export function pinOfSource(
  sourceFile: string,
  { git, site, blobs, source }: Pick<Tree, 'git' | 'site' | 'blobs' | 'source'>,
): { readonly key: string; readonly value: string } | undefined {
  const blob = blobs.get(sourceFile);
  if (git === undefined || blob === undefined) return undefined;
  const key = site.drift.pins[0] ?? 'source_blob';
  return { key, value: isBlobKey(key) ? blob : (source?.head ?? git.head) };
}
