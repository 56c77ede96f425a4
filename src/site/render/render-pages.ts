/** Renders the pages of a site: cached pages are verified, the others go to worker threads. */
import type { Page } from '../../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import {
  availableThreads,
  runTasks,
  type StartedWorkers,
  siblingModule,
  startWorkers,
  type TaskOutcome,
  type WorkerReserve,
} from '../../io/index.ts';
import type { BriefFacts, RenderCache, RenderedFacts, Verification } from './render-cache.ts';
import type { RenderTask, RenderTaskResult, WantedFacts, WorkerSetup } from './render-worker.ts';

/** The pages to render, and those that are cached. */
export interface RenderPlan<F extends BriefFacts = BriefFacts> {
  /** What is wanted of each page: see {@link WantedFacts}. */
  readonly wanted: WantedFacts;
  /** In rendering order: translations of a page are adjacent, because they share code blocks, which one worker then highlights once. */
  readonly pages: readonly Page[];
  /** Cache keys. */
  readonly keys: ReadonlyMap<Page, string>;
  readonly known: ReadonlyMap<Page, F>;
  /** The pages that are not cached. */
  readonly missing: readonly Page[];
}

export interface RenderedSite<F extends BriefFacts = BriefFacts> {
  /** Facts by page; absent for pages whose rendering failed. */
  readonly facts: ReadonlyMap<Page, F>;
  readonly problems: readonly Problem[];
}

export interface RenderOptions<F extends BriefFacts = BriefFacts> {
  readonly plan: RenderPlan<F>;
  readonly cache: RenderCache;
  readonly setup: Omit<WorkerSetup, 'wanted'>;
  /** Texts to use instead of those on disk; their results are not cached. */
  readonly texts?: ReadonlyMap<Page, string> | undefined;
  /** From {@link startRenderWorkers}; threads that are not needed are ended. */
  readonly started?: StartedWorkers | undefined;
  /** Threads kept between renderings of the same site; the caller closes it. */
  readonly reserve?: WorkerReserve | undefined;
  /** Do not limit the cache's size: the caller does it. */
  readonly keepsAll?: boolean | undefined;
  /** Time limit for rendering a page. */
  readonly timeLimitSeconds: number;
  /** Once aborted, no further page is started. */
  readonly signal?: AbortSignal | undefined;
  onProgress(done: number, total: number): void;
  /** Called once for every page, as soon as it is rendered or has failed. */
  onPage?(page: Page, facts: F | undefined): void;
}

const WORKER = siblingModule('./render-worker', import.meta.url);

/** Starts threads before it is known what to render. */
export function startRenderWorkers(): StartedWorkers {
  return startWorkers(WORKER);
}

/** Pages per task: enough to keep messages cheap, few enough that the workers end together. */
const TASK_SIZE = 12;

/** Looks up every page in the cache, for a build: its bodies must be there too. */
export function planBuild(
  pages: readonly Page[],
  cache: RenderCache,
  verification: Verification,
): RenderPlan<BriefFacts> {
  return planRendering(pages, cache, 'brief', (key) => cache.readBrief(key, verification));
}

/** Looks up every page in the cache, for a check of all facts. */
export function planCheck(
  pages: readonly Page[],
  cache: RenderCache,
  verification: Verification,
): RenderPlan<RenderedFacts> {
  return planRendering(pages, cache, 'all', (key) => cache.read(key, verification));
}

function planRendering<F extends BriefFacts>(
  pages: readonly Page[],
  cache: Pick<RenderCache, 'keyOf'>,
  wanted: WantedFacts,
  read: (key: string) => F | undefined,
): RenderPlan<F> {
  const ordered = [...pages].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const keys = new Map<Page, string>();
  const known = new Map<Page, F>();
  const missing: Page[] = [];
  for (const page of ordered) {
    const key = cache.keyOf(page);
    keys.set(page, key);
    const facts = read(key);
    if (facts === undefined) missing.push(page);
    else known.set(page, facts);
  }
  return { wanted, pages: ordered, keys, known, missing };
}

