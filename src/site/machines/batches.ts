/** Batches: the units of work that a build distributes to workers or does itself. */
import type { Page } from '../../corpus/index.ts';
import type { PageOutput } from '../outputs/output.ts';

/** Pages to render and all outputs that show them; and outputs without rendered text. Both are positions in lists that are the same on every machine. */
export interface Batch {
  /** Positions in the site's pages. */
  readonly pages: readonly number[];
  /** Positions among the pages in the table of outputs. */
  readonly outputs: readonly number[];
}

/** Number of batches, if there are enough pages: machines that start at different times should still end together. */
const BATCHES = 64;
/** Smaller batches are not worth a message; larger ones occupy more than one thread. */
const MIN_PAGES = 4;
const MAX_PAGES = 40;
/** A batch of longer pages has fewer of them. Pages of kubernetes/website have 9 kB on average. */
const MAX_BYTES = 250_000;

export interface Work {
  /** The pages of the site, as it lists them. */
  readonly all: readonly Page[];
  /** The pages to render; translations of a page, which share code blocks, are adjacent. */
  readonly pages: readonly Page[];
  sizeOf(page: Page): number;
  /** The outputs without rendered text. */
  readonly outputs: readonly number[];
}

/** Batches of about equal work, the largest first, so that the last one is short. */
export function planBatches({ all, pages, sizeOf, outputs }: Work): Batch[] {
  const most = Math.min(MAX_PAGES, Math.max(MIN_PAGES, Math.ceil(pages.length / BATCHES)));
  const places = new Map(all.map((page, at) => [page, at]));
  const batches: { readonly bytes: number; readonly batch: Batch }[] = [];
  let open: number[] = [];
  let bytes = 0;
  const close = (): void => {
    if (open.length > 0) batches.push({ bytes, batch: { pages: open, outputs: [] } });
    open = [];
    bytes = 0;
  };
  for (const page of pages) {
    const size = sizeOf(page);
    if (open.length === most || (open.length > 0 && bytes + size > MAX_BYTES)) close();
    open.push(places.get(page) ?? -1);
    bytes += size;
  }
  close();
  batches.sort((a, b) => b.bytes - a.bytes);
  return [
    ...batches.map(({ batch }) => batch),
    ...chunksOf(outputs).map((some) => ({ pages: [], outputs: some })),
  ];
}

function chunksOf(outputs: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(outputs.length / MAX_PAGES) }, (_, at) =>
    outputs.slice(at * MAX_PAGES, (at + 1) * MAX_PAGES),
  );
}

/** Validates data from the queue, to which anybody may write: returns a batch of this site or `undefined`. */
export function readBatch(
  data: unknown,
  pages: readonly Page[],
  outputs: readonly PageOutput[],
): Batch | undefined {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('outputs' in data))
    return undefined;
  const { pages: at, outputs: printed } = data;
  return arePlaces(at, pages.length) && arePlaces(printed, outputs.length)
    ? { pages: at, outputs: printed }
    : undefined;
}

function arePlaces(value: unknown, length: number): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((at: unknown) => typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < length)
  );
}
