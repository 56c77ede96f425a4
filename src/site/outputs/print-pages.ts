/**
 * Prints the pages of the table into the output folder. A page whose key is in the cache is taken from there; Astro prints the others, each as soon as its
 * texts are rendered. Astro bundles the code for that in another process, unless an earlier build has done so; it prints pages itself only if they need more of it.
 */
import { basename } from 'node:path';
import type { Page } from '../../corpus/index.ts';
import {
  type CacheFolder,
  type FilledFolder,
  makeFolderIn,
  type OwnProcess,
  PROGRAM,
  readFolder,
} from '../../io/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { buildAstroSite } from '../astro/astro.ts';
import { type KeptPrinter, type PrintOptions, printWith, readPrinter } from '../astro/astro-bundle.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import { bundleApart } from '../astro/bundle-apart.ts';
import { createUiText, type SiteHandle } from '../astro/handover.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { SharedEntries } from '../render/remote.ts';
import { MAX_CACHE_BYTES } from '../render/render-cache.ts';
import type { RenderPlan } from '../render/render-pages.ts';
import type { PageOutput } from './output.ts';
import { createPrintKeys, type PrintKeys } from './print-keys.ts';

export interface PrinterOptions {
  readonly loaded: Pick<LoadedSite, 'site' | 'files' | 'ui' | 'uiCatalogues' | 'shortcodeAssets'>;
  readonly pages: readonly PageOutput[];
  readonly plan: RenderPlan;
  readonly printedFolder: CacheFolder;
  /** The cache that machines share. */
  readonly shared?: SharedEntries | undefined;
  /** A process that was started to bundle what prints the pages. */
  readonly bundler?: OwnProcess | undefined;
  /** Absolute path of Astro's own caches. */
  readonly astroFolder: string;
  readonly output: Pick<FilledFolder, 'path' | 'write' | 'keep'>;
  /** {@link PageOutput.key} of a page, for a caller that may know it without computing it. */
  keyOf?(page: PageOutput): Promise<string>;
  onProgress(done: number, total: number): void;
}

/** Resolves with the number of pages that Astro printed, after all are written. */
export async function printPages(options: PrinterOptions): Promise<number> {
  const { loaded, pages, plan, output, printedFolder, shared } = options;
  const printKeys = createPrintKeys(loaded, options.keyOf);
  const { names } = printKeys;
  const keys = createKeyBook(printKeys.of);
  const missing = new Set<Page>(plan.missing);
  const isReady = ({ uses }: PageOutput) => !uses.some((used) => missing.has(used));
  if (shared !== undefined)
    await fetchPrinted(shared, pages.filter(isReady), keys, { ...options, printKeys });
  const jobs = await writeKept(isReady, keys, options);
  const assets = printedFolder.read(names.assets);
  if (jobs.size === 0 && assets !== undefined) {
    restoreFolder(assets, output);
    return 0;
  }
  const site = siteHandle(loaded, async (path) => {
    const page = jobs.get(path);
    if (page === undefined) throw new Error(`No page has the output ${path}.`);
    await keys.of(page);
    return page.render();
  });
  const work = createWork(jobs, keys, options);
  const printer = findPrinter(printKeys, options) ?? (await makePrinter(printKeys, options));
  if (printer === undefined) await printByAstro(site, work, printKeys, options);
  else await printByBundle(printer, site, work, options);
  const used = [...Object.values(names), ...keys.all().map((key) => `${key}.html`)];
  printedFolder.prune(MAX_CACHE_BYTES, new Set(used));
  return jobs.size;
}

/** Cache keys of printed pages; each is computed once. */
interface KeyBook {
  of(page: PageOutput): Promise<string>;
  /** The key of a page that `of` was called with, by output path. */
  known(path: string): string | undefined;
  all(): string[];
}

function createKeyBook(keyOf: PrintKeys['of']): KeyBook {
  const keys = new Map<string, string>();
  return {
    async of(page) {
      const key = keys.get(page.path) ?? (await keyOf(page));
      keys.set(page.path, key);
      return key;
    },
    known: (path) => keys.get(path),
    all: () => [...keys.values()],
  };
}

/** Fetches what other machines have printed and this one has not. */
async function fetchPrinted(
  shared: SharedEntries,
  ready: readonly PageOutput[],
  keys: KeyBook,
  { printedFolder, printKeys }: Pick<PrinterOptions, 'printedFolder'> & { readonly printKeys: PrintKeys },
): Promise<void> {
  const { names, bundle } = printKeys;
  const wanted = await Promise.all(ready.map(keys.of));
  const absent = wanted.filter((key) => printedFolder.readBytes(`${key}.html`) === undefined);
  await shared.fetch(printedFolder.read(names.assets) === undefined ? [bundle, ...absent] : absent);
}

/**
 * Writes the pages that are kept.
 *
 * @returns the others, by output path, in the order in which they are to be printed
 */
async function writeKept(
  isReady: (page: PageOutput) => boolean,
  keys: KeyBook,
  { pages, plan, printedFolder, output }: PrinterOptions,
): Promise<ReadonlyMap<string, PageOutput>> {
  const jobs = new Map<string, PageOutput>();
  for (const page of inOrderOfRendering(pages, plan)) {
    if (!isReady(page)) {
      jobs.set(page.path, page);
      continue;
    }
    const key = await keys.of(page);
    const name = `${key}.html`;
    if (output.keep(page.path, key)) {
      printedFolder.has(name); // it counts as used, and is pruned last
      continue;
    }
    const html = printedFolder.readBytes(name);
    if (html === undefined) jobs.set(page.path, page);
    else output.write(page.path, html, key);
  }
  return jobs;
}

