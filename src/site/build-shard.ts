/**
 * Use case: render and print one part of a site into the cache, without writing an output. Machines that share a cache take a part each; a build on any of them
 * then finds all pages there.
 */
import type { Page } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { createCacheFolder, createFolderWriter, makeFolderIn } from '../io/index.ts';
import { type BuildOptions, beginRendering, type PreparedBuild, prepareBuild } from './build-steps.ts';
import { pagesOf } from './outputs/create-outputs.ts';
import type { PageOutput } from './outputs/output.ts';
import { printPages } from './outputs/print-pages.ts';
import { ProjectSettingsError } from './project/agree.ts';
import { findProject } from './project/find-project.ts';
import { pagesUsed } from './render/prepare.ts';
import { remoteProblems, shareFolder } from './render/remote.ts';

/** Part `index` of `count`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

export interface ShardResult {
  /** Problems of the site as a whole or of its caches. Problems of pages are reported by the build that uses them. */
  readonly problems: readonly Problem[];
  readonly unusable?: true;
  readonly summary: ShardSummary | undefined;
}

export interface ShardSummary {
  /** Pages and printed files of the part, and how many of them were not in the cache. */
  readonly pages: number;
  readonly rendered: number;
  readonly outputs: number;
  readonly printed: number;
  readonly milliseconds: number;
}

export async function buildShard(
  options: Omit<BuildOptions, 'out' | 'strict' | 'emptyOut'>,
  shard: Shard,
): Promise<ShardResult> {
  const start = options.clock.elapsed();
  if (findProject(options.root) !== undefined)
    throw new ProjectSettingsError(
      'Unexpected --shard for a site in an Astro project, which Astro prints as a whole. Build it without --shard.',
    );
  options.onProgress('reading', 0, 1);
  const prepared = await prepareBuild(options);
  if (prepared.kind === 'failed') return { problems: prepared.problems, unusable: true, summary: undefined };
  const { remote } = prepared.cache;
  try {
    const filled = await fillCache(prepared, options, shard);
    const outcome = await remote?.finish();
    const milliseconds = options.clock.elapsed() - start;
    return {
      problems: [...prepared.cache.problems, ...remoteProblems(outcome)],
      summary: { ...filled, milliseconds },
    };
  } finally {
    await prepared.drawer.close();
    await remote?.finish();
  }
}

async function fillCache(
  prepared: PreparedBuild,
  options: Omit<BuildOptions, 'out' | 'strict' | 'emptyOut'>,
  shard: Shard,
): Promise<Omit<ShardSummary, 'milliseconds'>> {
  const { loaded, cache, table } = prepared;
  const own = new Set(choosePages(pagesUsed(table), (page) => sizeOfPage(prepared, page), shard));
  const outputs = chooseOutputs(pagesOf(table), own, shard);
  const { plan, rendered, stop } = beginRendering(prepared, options, undefined, own);
  const folder = makeFolderIn(cache.folder('astro'), 'shard');
  try {
    const printing = printPages({
      loaded,
      pages: outputs,
      plan,
      printedFolder: createCacheFolder(cache.folder('printed')),
      shared: shareFolder(cache, 'printed'),
      astroFolder: cache.folder('astro'),
      output: createFolderWriter(folder.path),
      onProgress: (done, total) => options.onProgress('printing', done, total),
    });
    printing.catch(stop);
    await Promise.allSettled([rendered, printing]);
    const [, printed] = await Promise.all([rendered, printing]);
    return { pages: own.size, rendered: plan.missing.length, outputs: outputs.length, printed };
  } finally {
    folder.remove();
  }
}

/**
 * The pages of a part: a range of pages sorted by id, so that translations, which share code blocks, are in one part. All parts have about the same number of
 * bytes.
 */
export function choosePages(
  pages: readonly Page[],
  sizeOf: (page: Page) => number,
  { index, count }: Shard,
): Page[] {
  const ordered = pages
    .map((page) => ({ page, size: sizeOf(page) + 1 }))
    .sort((a, b) => compare(a.page.id, b.page.id) || compare(a.page.locale, b.page.locale));
  const total = ordered.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  return ordered.flatMap(({ page, size }) => {
    // A page belongs to the part that contains its middle, so that each page is in exactly one part.
    const part = Math.floor(((before + size / 2) / total) * count);
    before += size;
    return part === index - 1 ? [page] : [];
  });
}

/** Pages without rendered text are distributed evenly; those with texts from several parts are left to the build. */
export function chooseOutputs(
  outputs: readonly PageOutput[],
  own: ReadonlySet<Page>,
  { index, count }: Shard,
): PageOutput[] {
  return outputs.filter(({ uses }, at) =>
    uses.length === 0 ? at % count === index - 1 : uses.every((page) => own.has(page)),
  );
}

/** Number of characters of the page's file, including front matter. */
export function sizeOfPage({ loaded }: PreparedBuild, { file }: Page): number {
  const read = file === '' ? undefined : loaded.files.readText(file);
  return read?.kind === 'text' ? read.text.length : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
