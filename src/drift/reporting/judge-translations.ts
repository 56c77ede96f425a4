/**
 * Judges the translations of a tree under git. Each is one record that grows: it gets a base, a comparison if the source has changed since, and becomes a page of
 * the report.
 */
import { parseOutline } from '../../alignment/index.ts';
import { type Commit, type Git, sha256 } from '../../io/index.ts';
import { type Ancestry, collectFileChanges, createAncestry, createRenameIndex } from '../history.ts';
import { decideLosses, type PageFacts } from '../losses/decide.ts';
import type { Base, DriftPage, SectionChange, SourceCommit, TrailStep } from '../report.ts';
import { type Based, type Candidate, findBases, type HistoryIndex, toDate } from './bases.ts';
import { findCauses } from './causes.ts';
import type { Comparison } from './judge-pages.ts';
import type { Tree, TreeHistory } from './load-tree.ts';
import type { Stored } from './stored.ts';
import { createTrails } from './trails.ts';
import { type Judges, judgeAll, type PageVerdict } from './verdicts.ts';

/** Fields of a page whose source has not changed. */
export const UNCHANGED = { added: 0, deleted: 0, commits: [], sections: [] } as const;

interface Prepared extends Based {
  /** Whether the source exists. */
  readonly exists: boolean;
  /** For a translation without a pin: the commits that made it. */
  readonly trail: readonly TrailStep[];
  /** Absent if the source or the base of the translation is unknown. */
  readonly comparison?: Comparison;
  /** Whether the source is unchanged, so that only the translation is examined. */
  readonly isSettled: boolean;
}

/** What is known about the tree before its translations are judged. */
interface Context {
  readonly tree: Tree;
  readonly index: HistoryIndex;
  readonly ancestry: Ancestry;
  /** Repository paths of the sources. */
  readonly sources: ReadonlySet<string>;
  readonly isShallow: boolean;
}

export interface JudgedPages {
  readonly pages: readonly DriftPage[];
  /** Translated share of pages, 0 to 1, by file, as far as it is known already. */
  readonly shares: ReadonlyMap<string, number>;
}

/** @param sourceDir content folder of the source, with a trailing slash, relative to the site directory */
export async function judgeTranslations(
  candidates: readonly Candidate[],
  sourceDir: string,
  {
    tree,
    git,
    history,
    stored,
    judges,
  }: {
    readonly tree: Tree;
    readonly git: Git;
    readonly history: TreeHistory;
    readonly stored: Stored;
    readonly judges: Judges;
  },
): Promise<JudgedPages> {
  const folder = tree.toGit(sourceDir);
  const index: HistoryIndex = {
    commits: history.commits,
    fileChanges: collectFileChanges(history.commits, (path) => !/\.(?:png|jpe?g|svg|gif)$/.test(path)),
    renames: createRenameIndex(history.renames, history.commits, (path) => path.startsWith(folder)),
  };
  const context: Context = {
    tree,
    index,
    ancestry: createAncestry(history.commits),
    sources: new Set([...tree.pages.source.values()].map(tree.toGit)),
    isShallow: git.shallow.size > 0,
  };
  const based = await findBases(candidates, tree, git, index);
  const trailOf = createTrailFinder(history, folder, context);
  const prepared = based.map((translation) => prepare(translation, trailOf(translation), tree));
  const comparisons = prepared.flatMap(({ comparison }) => comparison ?? []);
  const verdicts = await judgeAll(comparisons, tree, git, stored, judges);
  const pages = prepared.map((translation) => {
    const { comparison } = translation;
    return toPage(translation, comparison === undefined ? undefined : verdicts.get(comparison), context);
  });
  const shares = new Map(
    comparisons.flatMap((comparison): [string, number][] => {
      const share = verdicts.get(comparison)?.share;
      return share === undefined ? [] : [[comparison.file, share]];
    }),
  );
  const explained = findCauses(withLosses(pages, prepared, verdicts, tree), tree, index, context.ancestry);
  return { pages: explained, shares };
}

/** Adds losses to pages. */
function withLosses(
  pages: readonly DriftPage[],
  prepared: readonly Prepared[],
  verdicts: ReadonlyMap<Comparison, PageVerdict>,
  tree: Tree,
): DriftPage[] {
  const facts = prepared.flatMap(({ comparison, isSettled }): PageFacts[] => {
    const own = comparison === undefined ? undefined : verdicts.get(comparison)?.facts;
    if (comparison === undefined || own === undefined) return [];
    const { locale, file, sourceFile } = comparison;
    return [{ locale, file, sourceFile, facts: own, isSettled }];
  });
  const lost = decideLosses(facts, (file) =>
    parseOutline(tree.readText(file), tree.optionsOf(), tree.pathOf(file)),
  );
  return pages.map((page) => {
    const own = page.status === 'current' || page.status === 'drifted' ? lost.get(page.file) : undefined;
    return own === undefined ? page : { ...page, lost: own };
  });
}

function createTrailFinder(
  { commits, renames }: TreeHistory,
  folder: string,
  { tree, index, ancestry, sources }: Context,
): (translation: Based) => readonly TrailStep[] {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const trails = createTrails(index, renames, ancestry, folder, sources);
  return ({ file, sourceFile, pin, found }) => {
    const last = found.kind === 'base' && pin === undefined ? byHash.get(found.base.commit ?? '') : undefined;
    return last === undefined ? [] : trails.find(tree.toGit(file), tree.toGit(sourceFile), last);
  };
}

