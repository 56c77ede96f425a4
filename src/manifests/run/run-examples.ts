/** Use case: apply the examples of a site to a real cluster as its pages describe, each page in a temporary namespace. */
import type { Problem } from '../../diagnostics/index.ts';
import { kubectl } from '../cluster/cluster.ts';
import type { Scopes } from './allowed.ts';
import { openNamespaces } from './namespaces.ts';
import type { RunOptions } from './run-options.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenarios.ts';

export interface RunCounts {
  /** Pages and single examples. */
  readonly scenarios: number;
  readonly applied: number;
  /** Number of compared outputs. */
  readonly compared: number;
  /** Number of commands that were not run, including later ones whose output they affect. */
  readonly skipped: number;
}

export interface RunResult extends RunCounts {
  readonly problems: readonly Problem[];
}

/** Number of concurrent scenarios: each mostly waits for the cluster. */
const AT_ONCE = 4;

export async function runExamples(scenarios: readonly Scenario[], options: RunOptions): Promise<RunResult> {
  const scopes = await readScopes(options);
  const now = Math.floor(Date.parse(options.clock.now()) / 1000);
  const namespaces = await openNamespaces({ ...options, now });
  const problems: Problem[] = [];
  const counts = { applied: 0, compared: 0, skipped: 0 };
  let done = 0;
  const queue = [...scenarios];
  const work = async (): Promise<void> => {
    for (let scenario = queue.shift(); scenario !== undefined; scenario = queue.shift()) {
      const namespace = await namespaces.create();
      const result = await runScenario(scenario, { ...options, scopes, namespace });
      await namespaces.remove(namespace);
      problems.push(...result.problems);
      counts.applied += result.applied;
      counts.compared += result.compared;
      counts.skipped += result.skipped;
      done += 1;
      options.onProgress(done, scenarios.length);
    }
  };
  try {
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    // The namespaces are removed after all calls have ended.
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  } finally {
    await namespaces.close();
  }
  return { scenarios: scenarios.length, ...counts, problems };
}

/** Names of the cluster's resources, and whether they are namespaced. */
async function readScopes(options: RunOptions): Promise<Scopes> {
  const scopes = new Map<string, boolean>();
  for (const namespaced of [true, false]) {
    const text = await kubectl(options, [
      `--context=${options.cluster.context}`,
      'api-resources',
      `--namespaced=${namespaced}`,
      '--no-headers',
    ]);
    for (const line of text.split('\n')) {
      // Name, optional short names, version, scope, kind.
      const cells = line.trim().split(/\s+/);
      if (cells.length < 4) continue;
      const kind = cells.at(-1)?.toLowerCase() ?? '';
      for (const name of [cells[0] ?? '', kind, ...(cells.length > 4 ? (cells[1] ?? '').split(',') : [])])
        scopes.set(name, namespaced);
    }
  }
  return scopes;
}
