/**
 * The commands as functions: what a program imports from 'lockstep/api'. None of them prints, ends the process or keeps anything in it; several sites may be worked
 * on at once. Problems have the shape of `--format json`. A wrong option, a folder that is no site and a disk that cannot be used are errors that are thrown.
 */
import { resolve } from 'node:path';
import { checkSite, type GateReport, runGated } from '../check/index.ts';
import { type DriftReport, reportDrift } from '../drift/index.ts';
import { type ImportResult, importPages as importSitePages } from '../import/index.ts';
import { cachePath, createSiteWriter } from '../io/index.ts';
import { type LinksResult, reportLinks } from '../links/index.ts';
import { allReleases, checkExamples, findRelease } from '../manifests/index.ts';
import type { JsonProblem } from '../reporters/index.ts';
import { type BuildSummary, buildSite } from '../site/index.ts';
import {
  type KnownOptions,
  type PathOptions,
  type SiteOptions,
  toGateOptions,
  toJson,
  toLoadOptions,
  toPaths,
  type UpdateOptions,
} from './options.ts';

export type { GateReport } from '../check/index.ts';
export type { DriftReport } from '../drift/index.ts';
export type { JsonProblem } from '../reporters/index.ts';
export type { BuildSummary } from '../site/index.ts';
export type { KnownOptions, PathOptions, SiteOptions, UpdateOptions } from './options.ts';

export interface Report {
  /** How many pages, links or examples were looked at. */
  readonly checked: number;
  readonly problems: readonly JsonProblem[];
}

export interface BuildOptions extends SiteOptions {
  /** Where the site goes; `dist` in the site directory when not given. Replaced as a whole at the end. */
  readonly out?: string;
  /** The path that the site is served under; that of the configuration when not given. */
  readonly base?: string;
  /** Errors in content leave what was in the output folder. */
  readonly strict?: boolean;
  /** Deletes what is in the output folder, also where Lockstep did not write it. */
  readonly emptyOut?: boolean;
  /** Lets readers search the site, also where its configuration does not ask for it. */
  readonly search?: boolean;
}

/** Builds the static site. `summary` is absent where nothing was written. */
export async function build(
  options: BuildOptions,
): Promise<Report & { readonly summary: BuildSummary | undefined }> {
  const { out, base, strict = false, emptyOut = false, search } = options;
  const { problems, summary } = await buildSite({
    ...toLoadOptions(options),
    ...(out === undefined ? {} : { out: resolve(out) }),
    basePath: base === undefined ? undefined : `/${base}/`.replace(/\/{2,}/g, '/'),
    strict,
    emptyOut,
    search,
  });
  const checked = summary?.pages.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return { checked, problems: toJson(problems), summary };
}

/** A report, and what it leaves out because it is known. */
export interface GatedReport extends Report {
  readonly gate: GateReport;
}

export interface CheckOptions extends SiteOptions, KnownOptions, PathOptions, UpdateOptions {}

/** All that is wrong with a site, without writing it. */
export async function check(options: CheckOptions): Promise<GatedReport> {
  const load = toLoadOptions(options);
  const paths = toPaths(options);
  const gateOptions = toGateOptions(options, { findsAll: true });
  const { result, gate } = await runGated(gateOptions, ({ root, select, isBase, pathsBefore }) =>
    checkSite({
      ...load,
      root,
      paths: pathsBefore(paths),
      select,
      cache: cachePath(load),
      copyOf: isBase ? load.root : undefined,
    }),
  );
  return { checked: result.checked, problems: toJson(result.problems), gate };
}

export interface LinksOptions extends SiteOptions, KnownOptions, PathOptions {
  /** Whether to correct links whose right target is certain. */
  readonly fix?: boolean;
}

/** Checks links and anchors within the site. `fixed` are the problems whose links were written anew. */
export async function links(
  options: LinksOptions,
): Promise<GatedReport & { readonly fixed: readonly JsonProblem[] }> {
  const { fix = false } = options;
  const load = toLoadOptions(options);
  const paths = toPaths(options);
  const { result, gate } = await runGated<LinksResult>(toGateOptions(options), (run, base) =>
    reportLinks({
      ...load,
      root: run.root,
      paths: run.pathsBefore(paths),
      select: run.select,
      cache: cachePath(load),
      copyOf: run.isBase ? load.root : undefined,
      fix: fix && !run.isBase,
      known: base === undefined ? undefined : { sources: base.result.sources, moved: base.tree.moved },
      external: undefined,
      onExternalProgress: () => {},
    }),
  );
  return { checked: result.checked, problems: toJson(result.problems), fixed: toJson(result.fixed), gate };
}

export interface DriftOptions extends Omit<SiteOptions, 'timeLimit'> {
  /** `history` ignores pins. */
  readonly base?: 'pin' | 'history';
}

/** How far translations are behind their source. `report` is absent where the site cannot be read. */
export async function drift(
  options: DriftOptions,
): Promise<{ readonly problems: readonly JsonProblem[]; readonly report: DriftReport | undefined }> {
  const { report, problems } = await reportDrift({
    ...toLoadOptions(options),
    ...(options.base === undefined ? {} : { base: options.base }),
  });
  return { problems: toJson(problems), report };
}

export interface ExamplesOptions extends SiteOptions, KnownOptions, PathOptions {
  /** Releases of Kubernetes to check against, such as `1.30`, instead of those that the site names. */
  readonly kubernetesVersions?: readonly string[];
}

/**
 * Checks the example manifests, and those in pages.
 *
 * @throws Error for a release of Kubernetes that is not known; the message names those that are
 */
export async function examples(options: ExamplesOptions): Promise<GatedReport> {
  const { kubernetesVersions = [] } = options;
  const unknown = kubernetesVersions.find((version) => findRelease(version) === undefined);
  if (unknown !== undefined)
    throw new Error(
      `Unexpected release of Kubernetes ${unknown}, expected one of ${[...allReleases().keys()].join(', ')}.`,
    );
  const load = toLoadOptions(options);
  const paths = toPaths(options);
  const { result, gate } = await runGated(toGateOptions(options), ({ root, select, pathsBefore }) =>
    checkExamples({ ...load, root, paths: pathsBefore(paths), select, kubernetesVersions }),
  );
  return { checked: result.checked, problems: toJson(result.problems), gate };
}

export interface ImportOptions extends Pick<SiteOptions, 'site'> {
  /** Files to import; relative to the working directory of the process. */
  readonly files: readonly string[];
  readonly locale?: string;
  /** Page or folder that they become. */
  readonly to?: string;
  /** Top of the tree that the pages are from; found by itself where a generator's folder marks it. */
  readonly root?: string;
  /** Writes the pages; they are only converted when not given. */
  readonly write?: boolean;
  /** Replaces pages that exist. */
  readonly force?: boolean;
}

/** Turns pages of other dialects into pages of the site. `problems` are the files that could not be imported. */
export async function importPages(
  options: ImportOptions,
): Promise<{ readonly problems: readonly JsonProblem[]; readonly pages: ImportResult['pages'] }> {
  const { root, clock } = toLoadOptions(options);
  const { pages, failures } = await importSitePages({
    root,
    clock,
    inputs: options.files.map((file) => ({ path: resolve(file), shown: file })),
    treeRoot: options.root,
    locale: options.locale,
    to: options.to,
    dialect: undefined,
    writer: options.write === true ? createSiteWriter(root) : undefined,
    force: options.force === true,
  });
  return { pages, problems: toJson(failures) };
}
