/** Verdicts on pairs of texts, computed once for each triple of contents and cached between runs. */

import {
  type Git,
  type LineCounts,
  runTasks,
  type StartedWorkers,
  sha256,
  siblingModule,
  startWorkers,
} from '../../io/index.ts';
import { openAll } from './elsewhere.ts';
import { type Comparison, type Judged, judgePages, sortComparisons } from './judge-pages.ts';
import type { JudgeResult, JudgeSetup, JudgeTask } from './judge-worker.ts';
import type { Tree } from './load-tree.ts';
import type { Stored } from './stored.ts';

export interface PageVerdict extends Judged {
  /** As git counts lines. */
  readonly added: number;
  readonly deleted: number;
}

const WORKER = siblingModule('./judge-worker', import.meta.url);

/** Judging threads. */
export interface Judges {
  /** Number of threads; 0 for none. By default it depends on the amount of work. */
  readonly size?: number | undefined;
  /** Threads that were started earlier. */
  readonly started?: StartedWorkers | undefined;
}

/**
 * Starts threads that load their modules while git reads its history; none if verdicts are cached or there is little to judge. They must be closed once the
 * verdicts are there.
 */
export function startJudges(tree: Tree, stored: Stored, size: number | undefined): Judges {
  const files = [...tree.pages.translations.values()].reduce((sum, { size: count }) => sum + count, 0);
  const isCold = files >= MIN_FOR_THREADS && stored.read('verdicts', inputsOf(tree)) === undefined;
  return isCold && size !== 0 ? { size, started: startWorkers(WORKER, size) } : { size };
}

/** What verdicts depend on besides the contents. */
function inputsOf({ site, uiCatalogues, shortcodes }: Tree): string {
  const { origin, markdown, links, defaultLocale } = site;
  return sha256(
    JSON.stringify([origin, markdown, links.exampleHosts, defaultLocale, uiCatalogues, [...shortcodes]]),
  );
}

/** Verdicts by comparison; absent if the base's content is not in the object store. */
export async function judgeAll(
  comparisons: readonly Comparison[],
  tree: Tree,
  git: Git,
  stored: Stored,
  judges: Judges,
): Promise<ReadonlyMap<Comparison, PageVerdict>> {
  const version = inputsOf(tree);
  const known = new Map(Object.entries(stored.read<Record<string, PageVerdict>>('verdicts', version) ?? {}));
  const keyed = comparisons.map((comparison) => ({ comparison, key: keyOf(comparison) }));
  const open = keyed.filter(({ key }) => !known.has(key));
  if (open.length > 0) {
    const fresh = await computeAll(
      open.map(({ comparison }) => comparison),
      tree,
      git,
      judges,
    );
    for (const { comparison, key } of open) {
      const verdict = fresh.get(comparison);
      if (verdict !== undefined) known.set(key, verdict);
    }
    const used = keyed.flatMap(({ key }): [string, PageVerdict][] => {
      const verdict = known.get(key);
      return verdict === undefined ? [] : [[key, verdict]];
    });
    // Older verdicts are kept for branches that will be checked out again, up to a limit.
    const kept = [...known].slice(-MAX_KEPT);
    stored.write('verdicts', version, Object.fromEntries([...kept, ...used]));
  }
  return new Map(
    keyed.flatMap(({ comparison, key }): [Comparison, PageVerdict][] => {
      const verdict = known.get(key);
      return verdict === undefined ? [] : [[comparison, verdict]];
    }),
  );
}

/** Everything that a verdict depends on. */
function keyOf({ locale, path, before, trail, after, translation }: Comparison): string {
  const steps = trail.map((step) => `${step.source} ${step.before} ${step.after}`);
  return sha256([locale, path, before ?? '', after, translation, ...steps].join(' ')).slice(0, 32);
}

const MAX_KEPT = 10_000;

