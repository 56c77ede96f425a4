/** Prints pages of a site into its cache, batch by batch, with one Astro bundle for all. */
import { type CacheFolder, createCacheFolder, makeFolderIn, PROGRAM, readFolder } from '../../io/index.ts';
import { buildAstroSite } from '../astro/astro.ts';
import { openPrinter, type PrintPage, printAll, readPrinter } from '../astro/astro-bundle.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { PreparedBuild } from '../build-steps.ts';
import type { PageOutput } from '../outputs/output.ts';
import { createPrintKeys, type PrintKeys } from '../outputs/print-keys.ts';
import { siteHandle } from '../outputs/print-pages.ts';
import { shareFolder } from '../render/remote.ts';

export interface BatchPrinter {
  /** Prints what no cache has. The pages' texts must be rendered already. @returns number of printed pages */
  print(outputs: readonly PageOutput[]): Promise<number>;
  close(): void;
}

export function createBatchPrinter({ loaded, cache }: Pick<PreparedBuild, 'loaded' | 'cache'>): BatchPrinter {
  const keys = createPrintKeys(loaded);
  const printed = createCacheFolder(cache.folder('printed'));
  const shared = shareFolder(cache, 'printed');
  const under = new Map<string, PageOutput>();
  const handle = siteHandle(loaded, async (path) => {
    const page = under.get(path);
    if (page === undefined) throw new Error(`No page has the output ${path}.`);
    return page.render();
  });
  const folder = makeFolderIn(cache.folder('astro'), 'batches');
  let opened: Promise<PrintPage | undefined> | undefined;
  const open = async (): Promise<PrintPage | undefined> => {
    if (printed.read(keys.names.assets) === undefined || printed.read(keys.names.printer) === undefined)
      await bundle(
        handle,
        keys,
        printed,
        `${folder.path}/bundled`,
        loaded.site.basePath,
        cache.folder('astro'),
      );
    const kept = readPrinter(printed.read(keys.names.printer));
    return kept && openPrinter(kept, { base: loaded.site.basePath, folder: `${folder.path}/run` });
  };
  return {
    async print(outputs) {
      const wanted = new Map<PageOutput, string>();
      for (const output of outputs) {
        const key = await keys.of(output);
        if (printed.readBytes(`${key}.html`) === undefined) wanted.set(output, key);
      }
      await shared?.fetch([...wanted.values()]);
      const byPath = new Map<string, string>();
      for (const [output, key] of wanted) {
        if (printed.readBytes(`${key}.html`) !== undefined) continue;
        byPath.set(output.path, key);
        under.set(output.path, output);
      }
      if (byPath.size === 0) return 0;
      opened ??= open();
      const print = await opened;
      // Pages of this theme need more of Astro than a bundle: the build prints them all.
      if (print === undefined) return 0;
      try {
        await printAll(byPath.keys(), async (path) => {
          const name = `${byPath.get(path)}.html`;
          printed.write(name, await print(handle, path));
          shared?.send(byPath.get(path) ?? '', [name]);
        });
      } finally {
        for (const path of byPath.keys()) under.delete(path);
      }
      return byPath.size;
    },
    close: () => folder.remove(),
  };
}

/** Makes Astro bundle the code that prints pages, without printing any. */
async function bundle(
  handle: Parameters<typeof buildAstroSite>[0],
  { looks, names }: PrintKeys,
  printed: CacheFolder,
  outDir: string,
  base: string,
  cacheDir: string,
): Promise<void> {
  await buildAstroSite(handle, {
    ...looks,
    outputs: [],
    base,
    outDir,
    cacheDir,
    program: PROGRAM,
    // Errors are thrown as well, so Astro need not log them.
    logLevel: 'silent',
    write() {},
    keep: (made) => printed.write(names.printer, JSON.stringify(made)),
  });
  printed.write(names.assets, JSON.stringify(readFolder(`${outDir}/${ASSET_FOLDER}`)));
}
