/** Sorts pages by how urgently readers need an update. */
import type { Problem } from '../diagnostics/index.ts';
import { addressOf } from './page-address.ts';
import { readPopularity } from './popularity.ts';
import { compareText, type DriftPage } from './report.ts';
import type { Tree } from './reporting/load-tree.ts';

export interface PriorityOptions {
  /** ISO 8601: the date from which ages are computed. By default that of the newest commit in the report, so that equal reports have the same order. */
  readonly now?: string;
  /** Demand of readers for a page, from 1: see {@link createDemand}. By default equal for all pages. */
  demandFor?(page: DriftPage): number;
}

export interface Priority {
  /** Days since the first change that the translation lacks. */
  daysBehind(page: DriftPage): number;
  /** Changed words × age × demand. */
  loss(page: DriftPage): number;
  compare(a: DriftPage, b: DriftPage): number;
}

const RANKS: Readonly<Record<DriftPage['status'], number>> = {
  drifted: 0,
  untranslated: 1,
  unknown: 2,
  current: 3,
  missing: 4,
  orphaned: 5,
};
/** Weight of a change of spelling or grammar. */
const MINOR = 0.1;

/** Sorts by changed words × age × demand; pages without a source come last. */
export function createPriority(
  pages: readonly DriftPage[],
  { now, demandFor = () => 1 }: PriorityOptions = {},
): Priority {
  const dates = pages.flatMap(({ commits: [commit] }) =>
    commit === undefined ? [] : [Date.parse(commit.date)],
  );
  const end = now === undefined ? Math.max(0, ...dates) : Date.parse(now);
  const daysBehind = ({ commits }: DriftPage) => {
    const first = commits.at(-1)?.date;
    return first === undefined ? 0 : Math.max(0, Math.floor((end - Date.parse(first)) / 86_400_000));
  };
  const loss = (page: DriftPage) => wordsOf(page) * (1 + daysBehind(page)) * demandFor(page);
  return {
    daysBehind,
    loss,
    compare: (a, b) =>
      RANKS[a.status] - RANKS[b.status] ||
      loss(b) - loss(a) ||
      (b.causes?.length ?? 0) - (a.causes?.length ?? 0) ||
      compareText(a.locale, b.locale) ||
      compareText(a.file, b.file),
  };
}

function wordsOf({ sections, added, deleted }: DriftPage): number {
  if (sections.length === 0) return added + deleted;
  return sections
    .filter(({ answered }) => answered !== true)
    .reduce((sum, { words, severity }) => sum + words * (severity === 'minor' ? MINOR : 1), 0);
}

/** Demand of readers: from page views if the site provides them, else from the number of source pages that link to a page. */
export function createDemand(tree: Pick<Tree, 'site' | 'files' | 'pages' | 'readText'>): Demand {
  const { isKnown, viewsOf, problems } = readPopularity(tree.site, tree.files, tree.pages);
  if (isKnown) return { demandFor: (page) => 1 + viewsOf(page), problems };
  const counts = countLinks(tree.pages.source, tree.readText);
  return { demandFor: ({ sourceFile }) => 1 + Math.log2(1 + (counts.get(sourceFile) ?? 0)), problems };
}

export interface Demand {
  /** From 1. */
  demandFor(page: DriftPage): number;
  /** Problems of the file with page views. */
  readonly problems: readonly Problem[];
}

const LINK = /\]\((\/[^)\s#?]*)/g;

/** Number of source pages that link to each page, by the page's path. */
export function countLinks(
  source: ReadonlyMap<string, string>,
  readText: (file: string) => string,
): ReadonlyMap<string, number> {
  const files = new Map([...source].map(([path, file]) => [addressOf(path), file]));
  const counts = new Map<string, number>();
  for (const file of source.values()) {
    const targets = new Set([...readText(file).matchAll(LINK)].map(([, path = '']) => addressOf(path)));
    for (const target of targets) {
      const found = files.get(target);
      if (found !== undefined && found !== file) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  return counts;
}
