/** State shared by the commands of one page or example while they run: the cluster, its objects, the findings. */
import type { Problem } from '../../diagnostics/index.ts';
import { tryKubectl } from '../cluster/cluster.ts';
import { manifestOf } from '../cluster/validate-examples.ts';
import type { ParsedExample } from '../example.ts';
import type { Scopes } from './allowed.ts';
import type { RunOptions } from './run-options.ts';

export interface ScenarioOptions extends RunOptions {
  readonly scopes: Scopes;
  readonly namespace: string;
}

export interface ScenarioRun {
  readonly options: ScenarioOptions;
  /** The page or example, relative to the site directory. */
  readonly file: string;
  readonly locale: string | undefined;
  readonly problems: Problem[];
  readonly counts: { applied: number; compared: number; skipped: number };
  /** Examples that exist on the cluster now. */
  present: ParsedExample[];
  /** Whether no skipped command affects the output of the next ones. */
  follows: boolean;
}

/** Pause between two requests to the cluster. */
const PAUSE_MS = 1000;

/** Runs kubectl in the namespace of the run. */
export function runKubectl(
  { options }: ScenarioRun,
  args: readonly string[],
  input?: string,
): ReturnType<typeof tryKubectl> {
  const { cluster, namespace } = options;
  return tryKubectl(options, [`--context=${cluster.context}`, `--namespace=${namespace}`, ...args], input);
}

/** How kubectl gets a manifest: by its path, or on standard input. */
export function asInput(
  { options: { root } }: ScenarioRun,
  example: ParsedExample,
): { readonly args: readonly string[]; readonly input: string | undefined } {
  const manifest = manifestOf(example, root);
  return 'path' in manifest
    ? { args: ['-f', manifest.path], input: undefined }
    : { args: ['-f', '-'], input: manifest.text };
}

/** Schedules repeated requests until the time limit of a command. */
export function createTurns({ options: { clock, timeoutSeconds, wait } }: ScenarioRun) {
  const started = clock.elapsed();
  return {
    /** Waits a moment. @returns false after the time limit, without waiting */
    async next(): Promise<boolean> {
      if (clock.elapsed() - started >= timeoutSeconds * 1000) return false;
      await wait(PAUSE_MS);
      return true;
    },
  };
}
