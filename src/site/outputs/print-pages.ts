/**
 * Prints the pages into the output folder. A page whose view, body, templates and UI strings are those of an earlier build is taken from the cache; Astro
 * prints the others, each as soon as it is rendered, and is not started when there are none.
 */
import type { Page } from '../../corpus/index.ts';
import { type CacheFolder, codeVersion, type OutputFolder, readFolder, sha256 } from '../../io/index.ts';
import { highlightCss } from '../../markdown/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER, buildAstroSite } from '../astro/astro.ts';
import type { SiteHandle } from '../astro/handover.ts';
import { type FallbackPage, findFallbackPages } from '../load/fallback-pages.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import {
  LostPageError,
  MAX_CACHE_BYTES,
  type RenderCache,
  type RenderedFacts,
} from '../render/render-cache.ts';
import type { RenderPlan } from '../render/render-pages.ts';
import { addInheritedAnchors, createInheritance } from '../views/inherited-anchors.ts';
import type { PageView } from '../views/page-view.ts';
import { type BodilessView, createPageViews, missingBody, type PageViews } from '../views/page-views.ts';
import { pagesToPrint, renderPrintBody } from '../views/print-views.ts';
import { replaceLinks } from '../views/translation-views.ts';

export interface PrinterOptions {
  readonly loaded: LoadedSite;
  readonly plan: RenderPlan;
  readonly cache: RenderCache;
  readonly printedFolder: CacheFolder;
  /** Absolute path for Astro's own caches. */
  readonly astroFolder: string;
  /** Absolute path of the project, where the templates are. */
  readonly projectRoot: string;
  readonly output: OutputFolder;
  onProgress(done: number, total: number): void;
}

export interface Printer {
  /** Takes a rendered page, or the news that there will be none. */
  accept(page: Page, facts: RenderedFacts | undefined): void;
  /** No more pages will come: lets `print` end with this error. */
  abandon(error: unknown): void;
  /** Prints every page and the trees; resolves with how many pages Astro printed, when all are accepted. */
  print(): Promise<number>;
}

/** A page to print: its view without the body, and the key under which the printed page is kept. */
interface Prepared {
  readonly key: string;
  view(): PageView;
}

export function createPrinter(options: PrinterOptions): Printer {
  const { loaded, plan, output, printedFolder, onProgress } = options;
  const { site, chosen, corpus, index } = loaded;
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  const views = createPageViews(loaded);
  const templates = codeVersion();
  const prepare = createPreparer(options, views, templates);
  const rendered = new Map(
    plan.pages.map((page) => [page, Promise.withResolvers<RenderedFacts | undefined>()]),
  );
  // When rendering is abandoned, nobody may be waiting for a page yet.
  for (const { promise } of rendered.values()) promise.catch(() => {});

  /** By output path: what there is to print, known now or later. */
  const jobs = new Map<string, () => Promise<Prepared>>();
  const kept = new Map<string, Prepared>();
  const plannedPages = new Set<Page>(plan.pages);
  // In the order of rendering, so that printing follows close behind; pages without a file of their own come first.
  for (const page of [
    ...pagesToBuild(loaded).filter((page) => !plannedPages.has(page)),
    ...plan.pages.filter(({ locale }) => chosen.has(locale)),
  ]) {
    const known = plan.known.get(page);
    if (known !== undefined || !plannedPages.has(page)) kept.set(page.output, prepare.page(page, known));
    else jobs.set(page.output, async () => prepare.page(page, await rendered.get(page)?.promise));
  }
  for (const fallback of findFallbackPages(site, corpus.pages, index)) {
    if (!chosen.has(fallback.locale.name)) continue;
    const known = plan.known.get(fallback.source);
    if (known !== undefined || !plannedPages.has(fallback.source))
      kept.set(fallback.output, prepare.fallback(fallback, known));
    else
      jobs.set(fallback.output, async () =>
        prepare.fallback(fallback, await rendered.get(fallback.source)?.promise),
      );
  }
  for (const page of pagesToBuild(loaded)) {
    for (const view of views.listPagesOf(page)) kept.set(view.output, prepare.ready(view));
    const printed = views.printOf(page);
    if (printed !== undefined) {
      const parts = pagesToPrint(index, page);
      if (parts.some((part) => plannedPages.has(part) && !plan.known.has(part))) {
        jobs.set(printed.output, async () =>
          prepare.printed(
            printed,
            parts,
            await Promise.all(
              parts.map(async (part) => plan.known.get(part) ?? (await rendered.get(part)?.promise)),
            ),
          ),
        );
      } else {
        const facts = parts.map((part) => plan.known.get(part));
        kept.set(printed.output, prepare.printed(printed, parts, facts));
      }
    }
  }
  for (const locale of locales) {
    const prepared = prepare.ready(views.notFound(locale));
    if (!kept.has(prepared.view().output) && !jobs.has(prepared.view().output))
      kept.set(prepared.view().output, prepared);
  }
  for (const view of [...views.statusPages(), ...views.searchPages()])
    if (!kept.has(view.output) && !jobs.has(view.output)) kept.set(view.output, prepare.ready(view));

  return {
    accept: (page, facts) => rendered.get(page)?.resolve(facts),
    abandon(error) {
      for (const { reject } of rendered.values()) reject(error);
    },
    async print() {
      const total = kept.size + jobs.size;
      for (const [path, prepared] of kept) {
        const html = printedFolder.readBytes(`${prepared.key}.html`);
        if (html === undefined) jobs.set(path, async () => prepared);
        else output.write(path, html);
      }
      let done = total - jobs.size;
      for (const { name } of locales) {
        output.write(
          `${ASSET_FOLDER}/tree.${name}.json`,
          JSON.stringify({ locale: name, entries: views.navigation.tree(name) }),
        );
      }
      const assetsKey = `${sha256(`${templates} ${site.basePath}`)}.assets`;
      const assets = jobs.size > 0 ? undefined : printedFolder.read(assetsKey);
      if (assets !== undefined) restoreAssets(assets, output);
      else {
        const keys = new Map([...kept].map(([path, { key }]) => [path, key]));
        await buildAstroSite(createHandle(loaded, jobs, keys), {
          root: options.projectRoot,
          outDir: output.path,
          cacheDir: options.astroFolder,
          base: site.basePath,
          // What goes wrong is thrown too.
          logLevel: 'silent',
          write(path, html) {
            output.write(path, html);
            const key = keys.get(path);
            if (key === undefined)
              throw new Error(`Unexpected page ${path} from Astro, which nobody asked for.`);
            printedFolder.write(`${key}.html`, html);
            done += 1;
            onProgress(done, total);
          },
        });
        keepAssets(assetsKey, options);
        printedFolder.prune(
          MAX_CACHE_BYTES,
          new Set([assetsKey, ...[...keys.values()].map((key) => `${key}.html`)]),
        );
      }
      output.write(`${ASSET_FOLDER}/code.css`, highlightCss(site.highlight.tabWidth));
      return jobs.size;
    },
  };
}

