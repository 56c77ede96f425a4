/** Which pages to bring up to date first: where readers lose most. */
import type { Problem } from '../diagnostics/index.ts';
import { addressOf } from './page-address.ts';
import { readPopularity } from './popularity.ts';
import { compareText, type DriftPage } from './report.ts';
import type { Tree } from './reporting/load-tree.ts';

export interface PriorityOptions {
  /** ISO 8601: what ages count to. The newest commit of the report when not given, so that equal reports are in equal order. */
  readonly now?: string;
  /** How much readers ask for a page, from 1: see {@link createDemand}. The same for all when not given. */
  demandFor?(page: DriftPage): number;
}

export interface Priority {
  /** Days since the first change of the source that the translation has not. */
  daysBehind(page: DriftPage): number;
  /** Words that changed × age × demand. */
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
/** A change of spelling or grammar costs readers this part of another. */
const MINOR = 0.1;

/** By words that changed × age × what readers ask for; pages without a source come last. */
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

/** What readers ask for: by the views of pages where the site has counted them, else by the links of the source that lead to a page. */
export function createDemand(tree: Pick<Tree, 'site' | 'files' | 'pages' | 'readText'>): Demand {
  const { isKnown, viewsOf, problems } = readPopularity(tree.site, tree.files, tree.pages);
  if (isKnown) return { demandFor: (page) => 1 + viewsOf(page), problems };
  const counts = countLinks(tree.pages.source, tree.readText);
  return { demandFor: ({ sourceFile }) => 1 + Math.log2(1 + (counts.get(sourceFile) ?? 0)), problems };
}

export interface Demand {
  /** From 1. */
  demandFor(page: DriftPage): number;
  /** What is wrong with the file of views. */
  readonly problems: readonly Problem[];
}

const LINK = /\]\((\/[^)\s#?]*)/g;

/** How many pages of the source link to each, by the paths of the pages as their files have them. */
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
