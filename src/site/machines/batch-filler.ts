/** Executes batches: their results are written to the disk cache and to the shared cache. */
import { createWorkerReserve } from '../../io/index.ts';
import type { PreparedBuild } from '../build-steps.ts';
import { createBuildSources } from '../outputs/build-sources.ts';
import { createOutputs, pagesOf } from '../outputs/create-outputs.ts';
import type { PageOutput } from '../outputs/output.ts';
import { planPages, renderSite } from '../render/prepare.ts';
import { createPageSender, fetchPages } from '../render/remote.ts';
import { createBatchPrinter } from './batch-printer.ts';
import { type Batch, readBatch } from './batches.ts';

export interface BatchFiller {
  /** Renders and prints what neither cache has; several batches may run at once. Failures are left to the build, which reports them. */
  fill(batch: Batch): Promise<Filled>;
  /** Parses a batch of this site; `undefined` if the data is invalid. */
  read(data: unknown): Batch | undefined;
  close(): Promise<void>;
}

export interface Filled {
  /** Number of pages rendered and printed here. */
  readonly rendered: number;
  readonly printed: number;
}

export function createBatchFiller(
  { loaded, cache, drawer }: PreparedBuild,
  { timeLimitSeconds }: { readonly timeLimitSeconds?: number | undefined },
): BatchFiller {
  const sources = createBuildSources(cache.pages, drawer);
  const outputs = pagesOf(createOutputs(loaded, sources).table);
  const printer = createBatchPrinter({ loaded, cache });
  const reserve = createWorkerReserve();
  const { pages: all } = loaded.corpus;
  const showing = outputsByPage(outputs);
  return {
    read: (data) => readBatch(data, all, outputs),
    async fill(batch) {
      const pages = batch.pages.flatMap((at) => all[at] ?? []);
      await fetchPages(cache, planPages(loaded, cache, pages));
      const plan = planPages(loaded, cache, pages);
      const send = createPageSender(cache, plan);
      sources.expect(plan, Promise.resolve(new Map()));
      const { facts } = await renderSite(loaded, cache, plan, {
        reserve,
        timeLimitSeconds,
        keepsAll: true,
        onPage(page, rendered) {
          sources.accept(page, rendered);
          send(page, rendered);
        },
        onProgress() {},
      });
      const ready = new Set(
        pages
          .flatMap((page) => showing.get(page) ?? [])
          .filter(({ uses }) => uses.every((page) => facts.has(page))),
      );
      const bare = batch.outputs.flatMap((at) => outputs[at] ?? []);
      const printed = await printer.print([...ready, ...bare.filter(({ uses }) => uses.length === 0)]);
      sources.forget(pages);
      return { rendered: plan.missing.length, printed };
    },
    async close() {
      await reserve.close();
      await drawer.close();
      printer.close();
    },
  };
}

/** The outputs that show each page. */
function outputsByPage(outputs: readonly PageOutput[]): Map<PageOutput['uses'][number], PageOutput[]> {
  const showing = new Map<PageOutput['uses'][number], PageOutput[]>();
  for (const output of outputs)
    for (const page of output.uses) {
      const list = showing.get(page);
      if (list === undefined) showing.set(page, [output]);
      else list.push(output);
    }
  return showing;
}
