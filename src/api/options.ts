import { resolve } from 'node:path';
import type { GateOptions } from '../check/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { environment, resolveSelectedPaths, systemClock } from '../io/index.ts';
import { type JsonProblem, problemToJson } from '../reporters/index.ts';

/** Options of every function of the API. */
export interface SiteOptions {
  /** The site directory; relative to the working directory of the process. */
  readonly site: string;
  /** Only these locales; all by default. */
  readonly locales?: readonly string[];
  /** The cache folder; as on the command line by default. */
  readonly cache?: string;
  /** Time limit for rendering a page in seconds; 60 by default. */
  readonly timeLimit?: number;
  /** The environment variables that determine cache folders; those of the process by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Options to omit known findings. */
export interface KnownOptions {
  /** Only findings that were introduced since the branch left this revision. */
  readonly changedSince?: string;
  /** The baseline file, relative to the working directory of the process; `lockstep-baseline.json` of the site, if it exists, by default. */
  readonly baseline?: string;
}

/** Options to limit a run to some paths. */
export interface PathOptions {
  /** Only these pages, examples and folders, relative to the working directory of the process or to the site directory; all by default. */
  readonly paths?: readonly string[];
}

/** Options of runs that can update the baseline, which always covers the whole site. */
export interface UpdateOptions {
  /** Whether to write the findings to the baseline and report none; only for a run over the whole site, without `changedSince`. */
  readonly updateBaseline?: boolean;
}

/** @throws Error for contradictory options */
export function toGateOptions(
  options: SiteOptions & KnownOptions & PathOptions & UpdateOptions,
  { findsAll = false }: { readonly findsAll?: boolean } = {},
): GateOptions {
  const { site, changedSince, baseline, locales = [], paths = [], updateBaseline = false } = options;
  const isWhole = findsAll && locales.length === 0 && paths.length === 0;
  if (updateBaseline && changedSince !== undefined)
    throw new Error('Unexpected updateBaseline with changedSince, expected one of them.');
  if (updateBaseline && !isWhole)
    throw new Error(
      'Unexpected updateBaseline for a part of the site, expected a run over all of it: problems elsewhere would be lost from the baseline.',
    );
  return {
    root: resolve(site),
    baseline: baseline === undefined ? undefined : resolve(baseline),
    update: updateBaseline,
    changedSince,
    isWhole,
  };
}

/** Converts the paths for the use cases. */
export function toPaths({ site, paths = [] }: SiteOptions & PathOptions): string[] {
  return resolveSelectedPaths(paths, resolve(site));
}

/** Converts the options for the use cases. */
export function toLoadOptions({ site, locales = [], cache, timeLimit, env }: SiteOptions) {
  return {
    root: resolve(site),
    locales,
    cache,
    timeLimitSeconds: timeLimit,
    clock: systemClock,
    env: env ?? environment(),
    onProgress: () => {},
  };
}

/** Problems in the format of `--format json`. */
export function toJson(problems: readonly Problem[]): JsonProblem[] {
  return problems.map(problemToJson);
}
