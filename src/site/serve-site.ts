/** Use case: a site on loopback for its authors. Pages are rendered when they are asked for; a change on disk shows without a restart. */
import { createSiteImporter } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import { headersFor, PROGRAM, parseHeaderRules, sha256, type Watcher } from '../io/index.ts';
import { createHighlighter, type Highlighter, type SitePlugins } from '../markdown/index.ts';
import { createRenderer, fillPlaces, relUrl } from '../rendering/index.ts';
import { importAstro, serveAstroSite } from './astro/astro.ts';
import type { ServedSite } from './astro/astro-dev.ts';
import type { Looks } from './astro/astro-plugins.ts';
import { ASSET_FOLDER, type AstroSetup, type ServeWork } from './astro/astro-work.ts';
import { createUiText } from './astro/handover.ts';
import { callOnLoad } from './hooks.ts';
import { chooseProblems } from './load/choose-problems.ts';
import { loadDefinitions } from './load/definitions.ts';
import { createExplainUnknown } from './load/explain-unknown.ts';
import { type LoadedSite, type LoadOptions, loadSite } from './load/load-site.ts';
import { watchSite } from './load/watch-site.ts';
import { withDrift } from './load/with-drift.ts';
import { createOutputs } from './outputs/create-outputs.ts';
import { headersInDevelopment } from './outputs/headers.ts';
import { typeOfFile } from './outputs/media-types.ts';
import type { Body, OutputSources } from './outputs/output.ts';
import { readOutput } from './outputs/read-output.ts';
import { agreeOnAddress, checkSettings } from './project/agree.ts';
import { checkAstro } from './project/check-astro.ts';
import { commandIntegration } from './project/command.ts';
import { findProject } from './project/find-project.ts';
import { type CacheOptions, openCache, openSourceIndex } from './render/prepare.ts';
import type { RenderCache, RenderedFacts } from './render/render-cache.ts';
import { createServedIndexes } from './search/served-indexes.ts';
import { toFailure } from './served-failure.ts';
import { looksOf } from './theme/looks.ts';
import type { PageView } from './views/page-view.ts';

export interface ServeOptions extends LoadOptions, CacheOptions {
  readonly port?: number | undefined;
  /** Called after the start and after every change: what is wrong with the site as a whole, and pages as they are rendered. */
  onProblems(problems: readonly Problem[]): void;
  /** Called with what a change led to that is no finding in the content; the server goes on with the site as it was. */
  onError(error: unknown): void;
}