const NO_LINKS: ReadonlyMap<string, string> = new Map();

function createPreparer({ loaded, cache }: PrinterOptions, views: PageViews, templates: string) {
  const common = sha256(JSON.stringify([templates, loaded.uiCatalogues]));
  const inheritance = createInheritance(loaded);
  const bodyOf = (page: Page, facts: RenderedFacts): string => {
    const html = cache.html(facts);
    if (html === undefined) throw new LostPageError(page.file);
    return addInheritedAnchors(html, inheritance.of(page, facts.anchors));
  };
  const inheritedBy = (page: Page, facts: RenderedFacts | undefined) =>
    facts === undefined ? [] : inheritance.of(page, facts.anchors);
  const prepare = (
    view: BodilessView,
    page: Page,
    facts: RenderedFacts | undefined,
    links: ReadonlyMap<string, string> = NO_LINKS,
  ): Prepared => ({
    key: sha256(JSON.stringify([common, view, facts?.htmlHash ?? '', inheritedBy(page, facts), ...links])),
    view: () => ({
      ...view,
      bodyHtml: facts === undefined ? missingBody(page, loaded.ui) : replaceLinks(bodyOf(page, facts), links),
    }),
  });
  return {
    page: (page: Page, facts: RenderedFacts | undefined) => prepare(views.viewOf(page, facts), page, facts),
    fallback: (fallback: FallbackPage, facts: RenderedFacts | undefined) =>
      prepare(
        views.fallbackOf(fallback, facts),
        fallback.source,
        facts,
        views.fallbackLinks(fallback, facts),
      ),
    ready: (view: PageView): Prepared => ({ key: sha256(JSON.stringify([common, view])), view: () => view }),
    printed: (
      view: BodilessView,
      pages: readonly Page[],
      facts: readonly (RenderedFacts | undefined)[],
    ): Prepared => ({
      key: sha256(
        JSON.stringify([
          common,
          view,
          pages.map(({ id, title }) => [id, title]),
          facts.map((each) => each?.htmlHash),
          pages.map((page, at) => inheritedBy(page, facts[at])),
        ]),
      ),
      view: () => ({
        ...view,
        bodyHtml: renderPrintBody(
          pages.map((page, at) => {
            const known = facts[at];
            return { page, html: known === undefined ? missingBody(page, loaded.ui) : bodyOf(page, known) };
          }),
        ),
      }),
    }),
  };
}

/** @param keys takes the key of each page when it is known. */
function createHandle(
  { site, ui }: LoadedSite,
  jobs: ReadonlyMap<string, () => Promise<Prepared>>,
  keys: Map<string, string>,
): SiteHandle {
  return {
    routes: async () => [...jobs.keys()].map((output) => ({ output })),
    async view(output) {
      const prepared = await jobs.get(output)?.();
      if (prepared === undefined) throw new Error(`No page has the output ${output}.`);
      keys.set(output, prepared.key);
      return prepared.view();
    },
    strings: (locale) => (key, values) => ui(locale, key, values).text,
    assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
  };
}

/** Astro's style sheets and scripts, whose names the printed pages hold; files of ours in the same folder are written anew each time. */
function keepAssets(key: string, { output, printedFolder }: PrinterOptions): void {
  const files = Object.entries(readFolder(`${output.path}/${ASSET_FOLDER}`)).filter(
    ([name]) => !/^(?:tree\.|code\.css$)/.test(name),
  );
  printedFolder.write(key, JSON.stringify(Object.fromEntries(files)));
}

function restoreAssets(kept: string, output: OutputFolder): void {
  const files: unknown = JSON.parse(kept);
  for (const [name, content] of Object.entries(files ?? {})) {
    if (typeof content === 'string') output.write(`${ASSET_FOLDER}/${name}`, Buffer.from(content, 'base64'));
  }
}
