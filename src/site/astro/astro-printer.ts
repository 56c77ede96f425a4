/** Prints our pages among those of the project: Astro is given a path for each of them in place of our single route. */
import type { AstroConfig, AstroPrerenderer, RouteData } from 'astro';
import type { PrintedCode } from './astro-printed-code.ts';
import type { BuildWork, KeptPages } from './astro-work.ts';
import { handOver, outputToToken, toHandedPage } from './handover.ts';

type Entry = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

export interface PrinterSurroundings {
  /** Astro's own prerenderer. */
  readonly standard: AstroPrerenderer;
  readonly printedCode: Pick<PrintedCode, 'digest'>;
  readonly format: AstroConfig['build']['format'];
  /** Absolute path of the folder that Astro writes to. */
  readonly folder: string;
  isOurs(route: RouteData): boolean;
  /** The file of the project's public folder at an output path. */
  publicFile(output: string): string | undefined;
}

export function printPagesOf(work: BuildWork, surroundings: PrinterSurroundings): AstroPrerenderer {
  const { standard, printedCode, isOurs } = surroundings;
  /** The output path that a copy of our route represents: Astro passes the copy with the request. */
  const outputs = new WeakMap<RouteData, string>();
  let kept: KeptPages | undefined;
  const take = async (output: string, html: Uint8Array, headers?: Headers): Promise<Response> => {
    const isAstros = surroundings.format === 'directory' && PLAIN.test(output);
    const isWritten = await work.write(output, html, { folder: surroundings.folder, isAstros });
    return isWritten
      ? new Response(null)
      : new Response(Uint8Array.from(html), { headers: headers ?? { 'Content-Type': 'text/html' } });
  };
  return {
    ...standard,
    name: 'lockstep',
    async setup() {
      await standard.setup?.();
      work.onReady?.(standard);
      const digest = printedCode.digest(standard);
      kept = digest === undefined ? undefined : work.keptPages?.(digest);
    },
    async getStaticPaths() {
      const entries = await standard.getStaticPaths();
      const route = entries.find((entry) => isOurs(entry.route))?.route;
      if (route === undefined)
        throw new Error('Unexpected list of pages from Astro, expected our route in it.');
      const own = entries.filter((entry) => entry.route !== route);
      const fixed = new Map(own.flatMap((entry) => fixedOutput(entry, surroundings.format)));
      const fileAt = (output: string) => fixed.get(output) ?? surroundings.publicFile(output);
      const pages = [...work.pages({ fileAt })];
      const printed = new Set(pages);
      // As among the project's own pages, a fixed path takes precedence over one with parameters.
      const left = own.filter((entry) => !printed.has(outputOf(entry, surroundings.format)));
      const nameOf = createPathNamer(new Set(left.map(({ pathname }) => withoutSlash(pathname))));
      const ours = pages.map((output): Entry => {
        const copy = { ...route };
        outputs.set(copy, output);
        return { pathname: nameOf(output), route: copy };
      });
      return [...left, ...ours];
    },
    async render(request, options) {
      const output = outputs.get(options.routeData);
      if (output === undefined) return standard.render(request, options);
      const known = await kept?.read(output);
      if (known !== undefined) return take(output, known);
      const result = await standard.render(handOver(request, toHandedPage(work.site, output)), options);
      const response = result instanceof Response ? result : result.response;
      if (response.status !== 200) return result;
      const html = new Uint8Array(await response.arrayBuffer());
      await kept?.write(output, html);
      return take(output, html, response.headers);
    },
  };
}

/** Output paths that Astro's rules for file names do not change. */
const PLAIN = /^(?:[\w.~-]+\/)*index\.html$/;
/** The same with letters of other scripts, which Astro percent-encodes in URLs. */
const READABLE = /^(?:[\p{L}\p{M}\p{N}_.~-]+\/)*(?:[\p{L}\p{M}\p{N}_.~-]+\.html)$/u;

/**
 * Returns a function that names a page for Astro, in its messages and in the list of pages for other integrations: by the page's own path if it is unambiguous.
 *
 * @param taken paths that are in use, without a trailing slash
 */
export function createPathNamer(taken: Set<string> = new Set()): (output: string) => string {
  return (output) => {
    const readable = READABLE.test(output)
      ? `/${output.replace(/(?:(?:^|\/)index)?\.html$/, '')}`
      : undefined;
    const path = readable === undefined || taken.has(readable) ? `/${outputToToken(output)}` : readable;
    taken.add(path);
    return path;
  };
}

/** The output path and source file of a project page without parameters. */
function fixedOutput(entry: Entry, format: PrinterSurroundings['format']): [string, string][] {
  const { route } = entry;
  return route.params.length > 0 ? [] : [[outputOf(entry, format), route.component]];
}

/** Where Astro writes the page for a path. */
function outputOf({ pathname, route }: Entry, format: PrinterSurroundings['format']): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404' || path === '500') return `${path}.html`;
  const isFolder = format === 'directory' || (format === 'preserve' && route.isIndex);
  return path === '' ? 'index.html' : isFolder ? `${path}/index.html` : `${path}.html`;
}

function withoutSlash(path: string): string {
  return path === '/' ? path : path.replace(/\/$/, '');
}
