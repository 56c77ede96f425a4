/** Use case: the link check on its own, with what only it offers: corrections, other sites, a branch’s part, owners. */
import type { Page } from '../../corpus/index.ts';
import { createProblem, filePlace, type Problem, sortProblems } from '../../diagnostics/index.ts';
import { type AskHttp, createSiteWriter, createWorkerReserve, type Git, openGit } from '../../io/index.ts';
import {
  type CacheOptions,
  chooseProblems,
  createOutputs,
  type LoadedSite,
  type LoadOptions,
  loadSite,
  NO_SOURCES,
  type Outputs,
  openCache,
  openSourceIndex,
  pagesUsed,
  planPages,
  type RenderedSite,
  type ReportProgress,
  renderSite,
  type SelectProblems,
} from '../../site/index.ts';
import { checkExternal, type ExternalResult } from './check-external.ts';
import { checkLinks, type LinkCheckOptions, type LinkCheckResult, type LinkProblem } from './check-links.ts';
import { writeFixes } from './link-edits.ts';
import type { LinkSource } from './link-sources.ts';
import { pathOfFile } from './path-of-file.ts';

export interface LinksOptions extends LoadOptions, CacheOptions {
  /** Corrects the links whose right target is certain. */
  readonly fix: boolean;
  /** Leaves out what is known. */
  readonly select?: SelectProblems | undefined;
  /** Links that were there before: of these, other sites are not asked. */
  readonly known?: KnownLinks | undefined;
  readonly external: ExternalSettings | undefined;
  readonly onProgress: ReportProgress;
  onExternalProgress(done: number, total: number): void;
}

export interface ExternalSettings {
  readonly askHttp: AskHttp;
  /** File of the addresses that answered, relative to the site directory. */
  readonly cacheFile: string;
  readonly maxAgeDays: number;
  readonly timeoutMs: number;
  readonly pauseMs: number;
  readonly intervalMs: number;
  /** Aborted where the run is to end early; what was learnt until then is kept. */
  readonly signal?: AbortSignal;
}

export interface LinksResult {
  /** Links that were looked at. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  readonly fixed: readonly Problem[];
  /** The links, with where they stand. */
  readonly sources: readonly LinkSource[];
  readonly external: Omit<ExternalResult, 'problems' | 'cacheText'> | undefined;
  /** There is no site to work on: the folder or its configuration cannot be used, and the problems say why. */
  readonly unusable?: true;
}

/** What rendering finds that is a link's problem too. */
const LINK_CODES: ReadonlySet<Problem['code']> = new Set([
  'missing-page',
  'missing-example',
  'missing-resource',
]);

export async function reportLinks(options: LinksOptions): Promise<LinksResult> {
  options.onProgress('reading', 0, 1);
  const result = await loadSite({ ...options, sources: openSourceIndex(options) });
  if (result.kind === 'failed')
    return {
      checked: 0,
      problems: sortProblems(result.problems),
      fixed: [],
      sources: [],
      external: undefined,
      unusable: true,
    };
  const { loaded } = result;
  const { chosen, files } = loaded;
  const git = await openGit(options.root);
  const links = await linksOfSite(loaded, result.problems, options, git);
  // Before links are written anew, so that only what counts is.
  const corrections = options.fix ? correctable(links.check.found, loaded, options.select) : [];
  const written = new Set(
    writeFixes(
      files,
      createSiteWriter(options.root),
      corrections.flatMap(({ fix }) => fix ?? []),
    ),
  );
  const fixed = corrections.flatMap(({ problem, fix }) =>
    fix !== undefined && written.has(fix) ? [problem] : [],
  );
  const isFixed = new Set(fixed);
  const internal = links.check.found.flatMap(({ problem, locale }) =>
    isFixed.has(problem) || (locale !== undefined && !chosen.has(locale)) ? [] : [problem],
  );
  const external =
    options.external === undefined
      ? undefined
      : await askOthers(loaded, links.check.sources, options, options.external);
  const found = [
    ...links.rendered.problems.filter(({ code }) => LINK_CODES.has(code)),
    ...internal,
    ...(external?.problems ?? []),
    ...links.problems,
    ...(external?.unwritten ?? []),
  ];
  return {
    checked: links.check.sources.filter(({ context }) => chosen.has(context.locale)).length,
    problems: chooseProblems(found, loaded, { select: options.select }),
    fixed: sortProblems(fixed),
    sources: links.check.sources,
    external:
      external === undefined
        ? undefined
        : {
            asked: external.asked,
            addresses: external.addresses,
            unknown: external.unknown,
            hosts: external.hosts,
            interrupted: external.interrupted,
          },
  };
}

export interface SiteLinks {
  readonly check: LinkCheckResult;
  readonly rendered: RenderedSite;
  /** Those of the chosen locales that are asked for. */
  readonly pages: readonly Page[];
  /** What the whole site publishes. */
  readonly outputs: Outputs;
  /** What is wrong with the cache. */
  readonly problems: readonly Problem[];
}