export interface SiteServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server. Rejects when the site cannot be loaded at all; later such states keep the last good one. */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  if (findProject(options.root) !== undefined) return serveProject(options);
  const served = await openServedSite(options);
  const server = await serveAstroSite(served.site, {
    program: PROGRAM,
    cacheDir: served.astroFolder,
    base: served.basePath,
    ...served.looks,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const watcher = served.watch(server.reload);
  return {
    url: server.url + served.home,
    async close() {
      watcher.close();
      await server.close();
    },
  };
}

/** The same in the site's own Astro project, with its pages, integrations and settings. */
async function serveProject(options: ServeOptions): Promise<SiteServer> {
  const { dev } = await importAstro();
  let home = '/';
  const command = commandIntegration(async ({ config }) => {
    const work = await openServeWork(config, options);
    home = work.base + work.home;
    return work;
  });
  const server = await dev({
    root: options.root,
    logLevel: 'error',
    integrations: [command],
    server: { host: '127.0.0.1', ...(options.port === undefined ? {} : { port: options.port }) },
  });
  return {
    url: `http://127.0.0.1:${server.address.port}${home}`,
    close: () => server.stop(),
  };
}

/** @throws ProjectSettingsError where the two configurations disagree */
export async function openServeWork(
  config: AstroSetup['config'],
  options: Omit<ServeOptions, 'port'>,
): Promise<ServeWork & Pick<OpenSite, 'home'>> {
  checkAstro(options.root);
  const served = await openServedSite({
    ...options,
    agree(site) {
      checkSettings(config, site);
      return agreeOnAddress(site, config, options.basePath);
    },
  });
  let watcher: Watcher | undefined;
  return {
    kind: 'serve',
    looks: served.looks,
    base: served.basePath,
    home: served.home,
    site: served.site,
    onStart(reload) {
      watcher = served.watch(reload);
    },
    onEnd: () => watcher?.close(),
  };
}

interface OpenSite {
  readonly site: ServedSite;
  /** As the base path, they stay until the next start. */
  readonly looks: Looks;
  readonly basePath: string;
  /** Path of the home page, that of the first locale that is asked for, below the base path. */
  readonly home: string;
  readonly astroFolder: string;
  /** From now on a change on disk shows. @param reload makes open browsers load their page again */
  watch(reload: () => void): Watcher;
}

async function openServedSite(options: ServeOptions): Promise<OpenSite> {
  const highlighters = createHighlighters();
  const sources = openSourceIndex(options);
  const first = await loadState({ ...options, sources }, highlighters);
  options.onProblems(first.problems);
  if (first.state === undefined)
    throw new Error('The site cannot be served until its configuration can be read.');
  let state = first.state;
  let failure = toFailure(first.problems, true);
  const site: ServedSite = {
    view: (output) => state.view(output),
    hasPage: (output) => state.hasPage(output),
    file: (output) => state.file(output),
    strings: (locale) => state.strings(locale),
    assetUrl: (path) => state.assetUrl(path),
    headersOf: (path) => state.headersOf(path),
    failure: () => failure,
  };
  const { basePath, home, looks, astroFolder, cachePath } = state;
  const watch = (reload: () => void) =>
    watchSite({
      root: options.root,
      written: [cachePath],
      onError: options.onError,
      async onChange() {
        // The base path stays: Astro was started with it.
        const next = await loadState({ ...options, sources, basePath }, highlighters);
        options.onProblems(next.problems);
        failure = toFailure(next.problems, next.state !== undefined);
        if (next.state !== undefined) state = next.state;
        // Also where the site stays as it was: the page that is loaded again says why.
        reload();
      },
    });
  return { site, looks, basePath, home, astroFolder, watch };
}

interface ServedState
  extends Pick<ServedSite, 'view' | 'hasPage' | 'file' | 'strings' | 'assetUrl' | 'headersOf'> {
  readonly astroFolder: string;
  readonly cachePath: string;
  readonly basePath: string;
  readonly home: string;
  readonly looks: Looks;
}

/** A highlighter by the digest of the site's code; grammars that are loaded stay for the next state of the site. */
type Highlighters = (code: string, setup: SitePlugins['highlight']) => Promise<Highlighter>;

function createHighlighters(): Highlighters {
  let last: { code: string; made: Promise<Highlighter> } | undefined;
  return (code, setup) => {
    if (last?.code !== code) last = { code, made: createHighlighter(setup) };
    return last.made;
  };
}

/** The site as it is on disk now. */
async function loadState(
  options: ServeOptions,
  highlighters: Highlighters,
): Promise<{ readonly state: ServedState | undefined; readonly problems: readonly Problem[] }> {
  const result = await loadSite(options);
  if (result.kind === 'failed') return { state: undefined, problems: sortProblems(result.problems) };
  const read = await withDrift(result.loaded, options);
  // Authors want to see what is on disk, and nothing that their browser kept.
  const loaded: LoadedSite = { ...read, site: { ...read.site, offline: 'none' } };
  const { site, ui } = loaded;
  const cache = openCache(loaded, options);
  const hooked = await callOnLoad(loaded, 'dev');
  const bodyOf = await createPageRenderer(loaded, cache.pages, highlighters, options.onProblems);
  // Pages of the other locales are a link away, and cost nothing until they are asked for: the choice is of what is reported.
  const whole = { ...loaded, chosen: new Set(site.locales.map(({ name }) => name)) };
  const { table, problems: unpublished } = createOutputs(whole, {
    bodyOf,
    searchIndexOf: createServedIndexes(whole, bodyOf),
    kept: (key, make) => cache.pages.kept(key, make),
    // To know it all pages would have to be rendered.
    hasDiagrams: async () => true,
  });
  const headers = await readOutput('_headers', table, loaded.files);
  const headerRules = parseHeaderRules(Buffer.from(headers ?? []).toString('utf8'));
  return {
    problems: chooseProblems([...cache.problems, ...result.problems, ...unpublished, ...hooked], loaded),
    state: {
      astroFolder: cache.folder('astro'),
      cachePath: cache.path,
      basePath: site.basePath,
      home: homeOf(loaded),
      looks: looksOf(loaded),
      strings: (locale) => createUiText(ui, locale),
      assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
      headersOf: (path) => headersInDevelopment(headersFor(headerRules, path)),
      hasPage: (output) => table.get(output)?.kind === 'page',
      async view(path): Promise<PageView> {
        const output = table.get(path);
        if (output?.kind !== 'page') throw new Error(`No page has the output ${path}.`);
        return output.render();
      },
      async file(path) {
        const bytes = await readOutput(path, table, loaded.files);
        return bytes === undefined ? undefined : { bytes, type: typeOfFile(path) };
      },
    },
  };
}

function homeOf({ site, chosen, corpus }: LoadedSite): string {
  if (chosen.has(site.defaultLocale)) return '';
  const home = corpus.pages.find(({ kind, locale }) => kind === 'home' && chosen.has(locale));
  return home?.url.slice(1) ?? '';
}

/** Renders pages when they are asked for, and keeps them as a build does. What is wrong with a page is reported once. */
async function createPageRenderer(
  loaded: LoadedSite,
  cache: RenderCache,
  highlighters: Highlighters,
  onProblems: ServeOptions['onProblems'],
): Promise<OutputSources['bodyOf']> {
  const { site, files, lookups } = loaded;
  const { plugins } = loaded.ownCode;
  const { definitions, templates, siteTemplates } = await loadDefinitions(
    site,
    files,
    createSiteImporter(site.root),
  );
  const renderer = createRenderer({
    site,
    lookups,
    definitions,
    explainUnknown: createExplainUnknown(templates),
    templates: siteTemplates,
    plugins,
    highlighter: await highlighters(site.code, plugins.highlight),
  });
  const reported = new Set<Page>();
  const report = (page: Page, found: readonly Problem[]): void => {
    if (found.length === 0 || reported.has(page)) return;
    reported.add(page);
    const chosen = chooseProblems(found, loaded);
    if (chosen.length > 0) onProblems(chosen);
  };
  return async (page) => {
    if ((page.file === '' && !loaded.hasOwnLayout(page)) || page.damaged) return undefined;
    const key = cache.keyOf(page);
    const known = cache.read(key, lookups.holds);
    const html = known === undefined ? undefined : cache.html(known);
    if (known !== undefined && html !== undefined) {
      report(page, known.problems);
      return servedBody(known, html, {
        markdown: () => cache.markdown(known),
        searchText: () => cache.searchText(known),
      });
    }
    const read = page.file === '' ? { kind: 'text' as const, text: '' } : files.readText(page.file);
    if (read.kind !== 'text') return undefined;
    const rendered = await renderer.render(page, read.text);
    report(page, rendered.problems);
    // A page that was edited since the site was read has another key, under which it will be asked for in a moment.
    const facts =
      sha256(read.text) === page.hash
        ? cache.write(key, rendered)
        : { ...rendered, htmlHash: sha256(rendered.html), searchHash: key };
    return servedBody(facts, rendered.html, {
      markdown: () => rendered.markdown,
      searchText: () => rendered.searchText,
    });
  };
}

/** A browser that shows the page draws its diagrams: what is being written is drawn at once, whatever is installed. */
function servedBody(facts: RenderedFacts, html: string, parts: Pick<Body, 'markdown' | 'searchText'>): Body {
  const { places } = facts;
  return { facts, digest: facts.htmlHash, html: (extras) => fillPlaces({ html, places }, extras), ...parts };
}
