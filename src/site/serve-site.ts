/** Use case: a site on loopback for its authors. Pages are rendered when they are asked for; a change on disk shows without a restart. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSiteImporter } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import { pathInside, sha256, watchFolder } from '../io/index.ts';
import { createHighlighter, type Highlighter, highlightCss } from '../markdown/index.ts';
import { createRenderer, relUrl } from '../rendering/index.ts';
import { ASSET_FOLDER, serveAstroSite } from './astro/astro.ts';
import type { ServedFile, ServedSite } from './astro/astro-dev.ts';
import { loadDefinitions } from './load/definitions.ts';
import { findFallbackPages } from './load/fallback-pages.ts';
import { chooseProblems, type LoadOptions, loadSite, pagesToBuild } from './load/load-site.ts';
import { withDrift } from './load/with-drift.ts';
import { readDiagramFile } from './outputs/diagram-files.ts';
import { createMarkdownPages } from './outputs/markdown-pages.ts';
import { typeOfFile } from './outputs/media-types.ts';
import { filesToCopy, generatedFiles } from './outputs/write-files.ts';
import { type CacheOptions, openCache } from './render/prepare.ts';
import type { RenderedFacts } from './render/render-cache.ts';
import { createServedIndexes } from './search/served-indexes.ts';
import { addInheritedAnchors, createInheritance } from './views/inherited-anchors.ts';
import type { PageView } from './views/page-view.ts';
import { createPageViews, missingBody } from './views/page-views.ts';
import { replaceLinks } from './views/translation-views.ts';

export interface ServeOptions extends LoadOptions, CacheOptions {
  readonly port?: number | undefined;
  /** Told after the start and after every change: what is wrong with the site as a whole, and pages as they are rendered. */
  onProblems(problems: readonly Problem[]): void;
  /** Told what a change led to that is no finding in the content; the server goes on with the site as it was. */
  onError(error: unknown): void;
}

export interface SiteServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Folders of a project that are no part of its site, and what editors leave beside a file while they write it. */
const IGNORED = /^(?:node_modules|\.git|dist|\.astro)(?:\/|$)|~$|\.sw[px]$/;

