/**
 * Prints the pages into the output folder. A page whose view, body, templates and UI strings are those of an earlier build is taken from the cache; Astro
 * prints the others, each as soon as it is rendered, and is not started when there are none.
 */
import type { Page } from '../corpus/index.ts';
import { type CacheFolder, digestOf, type OutputFolder, readFolder, sha256 } from '../io/index.ts';
import { escapeHtml, highlightCss } from '../markdown/index.ts';
import { relUrl } from '../rendering/index.ts';
import { ASSET_FOLDER, buildAstroSite, TEMPLATE_SOURCES } from './astro.ts';
import { type FallbackPage, findFallbackPages } from './fallback-pages.ts';
import type { SiteHandle } from './handover.ts';
import type { LoadedSite } from './load-site.ts';
import type { PageView } from './page-view.ts';
import { createPageViews, type PageViews } from './page-views.ts';
import type { RenderCache, RenderedFacts } from './render-cache.ts';
import type { RenderPlan } from './render-pages.ts';

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
  const { site, corpus, index, ui } = loaded;
  const views = createPageViews(site, index, ui);
  const templates = digestOf(options.projectRoot, TEMPLATE_SOURCES);
  const prepare = createPreparer(options, views, templates);
  const rendered = new Map(
    plan.pages.map((page) => [page, Promise.withResolvers<RenderedFacts | undefined>()]),
  );

  /** By output path: what there is to print, known now or later. */
  const jobs = new Map<string, () => Promise<Prepared>>();
  const kept = new Map<string, Prepared>();
  const plannedPages = new Set<Page>(plan.pages);
  // In the order of rendering, so that printing follows close behind; pages without a file of their own come first.
  for (const page of [
    ...corpus.pages.filter((page) => page.rendered && !plannedPages.has(page)),
    ...plan.pages,
  ]) {
    const known = plan.known.get(page);
    if (known !== undefined || !plannedPages.has(page)) kept.set(page.output, prepare.page(page, known));
    else jobs.set(page.output, async () => prepare.page(page, await rendered.get(page)?.promise));
  }
  for (const fallback of findFallbackPages(site, corpus.pages, index)) {
    const known = plan.known.get(fallback.source);
    if (known !== undefined || !plannedPages.has(fallback.source))
      kept.set(fallback.output, prepare.fallback(fallback, known));
    else
      jobs.set(fallback.output, async () =>
        prepare.fallback(fallback, await rendered.get(fallback.source)?.promise),
      );
  }
  for (const locale of site.locales) {
    const prepared = prepare.notFound(locale);
    if (!kept.has(prepared.view().output) && !jobs.has(prepared.view().output))
      kept.set(prepared.view().output, prepared);
  }

  return {
    accept: (page, facts) => rendered.get(page)?.resolve(facts),
    abandon(error) {
      for (const { reject } of rendered.values()) reject(error);
    },
    async print() {
      const total = kept.size + jobs.size;
      for (const [path, prepared] of kept) {
        const file = printedFolder.locate(`${prepared.key}.html`);
        if (file === undefined) jobs.set(path, async () => prepared);
        else output.copy(file, path);
      }
      let done = total - jobs.size;
      for (const { name } of site.locales) {
        output.write(
          `${ASSET_FOLDER}/tree.${name}.json`,
          JSON.stringify({ locale: name, entries: views.navigation.tree(name) }),
        );
      }
      const assetsKey = `${sha256(`${templates} ${site.basePath}`)}.assets`;
      const assets = jobs.size > 0 ? undefined : printedFolder.read(assetsKey);
      if (assets !== undefined) restoreAssets(assets, output);
      else {
        const keys = new Map<string, string>();
        await buildAstroSite(createHandle(loaded, jobs, keys), {
          root: options.projectRoot,
          outDir: output.path,
          cacheDir: options.astroFolder,
          base: site.basePath,
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
      }
      output.write(`${ASSET_FOLDER}/code.css`, highlightCss(site.highlight.tabWidth));
      return jobs.size;
    },
  };
}

function createPreparer({ loaded, plan, cache }: PrinterOptions, views: PageViews, templates: string) {
  const common = sha256(JSON.stringify([templates, loaded.uiCatalogues]));
  const bodyOf = (page: Page, facts: RenderedFacts): string => {
    const html = cache.html(plan.keys.get(page) ?? '', facts);
    if (html === undefined)
      throw new Error(`The rendered page of ${page.file} is gone from the cache. Run the build again.`);
    return html;
  };
  /** A section can stand without a file; of every other page a reader must learn that its text is missing. */
  const missingBody = (page: Page): string =>
    page.file === ''
      ? ''
      : `<div class="lockstep-error" role="alert">${escapeHtml(loaded.ui(page.locale, 'page_not_rendered').text)}</div>`;
  const prepare = (
    view: Omit<PageView, 'bodyHtml'>,
    page: Page,
    facts: RenderedFacts | undefined,
  ): Prepared => ({
    key: sha256(JSON.stringify([common, view, facts?.htmlHash ?? ''])),
    view: () => ({ ...view, bodyHtml: facts === undefined ? missingBody(page) : bodyOf(page, facts) }),
  });
  return {
    page: (page: Page, facts: RenderedFacts | undefined) => prepare(views.viewOf(page, facts), page, facts),
    fallback: (fallback: FallbackPage, facts: RenderedFacts | undefined) =>
      prepare(views.fallbackOf(fallback, facts), fallback.source, facts),
    notFound(locale: LoadedSite['site']['locales'][number]): Prepared {
      const view = views.notFound(locale);
      return { key: sha256(JSON.stringify([common, view])), view: () => view };
    },
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