export async function renderPages<F extends BriefFacts>({
  plan,
  cache,
  setup,
  texts,
  started,
  reserve,
  keepsAll = false,
  timeLimitSeconds,
  signal,
  onProgress,
  onPage,
}: RenderOptions<F>): Promise<RenderedSite<F>> {
  const facts = new Map(plan.known);
  const problems: Problem[] = [];
  const total = plan.pages.length;
  let done = facts.size;
  onProgress(done, total);
  for (const [page, known] of plan.known) onPage?.(page, known);

  const byKey = new Map(plan.missing.map((page) => [plan.keys.get(page) ?? '', page]));
  const places = new Map(setup.pages.map((page, at) => [page, at]));
  const retry: RenderTask[] = [];
  const accept = (task: RenderTask, outcome: TaskOutcome<RenderTaskResult<F>>) => {
    if (outcome.kind !== 'done' && task.length > 1) {
      // One of several pages failed: each is rendered separately, so that only that one is lost.
      retry.push(...task.map((one) => [one]));
      return;
    }
    const results = new Map(outcome.kind === 'done' ? outcome.result : []);
    for (const { key } of task) {
      const page = byKey.get(key);
      const result = results.get(key);
      if (page === undefined) continue;
      const rendered = result === 'changed' ? undefined : result;
      if (rendered !== undefined) facts.set(page, rendered);
      if (result === 'changed') problems.push(changed(page));
      if (outcome.kind !== 'done') problems.push(failure(page, outcome));
      onPage?.(page, rendered);
    }
    done += task.length;
    onProgress(done, total);
  };
  const run = (tasks: readonly RenderTask[]) =>
    runTasks<RenderTask, RenderTaskResult<F>>(tasks, {
      module: WORKER,
      data: { ...setup, wanted: plan.wanted },
      started,
      reserve,
      size: sizeFor(started === undefined ? plan.missing.length : undefined, setup.pages.length),
      timeLimitSeconds,
      signal,
      onOutcome: accept,
    });
  try {
    const tasks = [...byKey].map(([key, page]) => {
      const text = texts?.get(page);
      return {
        key,
        at: places.get(page) ?? -1,
        ...(page.variant === undefined ? {} : { variant: page }),
        ...(text === undefined ? {} : { text }),
      };
    });
    await run(toTasks(tasks));
    await run(retry.splice(0));
  } finally {
    started?.close();
  }
  for (const { problems: found } of facts.values()) problems.push(...found);
  if (plan.missing.length > 0 && texts === undefined && !keepsAll)
    cache.prune([...facts].map(([page, known]) => [plan.keys.get(page) ?? '', known]));
  return { facts, problems };
}

function toTasks(wanted: RenderTask): RenderTask[] {
  const tasks: RenderTask[] = [];
  for (let start = 0; start < wanted.length; start += TASK_SIZE)
    tasks.push(wanted.slice(start, start + TASK_SIZE));
  return tasks;
}

/** Starting a thread costs as much as rendering this many pages. */
const PAGES_PER_THREAD = 40;

/** @param wanted number of pages to render; absent if threads have been started already */
function sizeFor(wanted: number | undefined, all: number): number {
  const available = availableThreads(all);
  return wanted === undefined ? available : Math.min(available, Math.ceil(wanted / PAGES_PER_THREAD));
}

function changed({ file, locale }: Page): Problem {
  return createProblem('render-failed', filePlace(file), {
    message: 'Unexpected change of the page during the build, expected an unchanged file.',
    hint: 'Run the command again.',
    locale,
  });
}

function failure({ file, locale }: Page, outcome: Exclude<TaskOutcome<unknown>, { kind: 'done' }>): Problem {
  if (outcome.kind === 'timeout') {
    return createProblem('render-failed', filePlace(file), {
      message: `Unexpected duration of rendering, expected at most ${outcome.seconds} seconds.`,
      hint: 'Split the page, or look for deeply nested or very long constructs.',
      locale,
    });
  }
  return createProblem('render-failed', filePlace(file), {
    message: `Unexpected failure while rendering: ${outcome.reason}`,
    hint: 'This is a bug in Lockstep: please report it with the page.',
    locale,
  });
}
