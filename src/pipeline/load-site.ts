/** Use case: everything that is known of a site before its pages are rendered. */
import { loadSite as loadConfiguration, type Site } from '../config/index.ts';
import { type Corpus, createPageIndex, type PageIndex, readCorpus } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { type Clock, createDiskFiles, type Files, readEnvironment, sha256 } from '../io/index.ts';
import { createHashedLookups, createSiteLookups, type HashedLookups } from '../rendering/index.ts';
import { createUi, loadUiStrings, type Ui, type UiCatalogues } from '../ui/index.ts';
import { loadDefinitions } from './definitions.ts';
import { createSiteFiles, createSiteImporter } from './site-files.ts';

export interface LoadedSite {
  readonly site: Site;
  readonly files: Files;
  readonly corpus: Corpus;
  readonly index: PageIndex;
  readonly ui: Ui;
  readonly uiCatalogues: UiCatalogues;
  readonly lookups: HashedLookups;
}

export interface LoadOptions {
  /** The site directory. */
  readonly root: string;
  /** Only these locales; all of them when empty. */
  readonly locales?: readonly string[];
  /** Served under this path instead of the configuration's. */
  readonly basePath?: string | undefined;
  readonly clock: Clock;
}

/** A locale was asked for that the site does not have. */
export class UnknownLocaleError extends Error {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super(`Unexpected locale ${unknown.join(', ')}, expected one of ${known.join(', ')}.`);
  }
}

export type LoadResult =
  | { readonly kind: 'loaded'; readonly loaded: LoadedSite; readonly problems: readonly Problem[] }
  /** There is no site to work on; the problems say why. */
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export async function loadSite({ root, locales = [], basePath, clock }: LoadOptions): Promise<LoadResult> {
  const configured = await loadConfiguration({
    files: createDiskFiles(root),
    importModule: createSiteImporter(root),
  });
  if (configured.site === undefined) return { kind: 'failed', problems: configured.problems };
  const site = withOptions(configured.site, locales, basePath);
  const files = createSiteFiles(site);
  const corpus = readCorpus(files, site, clock.now());
  const index = createPageIndex(site, corpus.pages);
  const strings = loadUiStrings(files, site);
  const ui = createUi(site, strings.catalogues);
  const { ownShortcodes, problems } = await loadDefinitions(site, files, createSiteImporter(root));
  const lookups = createHashedLookups(
    createSiteLookups({ site, files, index, ui, ownShortcodes, env: readEnvironment() }),
    sha256,
  );
  return {
    kind: 'loaded',
    loaded: { site, files, corpus, index, ui, uiCatalogues: strings.catalogues, lookups },
    problems: [...configured.problems, ...corpus.problems, ...strings.problems, ...problems],
  };
}

/** The site with what the command line says laid over its configuration. */
function withOptions(site: Site, locales: readonly string[], basePath: string | undefined): Site {
  const known = site.locales.map(({ name }) => name);
  const unknown = locales.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UnknownLocaleError(unknown, known);
  const chosen =
    locales.length === 0 ? site.locales : site.locales.filter(({ name }) => locales.includes(name));
  return Object.freeze({ ...site, locales: chosen, basePath: basePath ?? site.basePath });
}
