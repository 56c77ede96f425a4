import { resolve } from 'node:path';
import type { GateOptions } from '../check/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { environment, systemClock } from '../io/index.ts';
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

export function toGateOptions({ site, changedSince, baseline }: SiteOptions & KnownOptions): GateOptions {
  return {
    root: resolve(site),
    baseline: baseline === undefined ? undefined : resolve(baseline),
    update: false,
    changedSince,
    isWhole: false,
  };
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
