/** Use case: the link check as a command of its own, with its additional features: corrections, other sites, changes of a branch, owners. */
import { createProblem, filePlace, type Problem, sortProblems } from '../../diagnostics/index.ts';
import { createSiteWriter, type HttpClient, openGit } from '../../io/index.ts';
import {
  type CacheOptions,
  chooseProblems,
  type LoadedSite,
  type LoadOptions,
  loadSite,
  openSourceIndex,
  type ReportProgress,
  type SelectProblems,
} from '../../site/index.ts';
import { checkExternal, type ExternalResult } from './check-external.ts';
import { type KnownLinks, unknownOnly } from './known-links.ts';
import { writeFixes } from './link-edits.ts';
import type { LinkProblem } from './link-problems.ts';
import type { LinkSource } from './link-sources.ts';
import { linksOfSite } from './site-links.ts';

export interface LinksOptions extends LoadOptions, CacheOptions {
  /** Whether to correct links whose correct target is certain. */
  readonly fix: boolean;
  /** Removes known findings. */
  readonly select?: SelectProblems | undefined;
  /** Links that existed before: those to other sites are not requested. */
  readonly known?: KnownLinks | undefined;
  readonly external: ExternalSettings | undefined;
  readonly onProgress: ReportProgress;
  onExternalProgress(done: number, total: number): void;
}

export interface ExternalSettings {
  readonly sendHttp: HttpClient;
  /** File of the addresses that have answered, relative to the site directory. */
  readonly cacheFile: string;
  readonly maxAgeDays: number;
  readonly timeoutMs: number;
  readonly pauseMs: number;
  readonly intervalMs: number;
  /** Aborted to end the run early; results so far are kept. */
  readonly signal?: AbortSignal;
}

export interface LinksResult {
  /** Number of checked links. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  readonly fixed: readonly Problem[];
  /** The links with their places. */
  readonly sources: readonly LinkSource[];
  readonly external: Omit<ExternalResult, 'problems' | 'cacheText'> | undefined;
  /** The folder or its configuration cannot be used; the problems give the reasons. */
  readonly unusable?: true;
}

/** Problems of rendering that are also problems of links. */
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
  const git = await openGit(options.root);
  const links = await linksOfSite(loaded, result.problems, options, git);
  const { found, sources } = links.check;
  const fixed = options.fix ? fixLinks(found, loaded, options) : [];
  const isFixed = new Set(fixed);
  const internal = found.flatMap(({ problem, locale }) =>
    isFixed.has(problem) || (locale !== undefined && !loaded.chosen.has(locale)) ? [] : [problem],
  );
  const external =
    options.external === undefined
      ? undefined
      : await checkOtherSites(loaded, sources, options, options.external);
  const problems = [
    ...links.rendered.problems.filter(({ code }) => LINK_CODES.has(code)),
    ...internal,
    ...(external?.problems ?? []),
    ...links.problems,
    ...(external?.unwritten ?? []),
  ];
  return {
    checked: sources.filter(({ context }) => loaded.chosen.has(context.locale)).length,
    problems: chooseProblems(problems, loaded, { select: options.select }),
    fixed: sortProblems(fixed),
    sources,
    external: external === undefined ? undefined : external.result,
  };
}

/** Corrects reported links whose right target is certain, and returns the solved problems. */
function fixLinks(
  found: readonly LinkProblem[],
  loaded: LoadedSite,
  { root, select }: Pick<LinksOptions, 'root' | 'select'>,
): readonly Problem[] {
  const corrections = correctable(found, loaded, select);
  const edits = corrections.flatMap(({ fix }) => fix ?? []);
  const written = new Set(writeFixes(loaded.files, createSiteWriter(root), edits));
  return corrections.flatMap(({ problem, fix }) => (fix !== undefined && written.has(fix) ? [problem] : []));
}

async function checkOtherSites(
  loaded: LoadedSite,
  sources: readonly LinkSource[],
  options: LinksOptions,
  { cacheFile, ...settings }: ExternalSettings,
): Promise<{
  readonly result: NonNullable<LinksResult['external']>;
  readonly problems: readonly Problem[];
  /** The failure to write the file of addresses. */
  readonly unwritten: readonly Problem[];
}> {
  const { chosen, files } = loaded;
  const read = files.readText(cacheFile);
  const isNew = options.known === undefined ? () => true : unknownOnly(options.known);
  const wanted = sources.filter((source) => chosen.has(source.context.locale) && isNew(source));
  const before = read.kind === 'text' ? read.text : '';
  const writer = createSiteWriter(options.root);
  const { problems, cacheText, ...result } = await checkExternal(loaded, wanted, {
    ...settings,
    cacheText: before,
    clock: options.clock,
    // A check of some links must not remove the entries of others.
    isWhole: options.known === undefined && chosen.size === loaded.site.locales.length,
    onProgress: options.onExternalProgress,
    // A failed write is reported at the end.
    save: (text) => void writer.write(cacheFile, text),
  });
  if (cacheText === before || writer.write(cacheFile, cacheText)) return { result, problems, unwritten: [] };
  const problem = createProblem('unusable-cache', filePlace(cacheFile), {
    message: 'Unexpected failure to write the file of external addresses.',
    hint: 'Set --external-cache to a file inside the site.',
  });
  return { result, problems, unwritten: [problem] };
}

/** The reported findings that can be corrected. */
function correctable(
  found: readonly LinkProblem[],
  loaded: LoadedSite,
  select: SelectProblems | undefined,
): readonly LinkProblem[] {
  const problems = found.map(({ problem }) => problem);
  const counted = new Set(chooseProblems(problems, loaded, { select }).map(identityOf));
  return found.filter(({ problem, fix }) => fix !== undefined && counted.has(identityOf(problem)));
}

/** Identifies a finding after sorting and after a rule changed its severity. */
function identityOf({ code, place, message, target }: Problem): string {
  return JSON.stringify([code, place, message, target]);
}