function prepare(translation: Based, trail: readonly TrailStep[], tree: Tree): Prepared {
  const { locale, path, file, sourceFile, found } = translation;
  const after = tree.blobs.get(sourceFile);
  const exists = after !== undefined && tree.files.kindOf(sourceFile) === 'file';
  if (!exists || found.kind !== 'base') return { ...translation, trail, exists, isSettled: false };
  const isSettled = trail.length < 2 && (trail[0]?.source ?? after) === after && found.base.blob === after;
  const own = tree.blobs.get(file) ?? sha256(tree.readText(file));
  const comparison = {
    locale,
    path,
    file,
    sourceFile,
    before: found.base.blob,
    trail: isSettled ? [] : trail,
    after,
    translation: own,
  };
  return { ...translation, trail, exists, isSettled, comparison };
}

function toPage(translation: Prepared, verdict: PageVerdict | undefined, context: Context): DriftPage {
  const { locale, file, sourceFile, found, exists, isSettled, comparison, trail } = translation;
  const base = found.base === undefined ? {} : { base: found.base };
  const page = { locale, file, sourceFile, ...UNCHANGED };
  if (!exists) return { ...page, status: 'orphaned', ...renamedTo(sourceFile, context), ...base };
  if (found.kind === 'unknown') return { ...page, status: 'unknown', reason: found.reason, ...base };
  if (comparison === undefined || isSettled) {
    // The pin is outside the head's history, which reached the same text by other commits; or the source was only moved.
    const isAside =
      found.renamed === true ||
      (found.since !== found.base.commit && commitsSince(sourceFile, found.since, context).length > 0);
    return { ...page, status: 'current', ...base, ...(isAside ? { cosmetic: true } : {}) };
  }
  if (verdict === undefined) {
    const reason = context.isShallow ? 'shallow-history' : 'commit-not-found';
    return { ...page, status: 'unknown', reason, ...base };
  }
  const { added, deleted, confidence } = verdict;
  const sections = verdict.sections.map((section) => withBase(section, trail, found.base));
  const commits = commitsSince(sourceFile, oldestOf(sections, trail) ?? found.since, context);
  const counted = { ...page, ...base, added, deleted, commits, ...(trail.length > 0 ? { trail } : {}) };
  if (sections.length === 0 || isLeftAsItIs(sourceFile, oldestOf(sections, trail) ?? found.since, context))
    return {
      ...counted,
      status: 'current',
      ...(found.base.blob === comparison.after ? {} : { cosmetic: true }),
    };
  const answered = sections.every((section) => section.answered === true);
  const severity = sections.every((section) => section.severity === 'minor') ? 'minor' : 'major';
  return { ...counted, status: 'drifted', severity, sections, confidence, ...(answered ? { answered } : {}) };
}

/** A section with its own base, if it differs from the page's. */
function withBase(
  { origin, ...section }: SectionChange,
  trail: readonly TrailStep[],
  page: Base,
): SectionChange {
  const step = origin === undefined ? undefined : trail[origin];
  const isOwn = step !== undefined && step.commit !== page.commit && step.source !== page.blob;
  const blob = step?.source ?? page.blob;
  const blocks = section.blocks.map(({ origin: own, ...block }) => {
    const source = own === undefined ? blob : (trail[own]?.source ?? blob);
    return { ...block, ...(source === undefined || source === blob ? {} : { baseBlob: source }) };
  });
  if (!isOwn) return { ...section, blocks };
  const { commit, source, time } = step;
  return { ...section, blocks, base: { from: 'history', commit, blob: source, date: toDate(time) } };
}

/** The commit of the oldest base among sections with a base of their own. */
function oldestOf(sections: readonly SectionChange[], trail: readonly TrailStep[]): string | undefined {
  return trail.find(({ commit }) => sections.some(({ base }) => base?.commit === commit))?.commit;
}

function renamedTo(sourceFile: string, { tree, index, sources }: Context): { readonly renamedTo?: string } {
  const renamed = index.renames.forward(tree.toGit(sourceFile), (path) => sources.has(path));
  return renamed === undefined ? {} : { renamedTo: tree.fromGit(renamed) };
}

/** Whether all changes have the commit trailer `Translation: not-needed`. */
function isLeftAsItIs(sourceFile: string, commit: string | undefined, context: Context): boolean {
  const commits = commitsAfter(sourceFile, commit, context);
  return commits.length > 0 && commits.every(({ isUntranslatable }) => isUntranslatable === true);
}

/** Commits on the source, under any of its names, that are not in the history of another commit. */
function commitsSince(sourceFile: string, commit: string | undefined, context: Context): SourceCommit[] {
  return commitsAfter(sourceFile, commit, context).map(({ hash, time, subject }) => ({
    commit: hash,
    date: toDate(time),
    subject,
  }));
}

function commitsAfter(
  sourceFile: string,
  commit: string | undefined,
  { tree, index, ancestry }: Context,
): Commit[] {
  const path = tree.toGit(sourceFile);
  const fileChanges = [path, ...index.renames.backward(path)].flatMap(
    (name) => index.fileChanges.get(name) ?? [],
  );
  return [...new Map(fileChanges.map((change) => [change.commit.hash, change.commit])).values()].filter(
    ({ hash }) => commit === undefined || !ancestry.reaches(commit, hash),
  );
}
