/** Batches: what a build hands out to workers, and does itself where nobody else does. */
import type { Page } from '../../corpus/index.ts';
import type { PageOutput } from '../outputs/output.ts';

/** Pages to render, with all that shows them to print; and files to print that show no text of a page. Both by where they stand in lists that are the same on every machine. */
export interface Batch {
  /** In the site's pages. */
  readonly pages: readonly number[];
  /** In the table of outputs, of those that are pages. */
  readonly outputs: readonly number[];
}

/** Batches of a site, where it has pages for as many: machines that do not begin at the same time still end together. */
const BATCHES = 64;
/** Fewer pages in a batch are not worth a message; more of them are more than one thread's work. */
const MIN_PAGES = 4;
const MAX_PAGES = 40;
/** A batch of longer pages has fewer of them. Pages of kubernetes/website have 9 kB on average. */
const MAX_BYTES = 250_000;

export interface Work {
  /** The pages of the site, as it lists them. */
  readonly all: readonly Page[];
  /** Those to render, in an order in which translations of a page, which share code blocks, stand together. */
  readonly pages: readonly Page[];
  sizeOf(page: Page): number;
  /** The files to print that show no text. */
  readonly outputs: readonly number[];
}

/** Batches of about as much work each, those with the most of it first: what is begun last ends soon. */
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

/** What came from a queue, where anybody may write: a batch of this site, or nothing. */
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
