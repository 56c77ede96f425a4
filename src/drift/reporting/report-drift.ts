/** Use case: report how far each translation is behind its source. */
import {
  createSiteFiles,
  createSiteImporter,
  currentVersion,
  loadSite as loadConfiguration,
  type Site,
  UnknownLocaleError,
} from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { parseDisableComments } from '../../gate/index.ts';
import { blobHash, type CachePlace, createDiskFiles, sha256 } from '../../io/index.ts';
import { translationFile } from '../page-files.ts';
import { isDraft, type Pin, parsePin, readStrangePin } from '../pins.ts';
import { compareText, countPages, type DriftPage, type DriftReport } from '../report.ts';
import { translatedShare } from '../translated-share.ts';
import type { Candidate } from './bases.ts';
import { type JudgedPages, judgeTranslations, UNCHANGED } from './judge-translations.ts';
import { loadHistory, loadTree, type Tree } from './load-tree.ts';
import { openStored, type Stored } from './stored.ts';
import { type Judges, startJudges } from './verdicts.ts';

export interface DriftOptions extends CachePlace {
  /** Only these locales; all if empty. */
  readonly locales: readonly string[];
  /** `history` ignores pins. */
  readonly base?: 'pin' | 'history';
  /** Number of judging threads; 0 for none. By default it depends on the amount of work. */
  readonly workers?: number;
  /** The site directory of the current version, for another version. */
  readonly currentRoot?: string | undefined;
}

