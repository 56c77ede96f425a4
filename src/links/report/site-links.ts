/** The links of a site and their target pages, rendered as far as the check needs. */
import type { Page } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { createWorkerReserve, type Git } from '../../io/index.ts';
import {
  type CacheOptions,
  createOutputs,
  type LoadedSite,
  NO_SOURCES,
  type Outputs,
  openCache,
  pagesUsed,
  planFacts,
  type RenderedFacts,
  type RenderedSite,
  type ReportProgress,
  renderSite,
  withPublished,
} from '../../site/index.ts';
import { checkLinks, type LinkCheckOptions, type LinkCheckResult } from './check-links.ts';
import { readRedirects } from './check-redirects.ts';
import { pathOfFile } from './path-of-file.ts';

export interface SiteLinks {
  readonly check: LinkCheckResult;
  readonly rendered: RenderedSite<RenderedFacts>;
  /** The requested pages of the chosen locales. */
  readonly pages: readonly Page[];
  /** Everything that the whole site publishes. */
  readonly outputs: Outputs;
  /** Problems of the cache. */
  readonly problems: readonly Problem[];
}

/**
 * Checks the links of the chosen locales. Pages of other locales are rendered if a link with a fragment leads to one, which is only known after a first check; corrections may
 * require further pages.
 */
export async function linksOfSite(
  loaded: LoadedSite,
  problems: readonly Problem[],
  options: CacheOptions & { readonly onProgress: ReportProgress },
  git: Git | undefined,
): Promise<SiteLinks> {
  const whole = withAllLocales(loaded);
  const cache = openCache(whole, options);
  const reserve = createWorkerReserve();
  let moves: ReturnType<typeof movesOf> | undefined;
  const readMoves = git === undefined ? undefined : () => (moves ??= movesOf(git, loaded));
  try {
    const links = await linksOfPages(loaded, problems, {
      outputs: createOutputs(whole, NO_SOURCES),
      readMoves,
      render: (pages) =>
        renderSite(whole, cache, planFacts(whole, cache, pages), {
          reserve,
          timeLimitSeconds: options.timeLimitSeconds,
          onProgress: (done, total) => options.onProgress('rendering', done, total),
        }),
    });
    return { ...links, problems: cache.problems };
  } finally {
    await reserve.close();
  }
}

/** Pages of all locales can be link targets. */
export function withAllLocales(loaded: LoadedSite): LoadedSite {
  return { ...loaded, chosen: new Set(loaded.site.locales.map(({ name }) => name)) };
}

export interface LinkedPages {
  /** Everything that the whole site publishes. */
  readonly outputs: Outputs;
  /** Renders pages, or returns cached results. */
  render(pages: readonly Page[]): Promise<RenderedSite<RenderedFacts>>;
  readonly readMoves: LinkCheckOptions['readMoves'];
}

/** The same for callers that render pages themselves. */
export async function linksOfPages(
  loaded: LoadedSite,
  problems: readonly Problem[],
  { outputs, render, readMoves }: LinkedPages,
): Promise<Omit<SiteLinks, 'problems'>> {
  const { chosen } = loaded;
  const pages = pagesUsed(outputs.table).filter(
    ({ locale, file }) => chosen.has(locale) && loaded.focus?.(file) !== false,
  );
  const all = await render(pages);
  // Links in further pages of a list are checked on its first page.
  const facts = new Map([...all.facts].filter(([{ variant }]) => variant === undefined));
  const rendered = { ...all, facts: new Map(facts) };
  const rules = readRedirects(loaded, all.facts);
  const own = pages.filter(({ variant }) => variant === undefined);
  const tried = new Set(own);
  for (;;) {
    const check = await checkLinks({
      loaded: withAllLocales(loaded),
      outputs: withPublished(outputs.table, all.facts.values(), loaded.files),
      facts,
      rules,
      chosen,
      problems,
      readMoves,
    });
    const more = [...check.unknown].filter((page) => page.rendered && !tried.has(page));
    if (more.length === 0) return { check, rendered, pages: own, outputs };
    for (const page of more) tried.add(page);
    for (const [page, known] of (await render(more)).facts) facts.set(page, known);
  }
}

/** Old site path of a content file → its current file. */
export async function movesOf(
  git: Git,
  { site }: Pick<LoadedSite, 'site'>,
): Promise<ReadonlyMap<string, string>> {
  const inGit = (folder: string) => `${git.prefix}${folder}`;
  const renames = await git.renames(site.locales.map(({ contentDir }) => `${inGit(contentDir)}/*`));
  const now = new Map<string, string>();
  // Newest first: later renames of a file are known already.
  for (const { from, to } of renames) if (!now.has(from)) now.set(from, now.get(to) ?? to);
  const moves = new Map<string, string>();
  for (const [from, to] of now) {
    const path = pathOfFile(from.slice(git.prefix.length), site);
    if (path !== undefined && to.startsWith(git.prefix)) moves.set(path, to.slice(git.prefix.length));
  }
  return moves;
}
