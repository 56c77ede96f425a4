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
  /** Number of pages, links or examples that were checked. */
  readonly checked: number;
  readonly problems: readonly JsonProblem[];
}

export interface BuildOptions extends SiteOptions {
  /** The output folder; `dist` in the site directory by default. Replaced as a whole at the end of the build. */
  readonly out?: string;
  /** The path that the site is served under; that of the configuration by default. */
  readonly base?: string;
  /** Whether errors in content leave the output folder unchanged. */
  readonly strict?: boolean;
  /** Whether to delete everything in the output folder, including files that Lockstep did not write. */
  readonly emptyOut?: boolean;
  /** Whether to add search even if the configuration does not enable it. */
  readonly search?: boolean;
}

/** Builds the static site. `summary` is absent if nothing was written. */
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

/** A report, and the known findings that it omits. */
export interface GatedReport extends Report {
  readonly gate: GateReport;
}

export interface CheckOptions extends SiteOptions, KnownOptions, PathOptions, UpdateOptions {}

/** Finds all problems of a site without writing it. */
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
  /** Whether to correct links whose correct target is certain. */
  readonly fix?: boolean;
}

/** Checks links and anchors within the site. `fixed` are the problems whose links were corrected. */
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

/** Finds out how far translations are behind their source. `report` is absent if the site cannot be read. */
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
  /** Kubernetes releases to check against, such as `1.30`, instead of those in the configuration. */
  readonly kubernetesVersions?: readonly string[];
}

/**
 * Checks the example manifests, including those in pages.
 *
 * @throws Error for an unknown Kubernetes release; the message lists the known ones
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
  /** The page or folder to write to. */
  readonly to?: string;
  /** Root folder of the imported site; detected by the folders of generators by default. */
  readonly root?: string;
  /** Whether to write the pages; by default they are only converted. */
  readonly write?: boolean;
  /** Whether to replace existing pages. */
  readonly force?: boolean;
}

/** Converts pages of other dialects to pages of the site. `problems` are the files that could not be imported. */
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