/**
 * The links of the chosen locales. Pages of other locales are rendered where a link leads into one by a fragment: which these are is known when the links
 * are, and what they are corrected to may lead to further ones.
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
        renderSite(whole, cache, planPages(whole, cache, pages, 'facts'), {
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

/** Pages of the locales that are not asked for are the targets of links too. */
export function withAllLocales(loaded: LoadedSite): LoadedSite {
  return { ...loaded, chosen: new Set(loaded.site.locales.map(({ name }) => name)) };
}

export interface LinkedPages {
  /** What the whole site publishes. */
  readonly outputs: Outputs;
  /** Renders pages, or knows what rendering made of them. */
  render(pages: readonly Page[]): Promise<RenderedSite>;
  readonly readMoves: LinkCheckOptions['readMoves'];
}

/** The same for whoever has pages rendered otherwise. */
export async function linksOfPages(
  loaded: LoadedSite,
  problems: readonly Problem[],
  { outputs, render, readMoves }: LinkedPages,
): Promise<Omit<SiteLinks, 'problems'>> {
  const { chosen } = loaded;
  const pages = pagesUsed(outputs.table).filter(
    ({ locale, file }) => chosen.has(locale) && loaded.focus?.(file) !== false,
  );
  const rendered = await render(pages);
  const facts = new Map(rendered.facts);
  const tried = new Set(pages);
  for (;;) {
    const check = await checkLinks({
      loaded: withAllLocales(loaded),
      outputs: outputs.table,
      facts,
      chosen,
      problems,
      readMoves,
    });
    const more = [...check.unknown].filter((page) => page.rendered && !tried.has(page));
    if (more.length === 0) return { check, rendered, pages, outputs };
    for (const page of more) tried.add(page);
    for (const [page, known] of (await render(more)).facts) facts.set(page, known);
  }
}

/** The site path that a content file had → the file that it is now. */
export async function movesOf(
  git: Git,
  { site }: Pick<LoadedSite, 'site'>,
): Promise<ReadonlyMap<string, string>> {
  const inGit = (folder: string) => `${git.prefix}${folder}`;
  const renames = await git.renames(site.locales.map(({ contentDir }) => `${inGit(contentDir)}/*`));
  const now = new Map<string, string>();
  // Newest first: what a file was renamed to later is known already.
  for (const { from, to } of renames) if (!now.has(from)) now.set(from, now.get(to) ?? to);
  const moves = new Map<string, string>();
  for (const [from, to] of now) {
    const path = pathOfFile(from.slice(git.prefix.length), site);
    if (path !== undefined && to.startsWith(git.prefix)) moves.set(path, to.slice(git.prefix.length));
  }
  return moves;
}

async function askOthers(
  loaded: LoadedSite,
  sources: readonly LinkSource[],
  options: LinksOptions,
  { cacheFile, ...settings }: ExternalSettings,
): Promise<ExternalResult & { readonly unwritten: readonly Problem[] }> {
  const { chosen, files } = loaded;
  const read = files.readText(cacheFile);
  const isNew = options.known === undefined ? () => true : unknownOnly(options.known);
  const wanted = sources.filter((source) => chosen.has(source.context.locale) && isNew(source));
  const before = read.kind === 'text' ? read.text : '';
  const writer = createSiteWriter(options.root);
  const result = await checkExternal(loaded, wanted, {
    ...settings,
    cacheText: before,
    clock: options.clock,
    // A look at a part of the links knows nothing of the others' entries.
    isWhole: options.known === undefined && chosen.size === loaded.site.locales.length,
    onProgress: options.onExternalProgress,
    // Whether it could be written is reported at the end.
    save: (text) => void writer.write(cacheFile, text),
  });
  if (result.cacheText === before || writer.write(cacheFile, result.cacheText))
    return { ...result, unwritten: [] };
  const problem = createProblem('unusable-cache', filePlace(cacheFile), {
    message: 'Unexpected failure to write the file of addresses that answered.',
    hint: 'Name a file inside the site with --external-cache.',
  });
  return { ...result, unwritten: [problem] };
}

/** Links that were there before a branch, and where files are now that were elsewhere. */
export interface KnownLinks {
  readonly sources: readonly LinkSource[];
  /** Old path → new path. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Whether a link is one more than there were of it in its file; to be asked once of each link. */
function unknownOnly({ sources, moved }: KnownLinks): (source: LinkSource) => boolean {
  const left = new Map<string, number>();
  const keyOf = (file: string, target: string) => `${file}\n${target}`;
  for (const { link } of sources) {
    if (link.place.kind !== 'file') continue;
    const key = keyOf(moved.get(link.place.file) ?? link.place.file, link.target);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return ({ link: { place, target } }) => {
    if (place.kind !== 'file') return false;
    const key = keyOf(place.file, target);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  };
}

/** The findings that count and that can be corrected. */
function correctable(
  found: readonly LinkProblem[],
  loaded: LoadedSite,
  select: SelectProblems | undefined,
): readonly LinkProblem[] {
  const problems = found.map(({ problem }) => problem);
  const counted = new Set(chooseProblems(problems, loaded, { select }).map(identityOf));
  return found.filter(({ problem, fix }) => fix !== undefined && counted.has(identityOf(problem)));
}

/** By this a finding is known again after it was sorted, and its severity changed by a rule. */
function identityOf({ code, place, message, target }: Problem): string {
  return JSON.stringify([code, place, message, target]);
}
