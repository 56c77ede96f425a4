/** Which pages to bring up to date first: where readers lose most. */
import { compareText, type DriftPage } from './report.ts';

export interface PriorityOptions {
  /** ISO 8601: what ages count to. The newest commit of the report when not given, so that equal reports are in equal order. */
  readonly now?: string;
  /** How many links of the source lead to the page of a source file; 0 for all when not given. */
  linksTo?(sourceFile: string): number;
}

export interface Priority {
  /** Days since the first change of the source that the translation has not. */
  daysBehind(page: DriftPage): number;
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

/** By words that changed × age × links; pages without a source come last. */
export function createPriority(
  pages: readonly DriftPage[],
  { now, linksTo = () => 0 }: PriorityOptions = {},
): Priority {
  const dates = pages.flatMap(({ commits: [commit] }) =>
    commit === undefined ? [] : [Date.parse(commit.date)],
  );
  const end = now === undefined ? Math.max(0, ...dates) : Date.parse(now);
  const daysBehind = ({ commits }: DriftPage) => {
    const first = commits.at(-1)?.date;
    return first === undefined ? 0 : Math.max(0, Math.floor((end - Date.parse(first)) / 86_400_000));
  };
  const loss = (page: DriftPage) =>
    wordsOf(page) * (1 + daysBehind(page)) * (1 + Math.log2(1 + linksTo(page.sourceFile)));
  return {
    daysBehind,
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

function addressOf(path: string): string {
  return path
    .replace(/\.\w+$/, '')
    .replace(/(?:^|\/)_?index$/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
}