/** The pages to print, and where they are written: the output, the cache and the remote cache. */
function createWork(
  jobs: ReadonlyMap<string, PageOutput>,
  keys: KeyBook,
  { loaded, pages, output, printedFolder, shared, onProgress }: PrinterOptions,
): Omit<PrintOptions, 'folder'> {
  let done = pages.length - jobs.size;
  return {
    outputs: jobs.keys(),
    base: loaded.site.basePath,
    write(path, html) {
      const key = keys.known(path);
      if (key === undefined) throw new Error(`Unexpected page ${path} from Astro, which was not requested.`);
      output.write(path, html, key);
      printedFolder.write(`${key}.html`, html);
      shared?.send(key, [`${key}.html`]);
      done += 1;
      onProgress(done, pages.length);
    },
  };
}

/** The printer of an earlier build; its style sheets and scripts are put into the output. */
function findPrinter(
  { names }: PrintKeys,
  { output, printedFolder }: PrinterOptions,
): KeptPrinter | undefined {
  const assets = printedFolder.read(names.assets);
  const printer = readPrinter(printedFolder.read(names.printer));
  if (assets === undefined || printer === undefined) return undefined;
  restoreFolder(assets, output);
  return printer;
}

/** Has Astro bundle what prints the pages, and keeps it for later builds. @returns `undefined` if only Astro itself can print the pages */
async function makePrinter(
  { looks, names, bundle }: PrintKeys,
  { loaded, output, astroFolder, printedFolder, shared, bundler }: PrinterOptions,
): Promise<KeptPrinter | undefined> {
  // An entry that holds no bundle says that only Astro can print. Integrations may have options that cannot be passed to another process.
  if (printedFolder.read(names.printer) !== undefined || (looks.integrations ?? []).length > 0)
    return undefined;
  const base = loaded.site.basePath;
  const order = { ...looks, base, program: PROGRAM, cacheDir: astroFolder, logLevel: 'silent' as const };
  const made = await bundleApart(order, bundler);
  if (made === undefined) return undefined;
  printedFolder.write(names.printer, JSON.stringify(made.printer ?? null));
  if (made.printer === undefined) return undefined;
  const assets = JSON.stringify(made.assets);
  printedFolder.write(names.assets, assets);
  restoreFolder(assets, output);
  shared?.send(bundle, [names.assets]);
  return made.printer;
}

/** Starts Astro, and keeps what it bundled for later builds. */
async function printByAstro(
  site: SiteHandle,
  work: Omit<PrintOptions, 'folder'>,
  { looks, names, bundle }: PrintKeys,
  { output, astroFolder, printedFolder, shared }: PrinterOptions,
): Promise<void> {
  await buildAstroSite(site, {
    ...looks,
    ...work,
    program: PROGRAM,
    outDir: output.path,
    cacheDir: astroFolder,
    // Errors are thrown as well, so Astro need not log them.
    logLevel: 'silent',
    keep: (made) => printedFolder.write(names.printer, JSON.stringify(made)),
  });
  // Astro's style sheets and scripts, whose names are in the printed pages.
  const made = JSON.stringify(readFolder(`${output.path}/${ASSET_FOLDER}`));
  printedFolder.write(names.assets, made);
  // Written files may differ from Astro's: addresses of versions are inserted.
  restoreFolder(made, output);
  shared?.send(bundle, [names.assets]);
}

/** Prints without Astro, which saves seconds; the bundle's modules are unpacked into a temporary folder. */
async function printByBundle(
  printer: KeptPrinter,
  site: SiteHandle,
  work: Omit<PrintOptions, 'folder'>,
  { astroFolder, output }: PrinterOptions,
): Promise<void> {
  const folder = makeFolderIn(astroFolder, basename(output.path));
  try {
    await printWith(printer, site, { ...work, folder: folder.path });
  } finally {
    folder.remove();
  }
}

/** So that printing keeps up with rendering: pages without texts first, then each after the last text that it shows. */
export function inOrderOfRendering(pages: readonly PageOutput[], plan: RenderPlan): PageOutput[] {
  const ranks = new Map<Page, number>(plan.pages.map((page, rank) => [page, rank]));
  const rankOf = ({ uses }: PageOutput) =>
    uses.reduce((last, used) => Math.max(last, ranks.get(used) ?? -1), -1);
  return pages
    .map((page) => ({ page, rank: rankOf(page) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ page }) => page);
}

/** What pages are printed from in addition to their own view. */
export function siteHandle(
  { site, ui }: Pick<LoadedSite, 'site' | 'ui'>,
  view: SiteHandle['view'],
): SiteHandle {
  return {
    view,
    strings: (locale) => createUiText(ui, locale),
    assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
  };
}

/** @param kept the JSON of a result of `readFolder` */
function restoreFolder(kept: string, output: Pick<FilledFolder, 'write'>): void {
  const files: unknown = JSON.parse(kept);
  for (const [name, content] of Object.entries(files ?? {})) {
    if (typeof content === 'string') output.write(`${ASSET_FOLDER}/${name}`, Buffer.from(content, 'base64'));
  }
}