async function computeAll(
  comparisons: readonly Comparison[],
  tree: Tree,
  git: Git,
  judges: Judges,
): Promise<ReadonlyMap<Comparison, PageVerdict>> {
  const changed = comparisons.filter(({ before, after }) => before !== after);
  const counting = countChanges(changed, tree, git);
  // git counts lines while the threads judge.
  const [counts, judged] = await Promise.all([
    counting,
    judgeTexts(sortComparisons(comparisons), tree, git, judges),
  ]);
  const verdicts = new Map<Comparison, PageVerdict>();
  for (const comparison of comparisons) {
    const found = judged.get(comparison);
    const { added, deleted } = counts.get(comparison) ?? { added: 0, deleted: 0 };
    if (found !== undefined) verdicts.set(comparison, { ...found, added, deleted });
  }
  return verdicts;
}

/** Added and deleted lines as git counts them, each pair in the repository with the source. */
async function countChanges(
  comparisons: readonly Comparison[],
  tree: Tree,
  git: Git,
): Promise<ReadonlyMap<Comparison, LineCounts>> {
  const counts = new Map<Comparison, LineCounts>();
  for (const [own, group] of Map.groupBy(comparisons, ({ sourceFile }) => tree.gitOf(sourceFile) ?? git)) {
    const counted = await own.countLines(
      group.map(({ before, after, sourceFile }) => ({
        before: before ?? own.hashOf(new Uint8Array()),
        after:
          own !== git || tree.dirty.has(sourceFile)
            ? (tree.files.readBytes(sourceFile) ?? new Uint8Array())
            : after,
      })),
    );
    for (const [at, comparison] of group.entries()) {
      const found = counted[at];
      if (found !== undefined) counts.set(comparison, found);
    }
  }
  return counts;
}

/** With fewer comparisons, a thread costs more than it saves. */
const MIN_FOR_THREADS = 200;
/** Comparisons per task: enough to amortize its git process, few enough that the threads end together. */
const TASK_SIZE = 100;
const TIME_LIMIT_SECONDS = 120;

function tasksOf(comparisons: readonly Comparison[]): JudgeTask[] {
  const tasks: JudgeTask[] = [];
  for (let at = 0; at < comparisons.length; at += TASK_SIZE)
    tasks.push(comparisons.slice(at, at + TASK_SIZE));
  return tasks;
}

/** Threads need the source in the site's folder. @param size number of threads that the caller wants; 0 for none */
function needsThreads(comparisons: number, { source }: Tree, size: number | undefined): boolean {
  if (source !== undefined) return false;
  return size === undefined ? comparisons >= MIN_FOR_THREADS : size > 0;
}

async function judgeTexts(
  comparisons: readonly Comparison[],
  tree: Tree,
  git: Git,
  { size, started }: Judges,
): Promise<ReadonlyMap<Comparison, Judged>> {
  const { site, uiCatalogues, shortcodes, optionsOf, readText } = tree;
  const stores = [git, ...tree.elsewhere.map((each) => each.git)];
  const verdicts = new Map<Comparison, Judged>();
  const keep = (batch: readonly Comparison[], found: readonly (Judged | undefined)[]) => {
    for (const [at, comparison] of batch.entries()) {
      const verdict = found[at];
      if (verdict !== undefined) verdicts.set(comparison, verdict);
    }
  };
  const judgeHere = async (batch: readonly Comparison[]) => {
    const objects = openAll(stores);
    try {
      keep(batch, await judgePages(batch, { objects, optionsOf, readText }));
    } finally {
      await objects.close();
    }
  };
  if (!needsThreads(comparisons.length, tree, size)) {
    await judgeHere(comparisons);
    return verdicts;
  }
  const tasks = tasksOf(comparisons);
  const open = new Set(tasks);
  await runTasks<JudgeTask, JudgeResult>(tasks, {
    module: WORKER,
    data: {
      site,
      uiCatalogues,
      shortcodes,
      elsewhere: tree.elsewhere.map(({ folder }) => folder),
    } satisfies JudgeSetup,
    ...(size === undefined ? {} : { size }),
    started,
    timeLimitSeconds: TIME_LIMIT_SECONDS,
    onOutcome(task, outcome) {
      if (outcome.kind !== 'done') return;
      keep(task, outcome.result);
      open.delete(task);
    },
  });
  // Tasks that a thread could not complete, perhaps for lack of memory, are done here.
  for (const task of open) await judgeHere(task);
  return verdicts;
}
