/** Use case: the examples of a site applied on a real cluster as its pages say, each page in a namespace of its own which is removed. */
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
  /** Outputs held against those of pages. */
  readonly compared: number;
  /** Commands that are not run here, and those after them whose output they change. */
  readonly skipped: number;
}

export interface RunResult extends RunCounts {
  readonly problems: readonly Problem[];
}

/** Scenarios at a time: each waits for the cluster most of its time. */
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
    // The namespaces go when all calls have ended.
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  } finally {
    await namespaces.close();
  }
  return { scenarios: scenarios.length, ...counts, problems };
}

/** Names of the cluster's resources, and whether they stand in namespaces. */
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
      // Name, short names if there are some, version, scope, kind.
      const cells = line.trim().split(/\s+/);
      if (cells.length < 4) continue;
      const kind = cells.at(-1)?.toLowerCase() ?? '';
      for (const name of [cells[0] ?? '', kind, ...(cells.length > 4 ? (cells[1] ?? '').split(',') : [])])
        scopes.set(name, namespaced);
    }
  }
  return scopes;
}
