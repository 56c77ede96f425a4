/**
 * Prints the pages into the output folder. A page whose view, body, templates and UI strings are those of an earlier build is taken from the cache; Astro
 * prints the others, and is not started when there are none.
 */
import type { Page } from '../corpus/index.ts';
import { type CacheFolder, digestOf, type OutputFolder, readFolder, sha256 } from '../io/index.ts';
import { highlightCss } from '../markdown/index.ts';
import { relUrl } from '../rendering/index.ts';
import { ASSET_FOLDER, buildAstroSite, TEMPLATE_SOURCES } from './astro.ts';
import type { SiteHandle } from './handover.ts';
import type { LoadedSite } from './load-site.ts';
import type { PageView } from './page-view.ts';
import { createPageViews } from './page-views.ts';
import type { RenderCache } from './render-cache.ts';
import type { RenderedSite } from './render-pages.ts';

export interface PrintOptions {
  readonly loaded: LoadedSite;
  readonly rendered: RenderedSite;
  readonly cache: RenderCache;
  readonly printedFolder: CacheFolder;
  /** Absolute path for Astro's own caches. */
  readonly astroFolder: string;
  /** Absolute path of the project, where the templates are. */
  readonly projectRoot: string;
  readonly output: OutputFolder;
  onProgress(done: number, total: number): void;
}

interface Job {
  readonly key: string;
  view(): PageView;
}

/** Prints every page and the trees; returns how many pages Astro printed. */
export async function printPages(options: PrintOptions): Promise<number> {
  const { loaded, output, printedFolder, onProgress } = options;
  const templates = digestOf(options.projectRoot, TEMPLATE_SOURCES);
  const jobs = planJobs(options, templates);
  const missing = new Map<string, Job>();
  for (const [path, job] of jobs) {
    const html = printedFolder.read(`${job.key}.html`);
    if (html === undefined) missing.set(path, job);
    else output.write(path, html);
  }
  let done = jobs.size - missing.size;
  onProgress(done, jobs.size);

  const assetsKey = `${sha256(`${templates} ${loaded.site.basePath}`)}.assets`;
  const assets = printedFolder.read(assetsKey);
  if (missing.size > 0 || assets === undefined) {
    await buildAstroSite(createHandle(loaded, missing), {
      root: options.projectRoot,
      outDir: output.path,
      cacheDir: options.astroFolder,
      base: loaded.site.basePath,
      write(path, html) {
        const job = missing.get(path);
        if (job === undefined) throw new Error(`Unexpected page ${path} from Astro, which nobody asked for.`);
        const text = Buffer.from(html).toString();
        output.write(path, text);
        printedFolder.write(`${job.key}.html`, text);
        done += 1;
        onProgress(done, jobs.size);
      },
    });
    printedFolder.write(assetsKey, JSON.stringify(readFolder(`${output.path}/${ASSET_FOLDER}`)));
  } else {
    for (const [path, content] of Object.entries(JSON.parse(assets) as Record<string, string>)) {
      output.write(`${ASSET_FOLDER}/${path}`, Buffer.from(content, 'base64'));
    }
  }
  output.write(`${ASSET_FOLDER}/code.css`, highlightCss());
  return missing.size;
}

/** What has to be printed: by output path, in the pages' order. */
function planJobs({ loaded, rendered, cache, output }: PrintOptions, templates: string): Map<string, Job> {
  const { site, corpus, index, ui, uiCatalogues } = loaded;
  const views = createPageViews(site, index, ui);
  const common = sha256(JSON.stringify([templates, uiCatalogues]));
  const jobs = new Map<string, Job>();
  const bodyOf = (page: Page): string => {
    const facts = rendered.facts.get(page);
    if (facts === undefined) return '';
    const html = cache.html(rendered.keys.get(page) ?? '', facts);
    if (html === undefined)
      throw new Error(`The rendered page of ${page.file} is gone from the cache. Run the build again.`);
    return html;
  };
  for (const page of corpus.pages) {
    if (!page.rendered) continue;
    const facts = rendered.facts.get(page);
    const view = views.viewOf(page, facts);
    const key = sha256(JSON.stringify([common, view, facts?.htmlHash ?? '']));
    jobs.set(page.output, { key, view: () => ({ ...view, bodyHtml: bodyOf(page) }) });
  }
  for (const locale of site.locales) {
    const view = views.notFound(locale);
    if (!jobs.has(view.output))
      jobs.set(view.output, { key: sha256(JSON.stringify([common, view])), view: () => view });
    const tree = { locale: locale.name, entries: views.navigation.tree(locale.name) };
    output.write(`${ASSET_FOLDER}/tree.${locale.name}.json`, JSON.stringify(tree));
  }
  return jobs;
}

function createHandle({ site, ui }: LoadedSite, jobs: ReadonlyMap<string, Job>): SiteHandle {
  return {
    routes: async () => [...jobs.keys()].map((output) => ({ output })),
    async view(output) {
      const job = jobs.get(output);
      if (job === undefined) throw new Error(`No page has the output ${output}.`);
      return job.view();
    },
    strings: (locale) => (key, values) => ui(locale, key, values).text,
    assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
  };
}
