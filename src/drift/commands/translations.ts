/** Use cases for translators: what to translate next, and how to start a page. */
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
  /** Days since the first change that the translation lacks. */
  readonly days: number;
  /** Where the page can be read or edited. */
  readonly link: string;
}

/**
 * Tasks in order: pages that only need a pin, as they take a moment; pages in progress; drifted pages, those that matter most to readers first; pages that have
 * lost something.
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

/** A translation that could be created. */
export interface NewTranslation {
  readonly sourceFile: string;
  /** The path for its file. */
  readonly file: string;
}

/**
 * Finds the new translation that an argument refers to: the source file with or without its content folder, or the file of the translation. The locale may have
 * no content yet: a configured one, or any language if the site has no configuration, since its folders define its locales then.
 *
 * @param problems of the configuration, which contain such locales and their folders
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

/** Configured locales without content, with the path for their folder. */
function absentLocales(problems: readonly Problem[]): { name: string; contentDir: string }[] {
  return problems.flatMap(({ code, locale, target }) =>
    code === 'missing-content-folder' && locale !== undefined && target !== undefined
      ? [{ name: locale.toLowerCase(), contentDir: target }]
      : [],
  );
}

/** A site without configuration after the first page of a new language. */
function newLocale(
  locale: string,
  { configFiles }: Pick<Tree['site'], 'configFiles'>,
): { name: string; contentDir: string } | undefined {
  if (configFiles.length > 0 || !isLanguageName(locale)) return undefined;
  return { name: locale.toLowerCase(), contentDir: `content/${locale}` };
}

/** The initial text of a translation; `undefined` without git, whose hashes are needed for a pin. */
export function startPage(
  { sourceFile }: Pick<NewTranslation, 'sourceFile'>,
  tree: Tree,
  memory?: Memory,
): string | undefined {
  const pin = pinOfSource(sourceFile, tree);
  if (pin === undefined) return undefined;
  return startTranslation(tree.readText(sourceFile), pin, tree.optionsOf(), memory);
}

/** The pin for a translation of the current source; `undefined` without git. */
export function pinOfSource(
  sourceFile: string,
  { git, site, blobs, source }: Pick<Tree, 'git' | 'site' | 'blobs' | 'source'>,
): { readonly key: string; readonly value: string } | undefined {
  const blob = blobs.get(sourceFile);
  if (git === undefined || blob === undefined) return undefined;
  const key = site.drift.pins[0] ?? 'source_blob';
  return { key, value: isBlobKey(key) ? blob : (source?.head ?? git.head) };
}
