/**
 * What Astro bundled to print pages of a site, kept for later builds: bundling takes seconds, printing a page takes milliseconds. A bundle is a program by itself, and
 * prints what the build that made it would print.
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
  /** Modules in base64, by path below the folder of the bundle. */
  readonly files: Readonly<Record<string, string>>;
  /** The module that exports Astro's `app`, one of `files`. */
  readonly entry: string;
  /** What Astro knows of our route beyond its modules: the style sheets that stand in its head. */
  readonly page: { readonly key: string; readonly styles: readonly unknown[] };
  /** Origin of the addresses that pages are asked for by. */
  readonly origin: string;
}

/** What of Astro's app is used: that of `astro/entrypoints/prerender`, which Astro's own prerenderer sets up in the same way. */
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

/** Where Astro puts the bundle, below the folder for its server. */
const FOLDER = '.prerender';

/**
 * @param printer Astro's own, set up
 * @param folder absolute path of the folder for Astro's server
 * @returns `undefined` where pages need more of the build than the bundle, or Astro is none that we know
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

/** @param text what a cache had under the key of a printer, as JSON; an entry is whole or there is none */
export function readPrinter(text: string | undefined): KeptPrinter | undefined {
  const read: unknown = text === undefined ? undefined : JSON.parse(text);
  return isKeptPrinter(read) ? read : undefined;
}

function isKeptPrinter(value: unknown): value is KeptPrinter {
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
  /** Path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  /** Absolute path of a folder for the modules: empty, and kept until all is printed. */
  readonly folder: string;
  write(output: string, html: Uint8Array): void;
}

/** Prints a page: UTF-8. Rejects with what the page throws. */
export type PrintPage = (site: SiteHandle, output: string) => Promise<Uint8Array>;

/** As many as Astro has under way when it prints. */
const AT_ONCE = 4;

/** Prints pages by a bundle. Rejects with the first error that a page throws, once the pages under way have ended too: their modules stand in the folder. */
export async function printWith(
  printer: KeptPrinter,
  site: SiteHandle,
  { outputs, write, ...place }: PrintOptions,
): Promise<void> {
  const print = await openPrinter(printer, place);
  await printAll(outputs, async (output) => write(output, await print(site, output)));
}

/** Several pages at a time. Rejects with the first error. */
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

/** Runs a bundle, for as many pages as are wanted of one site. */
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
