/** Renders the pages of a site: what the cache holds is verified, the rest goes to worker threads. */
import type { Page } from '../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { runTasks, type TaskAnswer } from '../io/index.ts';
import type { HashedLookups } from '../rendering/index.ts';
import type { RenderCache, RenderedFacts } from './render-cache.ts';
import type { RenderTask, RenderTaskResult, WorkerSetup } from './render-worker.ts';

export interface RenderedSite {
  readonly facts: ReadonlyMap<Page, RenderedFacts>;
  /** Cache keys. */
  readonly keys: ReadonlyMap<Page, string>;
  readonly problems: readonly Problem[];
  /** How many pages had to be rendered; the others came from the cache. */
  readonly rendered: number;
}

export interface RenderPagesOptions {
  readonly pages: readonly Page[];
  readonly lookups: HashedLookups;
  readonly cache: RenderCache;
  readonly setup: WorkerSetup;
  onProgress(done: number, total: number): void;
}

/** A page that takes longer is given up; the slowest of kubernetes/website takes about a second. */
const TIME_LIMIT_SECONDS = 60;

/** Pages that one task holds: enough that messages cost nothing, few enough that the workers end together. */
const TASK_SIZE = 12;

export async function renderPages({
  pages,
  lookups,
  cache,
  setup,
  onProgress,
}: RenderPagesOptions): Promise<RenderedSite> {
  const facts = new Map<Page, RenderedFacts>();
  const keys = new Map<Page, string>();
  const problems: Problem[] = [];
  const missing: Page[] = [];
  for (const page of pages) {
    const key = cache.keyOf(page);
    keys.set(page, key);
    const known = cache.read(key, lookups.holds);
    if (known === undefined) missing.push(page);
    else facts.set(page, known);
  }
  let done = pages.length - missing.length;
  onProgress(done, pages.length);

  const byKey = new Map(missing.map((page) => [keys.get(page) ?? '', page]));
  const retry: RenderTask[] = [];
  const accept = (task: RenderTask, answer: TaskAnswer<RenderTaskResult>) => {
    if (answer.kind === 'done') {
      for (const [key, result] of answer.result) {
        const page = byKey.get(key);
        if (page !== undefined) facts.set(page, result);
      }
    } else if (task.length > 1) {
      // One page of several failed: each is tried by itself, so that only that one is lost.
      retry.push(...task.map((key) => [key]));
      return;
    } else problems.push(failure(byKey.get(task[0] ?? ''), answer));
    done += task.length;
    onProgress(done, pages.length);
  };
  const run = (tasks: readonly RenderTask[]) =>
    runTasks<RenderTask, RenderTaskResult>(tasks, {
      module: new URL('./render-worker.ts', import.meta.url),
      data: setup,
      timeLimitSeconds: TIME_LIMIT_SECONDS,
      onAnswer: accept,
    });
  await run(toTasks(missing, keys));
  await run(retry.splice(0));
  for (const { problems: found } of facts.values()) problems.push(...found);
  if (missing.length > 0) cache.prune(keys.values());
  return { facts, keys, problems, rendered: missing.length };
}

/** Translations of a page stand together, because they share code blocks, which one worker then colours once. */
function toTasks(pages: readonly Page[], keys: ReadonlyMap<Page, string>): RenderTask[] {
  const byId = [...pages].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const entries = byId.map((page) => keys.get(page) ?? '');
  const tasks: RenderTask[] = [];
  for (let start = 0; start < entries.length; start += TASK_SIZE)
    tasks.push(entries.slice(start, start + TASK_SIZE));
  return tasks;
}

function failure(page: Page | undefined, answer: Exclude<TaskAnswer<unknown>, { kind: 'done' }>): Problem {
  const { file = '', locale } = page ?? {};
  if (answer.kind === 'timeout') {
    return createProblem('render-failed', filePlace(file), {
      message: `Unexpected duration: the page was not rendered within ${answer.seconds} seconds.`,
      hint: 'Split the page, or look for deeply nested or very long constructs.',
      locale,
    });
  }
  return createProblem('render-failed', filePlace(file), {
    message: `Unexpected failure while rendering: ${answer.reason}`,
    hint: 'This is a defect of Lockstep: please report it with the page.',
    locale,
  });
}
