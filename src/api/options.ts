import { resolve } from 'node:path';
import type { GateOptions } from '../check/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { environment, resolveAskedPaths, systemClock } from '../io/index.ts';
import { type JsonProblem, problemToJson } from '../reporters/index.ts';

/** What every function of the API takes. */
export interface SiteOptions {
  /** The site directory; relative to the working directory of the process. */
  readonly site: string;
  /** Only these locales; all when not given. */
  readonly locales?: readonly string[];
  /** Where results are kept between runs; as on the command line when not given. */
  readonly cache?: string;
  /** Seconds after which a page that is still being rendered is given up; 60 when not given. */
  readonly timeLimit?: number;
  /** The environment that names folders of caches; that of the process when not given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What is left out of the problems. */
export interface KnownOptions {
  /** Only what a branch brought since it left this revision. */
  readonly changedSince?: string;
  /** The file of findings that are known; relative to the working directory of the process. `lockstep-baseline.json` of the site, if it is there, when not given. */
  readonly baseline?: string;
}

/** What is looked at. */
export interface PathOptions {
  /** Only these pages, examples and folders, from the working directory of the process or from the site directory; all when not given. */
  readonly paths?: readonly string[];
}

/** What stands in the baseline, or is to stand there, is of the whole site. */
export interface UpdateOptions {
  /** Writes what is found to the baseline, and gives no problems; only for a run over the whole site, without `changedSince`. */
  readonly updateBaseline?: boolean;
}

/** @throws Error for options that contradict each other */
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
      'Unexpected updateBaseline for a part of the site, expected a run over all of it: what is not looked at would drop out.',
    );
  return {
    root: resolve(site),
    baseline: baseline === undefined ? undefined : resolve(baseline),
    update: updateBaseline,
    changedSince,
    isWhole,
  };
}

/** The paths as the use cases take them. */
export function toPaths({ site, paths = [] }: SiteOptions & PathOptions): string[] {
  return resolveAskedPaths(paths, resolve(site));
}

/** The same as the use cases take it. */
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

/** Problems in the shape of `--format json`. */
export function toJson(problems: readonly Problem[]): JsonProblem[] {
  return problems.map(problemToJson);
}
