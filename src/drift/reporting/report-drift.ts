/** Use case: how far each translation is behind its source. */
import {
  createSiteFiles,
  createSiteImporter,
  loadSite as loadConfiguration,
  type Site,
  UnknownLocaleError,
} from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { type CachePlace, createDiskFiles, type Git, sha256 } from '../../io/index.ts';
import { collectTouches, createAncestry, createRenameIndex } from '../history.ts';
import { translationFile } from '../page-files.ts';
import { type Pin, parsePin } from '../pins.ts';
import { compareText, countPages, type DriftPage, type DriftReport } from '../report.ts';
import { type Candidate, findBases, type HistoryIndex, toDate } from './bases.ts';
import { findCauses } from './causes.ts';
import { loadHistory, loadTree, type Tree, type TreeHistory } from './load-tree.ts';
import { openStored, type Stored } from './stored.ts';
import { answerAll, type Judges, startJudges } from './verdicts.ts';

export interface DriftOptions extends CachePlace {
  /** Only these locales; all of them when empty. */
  readonly locales: readonly string[];
  /** `history` leaves pins aside. */
  readonly base?: 'pin' | 'history';
  /** Threads that judge; 0 for none. As many as the work is worth when not given. */
  readonly workers?: number;
}

export interface DriftResult {
  /** Missing pages are among the report's. Absent where there is no site; the problems say why. */
  readonly report: DriftReport | undefined;
  readonly tree: Tree | undefined;
  readonly problems: readonly Problem[];
}

/** A report on a site directory. */
export async function reportDrift(options: DriftOptions): Promise<DriftResult> {
  const { root, locales } = options;
  const configured = await loadConfiguration({
    files: createDiskFiles(root),
    importModule: createSiteImporter(root),
  });
  const { site, problems } = configured;
  if (site === undefined) return { report: undefined, tree: undefined, problems };
  const known = site.locales.map(({ name }) => name);
  const unknown = locales.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UnknownLocaleError(unknown, known);
  const { report, tree, problems: found } = await reportOnSite(site, options);
  return { report, tree, problems: [...problems, ...found] };
}

/** A report on a site whose configuration is read already. */
export async function reportOnSite(
  site: Site,
  options: DriftOptions,
): Promise<{ readonly report: DriftReport; readonly tree: Tree; readonly problems: readonly Problem[] }> {
  const tree = await loadTree(site, createSiteFiles(site));
  const stored = openStored(options);
  const keys = options.base === 'history' ? [] : site.drift.pins;
  const { git } = tree;
  const madeOf = sha256(
    JSON.stringify([
      site,
      tree.uiCatalogues,
      git?.head,
      [...(git?.shallow ?? [])].sort(),
      keys,
      [...tree.blobs],
      [...tree.dirty].sort(),
    ]),
  );
  const name = `report ${options.base ?? 'pin'}`;
  const kept = git === undefined ? undefined : stored.read<DriftReport>(name, madeOf);
  const report = kept ?? (await makeReport(tree, keys, stored, options.workers));
  if (git !== undefined && kept === undefined) stored.write(name, madeOf, report);
  return { report: chooseLocales(report, options.locales), tree, problems: stored.problems };
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
): Promise<DriftReport> {
  const { site, git, pages } = tree;
  // git reads its history while we read the pages, and threads load what they need.
  const history = git === undefined ? undefined : loadHistory(tree, git, stored);
  const judges: Judges = git === undefined ? {} : startJudges(tree, stored, workers);
  const candidates: Candidate[] = [...pages.translations].flatMap(([locale, files]) =>
    [...files].map(([path, file]) => ({
      locale,
      path,
      file,
      sourceFile: pages.source.get(path) ?? sourceFileOf(site, path),
      pin: keys.length === 0 ? undefined : pinOf(tree, file, keys),
    })),
  );
  let translated: DriftPage[];
  try {
    translated =
      git === undefined || history === undefined
        ? candidates.map((each) => withoutGit(each, tree))
        : await withGit(candidates, tree, git, await history, stored, judges);
  } finally {
    judges.started?.close();
  }
  const all = [...translated, ...missingPages(tree)];
  const order = new Map(site.locales.map(({ name }, index) => [name, index]));
  const sorted = all.sort(
    (a, b) => (order.get(a.locale) ?? 0) - (order.get(b.locale) ?? 0) || compareText(a.file, b.file),
  );
  const names = site.locales.map(({ name }) => name).filter((name) => name !== site.defaultLocale);
  return {
    source: site.defaultLocale,
    head: git?.head ?? '',
    pages: sorted,
    locales: countPages(names, sorted, pages.source.size),
  };
}