/** Starts the server. Rejects when the site cannot be loaded at all; later such states keep the last good one. */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  const highlighter = await createHighlighter();
  const first = await loadState(options, highlighter);
  options.onProblems(first.problems);
  if (first.state === undefined)
    throw new Error('The site cannot be served until its configuration can be read.');
  let state = first.state;
  const served: ServedSite = {
    routes: async () => [],
    view: (output) => state.view(output),
    hasPage: (output) => state.hasPage(output),
    file: (output) => state.file(output),
    strings: (locale) => state.strings(locale),
    assetUrl: (path) => state.assetUrl(path),
  };
  const server = await serveAstroSite(served, {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    cacheDir: state.astroFolder,
    base: state.basePath,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const cache = pathInside(resolve(options.root), state.cachePath);
  const { basePath } = state;
  const watcher = watchFolder(options.root, {
    ignores: (path) => IGNORED.test(path) || (cache !== undefined && `${path}/`.startsWith(`${cache}/`)),
    onError: options.onError,
    async onChange() {
      // The base path stays: Astro was started with it.
      const next = await loadState({ ...options, basePath }, highlighter);
      options.onProblems(next.problems);
      if (next.state !== undefined) {
        state = next.state;
        server.reload();
      }
    },
  });
  return {
    url: server.url,
    async close() {
      watcher.close();
      await server.close();
    },
  };
}

interface ServedState extends Pick<ServedSite, 'view' | 'hasPage' | 'file' | 'strings' | 'assetUrl'> {
  readonly astroFolder: string;
  readonly cachePath: string;
  readonly basePath: string;
}

/** The site as it is on disk now. */
async function loadState(
  options: ServeOptions,
  highlighter: Highlighter,
): Promise<{ readonly state: ServedState | undefined; readonly problems: readonly Problem[] }> {
  const result = await loadSite(options);
  if (result.kind === 'failed') return { state: undefined, problems: sortProblems(result.problems) };
  const loaded = await withDrift(result.loaded, options);
  const { site, files, corpus, index, ui, lookups } = loaded;
  const cache = openCache(loaded, options);
  const { definitions } = await loadDefinitions(site, files, createSiteImporter(site.root));
  const renderer = createRenderer({ site, lookups, definitions, highlighter });
  const views = createPageViews(loaded);
  const inheritance = createInheritance(loaded);
  const pages = new Map(pagesToBuild(loaded).map((page) => [page.output, page]));
  const fallbacks = new Map(
    findFallbackPages(site, corpus.pages, index)
      .filter(({ locale }) => loaded.chosen.has(locale.name))
      .map((fallback) => [fallback.output, fallback]),
  );
  const notFound = new Map(
    site.locales
      .filter(({ name }) => loaded.chosen.has(name))
      .map((locale) => views.notFound(locale))
      .concat(views.statusPages(), views.searchPages())
      .map((view) => [view.output, view]),
  );
  const { copies, problems: refused } = filesToCopy(loaded);
  const generated = generatedFiles(loaded, { summaryOf: () => '', markdownOf: () => undefined });
  const markdown = createMarkdownPages(loaded);

  const told = new Set<Page>();
  const tell = (page: Page, found: readonly Problem[]): void => {
    if (found.length === 0 || told.has(page)) return;
    told.add(page);
    options.onProblems(sortProblems(found));
  };
  const render = async (page: Page): Promise<RenderedBody | undefined> => {
    if (page.file === '' || page.damaged) return undefined;
    const key = cache.pages.keyOf(page);
    const known = cache.pages.read(key, lookups.holds);
    const html = known === undefined ? undefined : cache.pages.html(known);
    if (known !== undefined && html !== undefined) {
      tell(page, known.problems);
      return { facts: known, html, markdown: cache.pages.markdown(known) };
    }
    const read = files.readText(page.file);
    if (read.kind !== 'text') return undefined;
    const rendered = await renderer.render(page, read.text);
    tell(page, rendered.problems);
    // A page that was edited since the site was read has another key, under which it will be asked for in a moment.
    const { html: body, markdown: text } = rendered;
    const facts =
      sha256(read.text) === page.hash
        ? cache.pages.write(key, rendered)
        : { ...rendered, htmlHash: sha256(rendered.html) };
    return { facts, html: body, markdown: text };
  };

  const indexOf = createServedIndexes(loaded, render);

  return {
    problems: chooseProblems([...cache.problems, ...result.problems, ...refused], loaded),
    state: {
      astroFolder: cache.folder('astro'),
      cachePath: cache.path,
      basePath: site.basePath,
      strings: (locale) => (key, values) => ui(locale, key, values).text,
      assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
      hasPage: (output) => pages.has(output) || fallbacks.has(output) || notFound.has(output),
      async view(output): Promise<PageView> {
        const fallback = fallbacks.get(output);
        const page = fallback?.source ?? pages.get(output);
        if (page === undefined) {
          const view = notFound.get(output);
          if (view === undefined) throw new Error(`No page has the output ${output}.`);
          return view;
        }
        const rendered = await render(page);
        const view =
          fallback === undefined
            ? views.viewOf(page, rendered?.facts)
            : views.fallbackOf(fallback, rendered?.facts);
        const links = fallback === undefined ? undefined : views.fallbackLinks(fallback, rendered?.facts);
        const html =
          rendered === undefined
            ? missingBody(page, ui)
            : addInheritedAnchors(rendered.html, inheritance.of(page, rendered.facts.anchors));
        return { ...view, bodyHtml: links === undefined ? html : replaceLinks(html, links) };
      },
      async file(output): Promise<ServedFile | undefined> {
        const file = copies.get(output);
        const bytes = file === undefined ? undefined : files.readBytes(file);
        if (bytes !== undefined) return asFile(output, bytes);
        const page = markdown.pages.get(output);
        if (page !== undefined) {
          const rendered = await render(page);
          return asFile(output, Buffer.from(markdown.render(page, rendered?.markdown)));
        }
        const made = generated.get(output);
        if (made !== undefined) return asFile(output, Buffer.from(made()));
        if (output === `${ASSET_FOLDER}/code.css`)
          return asFile(output, Buffer.from(highlightCss(site.highlight.tabWidth)));
        const module = readDiagramFile(output);
        if (module !== undefined) return asFile(output, module);
        const indexed = (await indexOf(output))?.get(output);
        if (indexed !== undefined) return asFile(output, Buffer.from(indexed));
        const locale = /^_lockstep\/tree\.(.+)\.json$/.exec(output)?.[1];
        if (locale !== undefined)
          return asFile(
            output,
            Buffer.from(JSON.stringify({ locale, entries: views.navigation.tree(locale) })),
          );
        return undefined;
      },
    },
  };
}

interface RenderedBody {
  readonly facts: RenderedFacts;
  readonly html: string;
  readonly markdown: string | undefined;
}

function asFile(path: string, bytes: Uint8Array): ServedFile {
  return { bytes, type: typeOfFile(path) };
}
