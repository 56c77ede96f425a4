/**
 * A build that shares its work: batches go to workers through a queue, and results come back through the shared cache. The build takes batches too, and repeats
 * late ones. Afterwards everything that could be rendered is in the cache, and the build continues as if it were alone.
 */
import { createProblem, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import {
  availableThreads,
  type BuildQueue,
  createCacheFolder,
  openBuildQueue,
  showRedis,
} from '../../io/index.ts';
import { sizeOfPage } from '../build-shard.ts';
import type { BuildOptions, PreparedBuild } from '../build-steps.ts';
import type { SharedWork } from '../build-summary.ts';
import { pagesOf } from '../outputs/create-outputs.ts';
import { createPrintKeys } from '../outputs/print-keys.ts';
import { pagesUsed, planPages } from '../render/prepare.ts';
import { shareFolder } from '../render/remote.ts';
import { announcementOf } from './announcement.ts';
import { type BatchBook, createBatchBook } from './batch-book.ts';
import { type BatchFiller, createBatchFiller } from './batch-filler.ts';
import { type Batch, planBatches } from './batches.ts';
import { revisionOf } from './revision.ts';

/** With fewer pages, a build is done before a worker has read the site. */
const MIN_SHARED_PAGES = 24;

/** @throws MissingPackageError, QueueError */
export async function shareWork(
  prepared: PreparedBuild,
  options: BuildOptions & { readonly redis: string },
): Promise<SharedWork> {
  const shown = showRedis(options.redis);
  const batches = await batchesOf(prepared);
  if (batches.reduce((sum, { pages }) => sum + pages.length, 0) < MIN_SHARED_PAGES)
    return { batches: 0, byWorkers: 0, workers: 0, rendered: 0, printed: 0, problems: [] };
  const filler = createBatchFiller(prepared, options);
  const book = createBatchBook(batches.length, options.clock);
  const queue = await openBuildQueue<Batch>(
    options.redis,
    announcementOf(options, revisionOf(prepared, options.env)),
    book.arrive,
  );
  try {
    await queue.add(new Map(batches.entries()));
    const counts = await fillAll(batches, book, queue, filler, options.onProgress);
    const problems = problemsOf(shown, queue.failure(), await queue.refusals());
    return { ...counts, batches: batches.length, problems };
  } finally {
    await queue.close();
    await filler.close();
  }
}

/** The pages to render; all pages, if nothing has been printed with this theme and code. */
async function batchesOf(prepared: PreparedBuild): Promise<Batch[]> {
  const { loaded, cache, table } = prepared;
  const { bundle, names } = createPrintKeys(loaded);
  const printed = createCacheFolder(cache.folder('printed'));
  if (printed.read(names.assets) === undefined) await shareFolder(cache, 'printed')?.fetch([bundle]);
  // Other texts of pages are few and not in the site's list of pages: the build renders them itself.
  const pages = pagesUsed(table).filter(({ variant }) => variant === undefined);
  const plan = planPages(loaded, cache, pages);
  const isAll = printed.read(names.assets) === undefined;
  const outputs = pagesOf(table).flatMap(({ uses }, at) => (uses.length === 0 ? [at] : []));
  return planBatches({
    all: loaded.corpus.pages,
    pages: isAll ? plan.pages : plan.missing,
    sizeOf: (page) => sizeOfPage(prepared, page),
    // Lists of pages change if many pages do.
    outputs: isAll || plan.missing.length > plan.pages.length / 2 ? outputs : [],
  });
}

/** Resolves when every batch is completed, here or elsewhere. */
async function fillAll(
  batches: readonly Batch[],
  book: BatchBook,
  queue: Pick<BuildQueue<Batch>, 'takeBack' | 'failure'>,
  filler: Pick<BatchFiller, 'fill'>,
  onProgress: BuildOptions['onProgress'],
): Promise<Omit<SharedWork, 'batches' | 'problems'>> {
  const workers = new Set<string>();
  const counts = { byWorkers: 0, rendered: 0, printed: 0 };
  const run = async (): Promise<void> => {
    for (let next = await book.take(queue); next !== undefined; next = await book.take(queue)) {
      const { rendered, printed } = await filler.fill(batches[next.at] ?? { pages: [], outputs: [] });
      counts.rendered += rendered;
      counts.printed += printed;
      if (next.worker !== undefined && rendered + printed === 0) {
        counts.byWorkers += 1;
        workers.add(next.worker);
      }
      onProgress('rendering', book.finish(next), batches.length);
    }
  };
  // One more than there are threads: results are fetched while they render.
  await Promise.all(Array.from({ length: availableThreads() + 1 }, run));
  return { ...counts, workers: workers.size };
}

function problemsOf(shown: string, failure: string | undefined, refusals: readonly string[]): Problem[] {
  const problems = refusals.map((refusal) =>
    createProblem('refused-worker', NOWHERE, {
      message: `Unexpected worker with a different state of the site: ${refusal}.`,
      hint: 'Give it the same commit with its history, the same version of Node, Lockstep and packages, and the same secret.',
    }),
  );
  if (failure === undefined) return problems;
  return [
    ...problems,
    createProblem('unusable-queue', NOWHERE, {
      message: `Unexpected failure of the queue at ${shown}: ${failure}. The build continued without workers.`,
      hint: 'Check the address and its credentials, and whether Redis is running.',
    }),
  ];
}