/** Pins are looked for where they can be: in what the front matter takes of a file. */
function pinOf(tree: Tree, file: string, keys: readonly string[]): Pin | undefined {
  return parsePin(tree.readText(file), keys);
}

function sourceFileOf({ locales, defaultLocale }: Site, path: string): string {
  return `${locales.find(({ name }) => name === defaultLocale)?.contentDir ?? ''}/${path}`;
}

const UNCHANGED = { added: 0, deleted: 0, commits: [], sections: [] } as const;

function withoutGit({ locale, file, sourceFile }: Candidate, tree: Tree): DriftPage {
  const exists = tree.files.kindOf(sourceFile) === 'file';
  const page = { locale, file, sourceFile, ...UNCHANGED };
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

async function withGit(
  candidates: readonly Candidate[],
  tree: Tree,
  git: Git,
  history: TreeHistory,
  stored: Stored,
  judges: Judges,
): Promise<DriftPage[]> {
  const sources = new Set([...tree.pages.source.values()].map(tree.toGit));
  const sourceDir = tree.toGit(sourceFileOf(tree.site, ''));
  const renames = createRenameIndex(history.renames, history.commits, (path) => path.startsWith(sourceDir));
  const index: HistoryIndex = {
    commits: history.commits,
    touches: collectTouches(history.commits, (path) => !/\.(?:png|jpe?g|svg|gif)$/.test(path)),
    renames,
  };
  const bases = await findBases(candidates, tree, git, index);
  const exists = candidates.map(
    ({ sourceFile }) => tree.blobs.has(sourceFile) && tree.files.kindOf(sourceFile) === 'file',
  );

  const asked = candidates.flatMap((candidate, at) => {
    const result = bases[at];
    const after = tree.blobs.get(candidate.sourceFile);
    if (result?.kind !== 'base' || exists[at] !== true || after === undefined || result.base.blob === after)
      return [];
    const translation = tree.blobs.get(candidate.file) ?? sha256(tree.readText(candidate.file));
    return [{ at, question: { ...candidate, before: result.base.blob, after, translation } }];
  });
  const answers = await answerAll(
    asked.map(({ question }) => question),
    tree,
    git,
    stored,
    judges,
  );
  const answerOf = new Map(asked.map(({ at }, number) => [at, answers[number]]));
  const isAsked = new Set(asked.map(({ at }) => at));
  const ancestry = createAncestry(history.commits);
  const commitsSince = (candidate: Candidate, commit: string | undefined) => {
    const path = tree.toGit(candidate.sourceFile);
    const touches = [path, ...renames.backward(path)].flatMap((name) => index.touches.get(name) ?? []);
    return [...new Map(touches.map((touch) => [touch.commit.hash, touch.commit])).values()]
      .filter(({ hash }) => commit === undefined || !ancestry.reaches(commit, hash))
      .map(({ hash, time, subject }) => ({ commit: hash, date: toDate(time), subject }));
  };

  const pages = candidates.map((candidate, at): DriftPage => {
    const { locale, file, sourceFile } = candidate;
    const result = bases[at];
    const base = result?.base === undefined ? {} : { base: result.base };
    const page = { locale, file, sourceFile, ...UNCHANGED };
    if (exists[at] !== true) {
      const renamed = renames.forward(tree.toGit(sourceFile), (path) => sources.has(path));
      return {
        ...page,
        status: 'orphaned',
        ...(renamed === undefined ? {} : { renamedTo: tree.fromGit(renamed) }),
        ...base,
      };
    }
    if (result === undefined || result.kind === 'unknown')
      return { ...page, status: 'unknown', reason: result?.reason ?? 'no-history', ...base };
    if (!isAsked.has(at)) {
      // The pin lies beside the head's history, which came to the same text by commits of its own; or the source only moved.
      const isAside =
        result.renamed === true ||
        (result.since !== result.base.commit && commitsSince(candidate, result.since).length > 0);
      return { ...page, status: 'current', ...base, ...(isAside ? { cosmetic: true as const } : {}) };
    }
    const answer = answerOf.get(at);
    if (answer === undefined)
      return {
        ...page,
        status: 'unknown',
        reason: git.shallow.size > 0 ? 'shallow-history' : 'commit-not-found',
        ...base,
      };
    const { sections, added, deleted, confidence } = answer;
    const counted = {
      ...page,
      ...base,
      added,
      deleted,
      commits: commitsSince(candidate, result.since),
    };
    if (sections.length === 0) return { ...counted, status: 'current', cosmetic: true };
    const answered = sections.every((section) => section.answered === true);
    return { ...counted, status: 'drifted', sections, confidence, ...(answered ? { answered } : {}) };
  });
  return findCauses(pages, tree, index, ancestry);
}