export interface DriftResult {
  /** Includes missing pages. Absent if the site cannot be loaded; the problems give the reasons. */
  readonly report: DriftReport | undefined;
  readonly tree: Tree | undefined;
  /** Translations with comments that may switch off findings; all others have none. */
  readonly switching?: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reports on a site directory. */
export async function reportDrift(options: DriftOptions): Promise<DriftResult> {
  const { root, locales } = options;
  const configured = await loadConfiguration({
    files: createDiskFiles(root),
    importModule: createSiteImporter(root),
    ...currentVersion(options.currentRoot),
  });
  const { site, problems } = configured;
  if (site === undefined) return { report: undefined, tree: undefined, problems };
  const known = site.locales.map(({ name }) => name);
  const unknown = locales.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UnknownLocaleError(unknown, known);
  const { report, switching, tree, problems: found } = await reportOnSite(site, options);
  const all = [...problems, ...found];
  if (locales.length > 0) return { report, switching, tree, problems: all };
  // Configured languages without any page.
  const rows = countPages(absentLocales(problems, known), [], tree.pages.source.size);
  const absent = rows.map((row) => ({ ...row, missing: row.source }));
  return { report: { ...report, locales: [...report.locales, ...absent] }, switching, tree, problems: all };
}

function absentLocales(problems: readonly Problem[], known: readonly string[]): string[] {
  const names = problems.flatMap(({ code, locale }) =>
    code === 'missing-content-folder' && locale !== undefined ? [locale.toLowerCase()] : [],
  );
  return [...new Set(names)].filter((name) => !known.includes(name));
}

/** What is kept of a run. */
interface Made {
  readonly report: DriftReport;
  readonly switching: readonly string[];
}

/** Reports on a site whose configuration has been read. */
export async function reportOnSite(
  site: Site,
  options: DriftOptions,
): Promise<Made & { readonly tree: Tree; readonly problems: readonly Problem[] }> {
  const tree = await loadTree(site, createSiteFiles(site));
  const stored = openStored(options);
  const keys = options.base === 'history' ? [] : site.drift.pins;
  const { git } = tree;
  const inputs = sha256(
    JSON.stringify([
      site,
      tree.uiCatalogues,
      [...tree.shortcodes],
      git?.head,
      tree.source?.head,
      [...(git?.shallow ?? [])].sort(),
      keys,
      [...tree.blobs],
      [...tree.dirty].sort(),
    ]),
  );
  const name = `report ${options.base ?? 'pin'}`;
  const kept = git === undefined ? undefined : stored.read<Made>(name, inputs);
  const { report, switching } = kept ?? (await makeReport(tree, keys, stored, options.workers));
  if (git !== undefined && kept === undefined)
    stored.write(name, inputs, { report, switching } satisfies Made);
  return { report: chooseLocales(report, options.locales), switching, tree, problems: stored.problems };
}

function chooseLocales(report: DriftReport, locales: readonly string[]): DriftReport {
  if (locales.length === 0) return report;
  const isChosen = ({ locale }: { readonly locale: string }) => locales.includes(locale);
  return { ...report, pages: report.pages.filter(isChosen), locales: report.locales.filter(isChosen) };
}

async function makeReport(
  tree: Tree,
  keys: readonly string[],
  stored: Stored,
  workers: number | undefined,
): Promise<Made> {
  const { site, git, pages } = tree;
  // git reads its history while pages are read and threads load their modules.
  const isArchive = tree.source !== undefined && tree.source.git === undefined;
  const history = git === undefined || isArchive ? undefined : loadHistory(tree, git, stored);
  const judges: Judges =
    git === undefined ? {} : startJudges(tree, stored, tree.source === undefined ? workers : 0);
  const candidates: Candidate[] = [...pages.translations].flatMap(([locale, files]) =>
    [...files].map(([path, file]) => ({
      locale,
      path,
      file,
      sourceFile: pages.source.get(path) ?? `${tree.sourceDir}/${path}`,
      pin: keys.length === 0 ? undefined : pinOf(tree, file, keys),
    })),
  );
  let translated: JudgedPages;
  try {
    translated =
      git === undefined || history === undefined
        ? { pages: candidates.map((each) => withoutGit(each, tree)), shares: new Map() }
        : await judgeTranslations(candidates, `${tree.sourceDir}/`, {
            tree,
            git,
            history: await history,
            stored,
            judges,
          });
  } finally {
    judges.started?.close();
  }
  const reported = translated.pages.map((page): DriftPage => {
    const ignoredPin = page.base?.from === 'pin' ? undefined : readStrangePin(tree.readText(page.file), keys);
    return {
      ...withShare(page, tree, translated.shares.get(page.file)),
      ...(ignoredPin === undefined ? {} : { ignoredPin }),
    };
  });
  const all = [...reported, ...missingPages(tree)];
  const order = new Map(site.locales.map(({ name }, index) => [name, index]));
  const sorted = all.sort(
    (a, b) => (order.get(a.locale) ?? 0) - (order.get(b.locale) ?? 0) || compareText(a.file, b.file),
  );
  return { report: reportOf(sorted, tree), switching: filesThatSwitch(reported, tree) };
}

function reportOf(pages: readonly DriftPage[], { site, git, pages: files, source }: Tree): DriftReport {
  return {
    source: source?.folder ?? site.defaultLocale,
    head: git?.head ?? '',
    pages,
    locales: countPages([...files.translations.keys()], pages, files.source.size),
  };
}

function filesThatSwitch(pages: readonly DriftPage[], tree: Tree): string[] {
  return pages.flatMap(({ file }) =>
    parseDisableComments(file, tree.readText(file)).length > 0 ? [file] : [],
  );
}

/** Translated share from which a page counts as a full translation that may have lost parts. */
const MOST = 0.8;

/** Adds the translated share. A variant of the source's language may use the same words. */
function withShare(page: DriftPage, tree: Tree, known: number | undefined): DriftPage {
  const { status, reason, locale, file, sourceFile, base, commits, added, deleted } = page;
  const { locales, defaultLocale } = tree.site;
  const languageOf = (name: string) =>
    new Intl.Locale(locales.find((each) => each.name === name)?.lang ?? 'en').language;
  if (reason === 'shallow-history' || reason === 'commit-not-found') return page;
  if (status === 'orphaned') return page;
  if (isDraft(tree.readText(file))) {
    const draft = {
      locale,
      file,
      sourceFile,
      added,
      deleted,
      commits,
      ...(base === undefined ? {} : { base }),
    };
    return { ...draft, status: 'untranslated', share: 0, sections: [], draft: true };
  }
  if (tree.source === undefined && languageOf(locale) === languageOf(defaultLocale)) return page;
  const share = known ?? translatedShare(tree.readText(sourceFile), tree.readText(file));
  if (share === 1) return page;
  const { lost: _, ...rest } = page;
  // Text waiting in comments is not lost.
  if (share > 0) return { ...(share < MOST ? rest : page), share: Math.round(share * 100) / 100 };
  const own = { locale, file, sourceFile, added, deleted, commits, ...(base === undefined ? {} : { base }) };
  return { ...own, status: 'untranslated', share: 0, sections: [] };
}

/** Pins are read from the part of a file that can be front matter. */
function pinOf(tree: Tree, file: string, keys: readonly string[]): Pin | undefined {
  return parsePin(tree.readText(file), keys);
}

/** Without a history, a pin that matches the current source is sufficient. */
function withoutGit({ locale, file, sourceFile, pin }: Candidate, tree: Tree): DriftPage {
  const exists = tree.files.kindOf(sourceFile) === 'file';
  const page = { locale, file, sourceFile, ...UNCHANGED };
  const content = pin?.names === 'blob' ? tree.files.readBytes(sourceFile) : undefined;
  const blob = (['sha1', 'sha256'] as const)
    .map((algorithm) => (content === undefined ? '' : blobHash(content, algorithm)))
    .find((hash) => pin !== undefined && hash.startsWith(pin.value));
  if (exists && blob !== undefined) return { ...page, status: 'current', base: { from: 'pin', blob } };
  return exists ? { ...page, status: 'unknown', reason: 'no-history' } : { ...page, status: 'orphaned' };
}

function missingPages({ site, pages }: Tree): DriftPage[] {
  return site.locales.flatMap((locale) => {
    const own = pages.translations.get(locale.name);
    if (own === undefined) return [];
    const shares = site.locales.some((other) => other !== locale && other.contentDir === locale.contentDir);
    return [...pages.source].flatMap(([path, sourceFile]): DriftPage[] =>
      own.has(path)
        ? []
        : [
            {
              locale: locale.name,
              file: translationFile(locale, shares, path),
              sourceFile,
              status: 'missing',
              ...UNCHANGED,
            },
          ],
    );
  });
}
