/** The dev server's state of a site: as it was read, with texts of pages edited since. */
import type { Source } from '../../corpus/index.ts';
import { type Problem, sortProblems } from '../../diagnostics/index.ts';
import { headersFor, parseHeaderRules } from '../../io/index.ts';
import { relUrl } from '../../rendering/index.ts';
import type { ServedSite } from '../astro/astro-dev.ts';
import type { Looks } from '../astro/astro-plugins.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import { createUiText } from '../astro/handover.ts';
import { callOnLoad } from '../hooks.ts';
import { chooseProblems } from '../load/choose-problems.ts';
import { type LoadedSite, type LoadOptions, loadSite } from '../load/load-site.ts';
import { createOutputs, type Outputs } from '../outputs/create-outputs.ts';
import { headersInDevelopment } from '../outputs/headers.ts';
import { typeOfFile } from '../outputs/media-types.ts';
import type { Output, OutputSources } from '../outputs/output.ts';
import { publishedOutputs } from '../outputs/published-files.ts';
import { readOutput } from '../outputs/read-output.ts';
import { type CacheOptions, openCache, type SiteCache } from '../render/prepare.ts';
import { createServedIndexes } from '../search/served-indexes.ts';
import { looksOf } from '../theme/looks.ts';
import type { PageView } from '../views/page-view.ts';
import { hasStatusPage, statusPath } from '../views/status-page.ts';
import { findEdits } from './edited-pages.ts';
import { createPageRenderer, type Highlighters } from './page-renderer.ts';
import type { ServedDrift } from './served-drift.ts';
import type { ServedHistory } from './served-history.ts';

export interface ServedState
  extends Pick<ServedSite, 'view' | 'hasPage' | 'file' | 'strings' | 'assetUrl' | 'headersOf'> {
  readonly astroFolder: string;
  readonly cachePath: string;
  readonly basePath: string;
  /** Path of the home page of the first requested locale, below the base path. */
  readonly home: string;
  readonly looks: Looks;
  /** Applies changes if they are only texts of pages. @returns whether all changes were applied */
  edit(changed: ReadonlySet<string>): boolean;
  /** Starts a new drift report, and reads the history again if there are new commits. */
  refresh(): void;
}

export interface StateOptions extends LoadOptions, CacheOptions {
  readonly drift: ServedDrift;
  readonly history: ServedHistory;
  readonly highlighters: Highlighters;
  onProblems(problems: readonly Problem[]): void;
}

/** Loads the site from disk. */
export async function loadState(
  options: StateOptions,
): Promise<{ readonly state: ServedState | undefined; readonly problems: readonly Problem[] }> {
  const result = await loadSite(options);
  if (result.kind === 'failed') return { state: undefined, problems: sortProblems(result.problems) };
  const { site } = result.loaded;
  const hasIslands = site.theme.integrations.length > 0;
  const drift = options.drift.of(site);
  const history = options.history.of(site);
  // Authors want to see the current files, not those cached by their browser.
  const loaded: LoadedSite = {
    ...result.loaded,
    site: { ...site, offline: 'none' },
    ...(drift === undefined ? {} : { drift }),
    ...(history === undefined ? {} : { history }),
  };
  const cache = openCache(loaded, options);
  const hooked = await callOnLoad(loaded, 'dev');
  const served = await serveOutputs(loaded, cache, options);
  const headers = await readOutput('_headers', served.table, loaded.files);
  const headerRules = parseHeaderRules(Buffer.from(headers ?? []).toString('utf8'));
  const found = [...cache.problems, ...result.problems, ...served.problems, ...hooked];
  return {
    problems: chooseProblems(found, loaded),
    state: {
      ...served.answers,
      astroFolder: cache.folder('astro'),
      cachePath: cache.path,
      basePath: site.basePath,
      home: homeOf(loaded),
      looks: looksOf(loaded),
      strings: (locale) => createUiText(loaded.ui, locale),
      assetUrl: (path) => relUrl(site, `/${ASSET_FOLDER}/${path}`),
      headersOf: (path) => headersInDevelopment(headersFor(headerRules, path), { hasIslands }),
      refresh() {
        options.drift.refresh(site);
        options.history.refresh(site);
      },
    },
  };
}

interface ServedOutputs extends Outputs {
  readonly answers: Pick<ServedState, 'hasPage' | 'view' | 'file' | 'edit'>;
}

async function serveOutputs(
  loaded: LoadedSite,
  { pages: kept }: SiteCache,
  { drift, highlighters, onProblems }: StateOptions,
): Promise<ServedOutputs> {
  const { site, files } = loaded;
  const pages = await createPageRenderer(loaded, kept, highlighters, onProblems);
  const published = new Map<string, Output>();
  const bodyOf: OutputSources['bodyOf'] = async (page) => {
    const body = await pages.bodyOf(page);
    const context = { files, kept: kept.kept };
    if (body !== undefined)
      for (const [path, file] of publishedOutputs([body.facts], new Map(), context))
        published.set(path, file);
    return body;
  };
  // Pages of the other locales are served too, since they are rendered only on request; the chosen locales decide what is reported.
  const whole = { ...loaded, chosen: new Set(site.locales.map(({ name }) => name)) };
  let indexes = createServedIndexes(whole, pages.bodyOf);
  const outputs = createOutputs(whole, {
    bodyOf,
    searchIndexOf: (locale) => indexes(locale),
    kept: (key, make) => kept.kept(key, make),
    // Finding out would mean rendering all pages.
    hasDiagrams: async () => true,
  });
  const { table } = outputs;
  const edited = new Map<string, Source>();
  const showsDrift = driftCheck(loaded);
  const answers: ServedOutputs['answers'] = {
    hasPage: (output) => table.get(output)?.kind === 'page',
    async view(path): Promise<PageView> {
      const output = table.get(path);
      if (output?.kind !== 'page') throw new Error(`No page has the output ${path}.`);
      if (showsDrift(path)) await drift.settled();
      return output.render();
    },
    async file(path) {
      if (showsDrift(path)) await drift.settled();
      const bytes = (await readOutput(path, table, files)) ?? (await readOutput(path, published, files));
      return bytes === undefined ? undefined : { bytes, type: typeOfFile(path) };
    },
    edit(changed) {
      const edits = findEdits(loaded, changed, edited);
      if (edits === undefined) return false;
      for (const [file, source] of edits) edited.set(file, source);
      pages.edit(edits);
      indexes = createServedIndexes(whole, pages.bodyOf);
      return true;
    },
  };
  return { ...outputs, answers };
}

/** Whether an output needs the drift report to be complete; others show what is known so far. */
function driftCheck({ site }: Pick<LoadedSite, 'site'>): (output: string) => boolean {
  const statusPages = new Set(
    hasStatusPage(site) ? site.locales.map((locale) => `${statusPath(locale).slice(1)}index.html`) : [],
  );
  return (output) => statusPages.has(output) || (site.markdownPages && output.endsWith('.md'));
}

function homeOf({ site, chosen, corpus }: LoadedSite): string {
  if (chosen.has(site.defaultLocale)) return '';
  const home = corpus.pages.find(({ kind, locale }) => kind === 'home' && chosen.has(locale));
  return home?.url.slice(1) ?? '';
}
