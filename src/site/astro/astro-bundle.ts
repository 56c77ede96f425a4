/**
 * Caches Astro's bundle for printing pages: bundling takes seconds, printing a page takes milliseconds. A bundle is self-contained, and prints the same as the
 * build that created it.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer, RouteData } from 'astro';
import { readFolder, writeFolder } from '../../io/index.ts';
import { WRITES_PICTURES } from './astro-printed-code.ts';
import { createPathNamer } from './astro-printer.ts';
import { PAGE_ROUTE } from './astro-route.ts';
import { handOver, type SiteHandle, toHandedPage } from './handover.ts';

export interface KeptPrinter {
  /** Modules in base64, by path below the bundle's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** The module that exports Astro's `app`, one of `files`. */
  readonly entry: string;
  /** What Astro knows about our route besides its modules: the style sheets for its `<head>`. */
  readonly page: { readonly key: string; readonly styles: readonly unknown[] };
  /** Origin of the URLs by which pages are requested. */
  readonly origin: string;
}

/** The part of Astro's app that is used: that of `astro/entrypoints/prerender`, set up as Astro's own prerenderer does it. */
interface BuildApp {
  readonly manifest: { readonly routes: readonly { readonly routeData: RouteData }[] };
  getOptions(): {
    readonly origin: string;
    readonly allPages: Readonly<Record<string, PageData>>;
    readonly settings: { readonly scripts: readonly unknown[] };
  };
  setInternals(internals: object): void;
  setOptions(options: object): void;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

interface PageData {
  readonly route: RouteData;
  readonly styles: readonly unknown[];
}

/** Astro's folder for the bundle, below its server folder. */
const FOLDER = '.prerender';

/**
 * @param printer Astro's own, set up
 * @param folder absolute path of Astro's server folder
 * @returns `undefined` if pages need more of the build than the bundle, or if this version of Astro is unknown
 */
export function takePrinter(printer: AstroPrerenderer, folder: string): KeptPrinter | undefined {
  const app: unknown = Reflect.get(printer, 'app');
  if (!isBuildApp(app)) return undefined;
  const { allPages, origin, settings } = app.getOptions();
  const page = Object.entries(allPages).find(([, { route }]) => route.route === PAGE_ROUTE);
  const files = readFolder(join(folder, FOLDER));
  const entry = Object.keys(files).find((name) => /^prerender-entry\.[^/]*\.mjs$/.test(name));
  if (page === undefined || entry === undefined || settings.scripts.length > 0) return undefined;
  const texts = Object.values(files).map((content) => Buffer.from(content, 'base64'));
  if (texts.some((text) => text.includes(WRITES_PICTURES))) return undefined;
  return { files, entry, page: { key: page[0], styles: page[1].styles }, origin };
}

/**
 * @param text a cache entry of a printer, as JSON; the cache guarantees that entries are complete
 * @returns `undefined` if there is none, or if it says so: `null`
 */
export function readPrinter(text: string | undefined): KeptPrinter | undefined {
  const read: unknown = text === undefined ? undefined : JSON.parse(text);
  return isKeptPrinter(read) ? read : undefined;
}

export function isKeptPrinter(value: unknown): value is KeptPrinter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'files' in value &&
    'entry' in value &&
    'page' in value &&
    'origin' in value
  );
}

export interface PrintOptions {
  readonly outputs: Iterable<string>;
  /** Base path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  /** Absolute path of an empty folder for the modules; it must be kept until all pages are printed. */
  readonly folder: string;
  write(output: string, html: Uint8Array): void;
}

/** Prints a page as UTF-8. Rejects with the error that the page throws. */
export type PrintPage = (site: SiteHandle, output: string) => Promise<Uint8Array>;

/** The same concurrency as Astro's. */
const AT_ONCE = 4;

/** Prints pages with a bundle. Rejects with the first error, after the pages in progress have ended, as they still use modules in the folder. */
export async function printWith(
  printer: KeptPrinter,
  site: SiteHandle,
  { outputs, write, ...place }: PrintOptions,
): Promise<void> {
  const print = await openPrinter(printer, place);
  await printAll(outputs, async (output) => write(output, await print(site, output)));
}

/** Prints several pages at a time. Rejects with the first error. */
export async function printAll(
  outputs: Iterable<string>,
  print: (output: string) => Promise<void>,
): Promise<void> {
  const left = outputs[Symbol.iterator]();
  const failures: unknown[] = [];
  const printSome = async (): Promise<void> => {
    while (failures.length === 0) {
      const next = left.next();
      if (next.done === true) return;
      await print(next.value);
    }
  };
  const streams = Array.from({ length: AT_ONCE }, printSome);
  await Promise.all(streams.map((stream) => stream.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}

/** Loads a bundle for printing any number of pages of one site. */
export async function openPrinter(
  printer: KeptPrinter,
  { base, folder }: Pick<PrintOptions, 'base' | 'folder'>,
): Promise<PrintPage> {
  const app = await openApp(printer, folder);
  const routeData = app.manifest.routes.find(({ routeData: { route } }) => route === PAGE_ROUTE)?.routeData;
  if (routeData === undefined) throw new Error('Unexpected bundle of pages without our route.');
  const nameOf = createPathNamer();
  return async (site, output) => {
    const path = nameOf(output).replace(/^\/|\/$/g, '');
    const url = new URL(path === '' ? base : `${base}${path}/`, printer.origin);
    const request = handOver(new Request(url), toHandedPage(site, output));
    const response = await app.render(request, { routeData: { ...routeData } });
    if (response.status !== 200) throw new Error(`Unexpected status ${response.status} for ${output}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

async function openApp({ files, entry, page }: KeptPrinter, folder: string): Promise<BuildApp> {
  writeFolder(folder, files);
  const { app }: { readonly app: unknown } = await import(pathToFileURL(join(folder, entry)).href);
  if (!isBuildApp(app)) throw new Error('Unexpected bundle of pages without Astro’s app.');
  app.setInternals({
    pagesByKeys: new Map([[page.key, { styles: [...page.styles] }]]),
    entrySpecifierToBundleMap: new Map(),
  });
  app.setOptions({
    logger: { options: { destination: { write: () => true } } },
    settings: { scripts: [] },
  });
  return app;
}

function isBuildApp(app: unknown): app is BuildApp {
  return (
    typeof app === 'object' &&
    app !== null &&
    'setInternals' in app &&
    'setOptions' in app &&
    'getOptions' in app &&
    'manifest' in app
  );
}
