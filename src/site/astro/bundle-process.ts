/** The process that bundles the code for printing pages. */
import { answerOrder, makeFolderIn, readFolder } from '../../io/index.ts';
import { type AstroOptions, buildAstroSite, importAstro } from './astro.ts';
import type { KeptPrinter } from './astro-bundle.ts';
import { ASSET_FOLDER } from './astro-work.ts';
import type { Bundled } from './bundle-apart.ts';
import type { SiteHandle } from './handover.ts';

/** No page is printed here. */
const NO_SITE: SiteHandle = {
  view: () => Promise.reject(new Error('Unexpected page while bundling.')),
  strings: () => {
    throw new Error('Unexpected UI strings while bundling.');
  },
  assetUrl: (path) => path,
};

async function bundle(order: AstroOptions): Promise<Bundled> {
  const folder = makeFolderIn(order.cacheDir, 'bundle');
  let printer: KeptPrinter | undefined;
  await buildAstroSite(NO_SITE, {
    ...order,
    outDir: folder.path,
    outputs: [],
    write() {},
    keep(made) {
      printer = made;
    },
  });
  return { assets: readFolder(`${folder.path}/${ASSET_FOLDER}`), ...(printer && { printer }) };
}

answerOrder(bundle);
// Loads Astro before the order comes.
await importAstro();
