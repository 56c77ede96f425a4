/** Runs one page or example on a cluster: its commands in order, their output, and the readiness of what they create. */
import type { Problem } from '../../diagnostics/index.ts';
import { allowCall } from './allowed.ts';
import { applyExample } from './apply-example.ts';
import { awaitReady } from './await-ready.ts';
import { runCommand, runFiles } from './run-command.ts';
import type { ScenarioOptions, ScenarioRun } from './scenario-run.ts';
import type { Scenario } from './scenarios.ts';

interface ScenarioResult {
  readonly problems: readonly Problem[];
  readonly applied: number;
  readonly compared: number;
  readonly skipped: number;
}

/** Commands that change nothing, whether they are run here or not. */
const LOOKING: ReadonlySet<string> = new Set(
  'get describe logs wait top explain version cluster-info config exec attach port-forward proxy api-resources api-versions events diff auth cp'.split(
    ' ',
  ),
);

export async function runScenario(
  { steps, examples, file, locale }: Scenario,
  options: ScenarioOptions,
): Promise<ScenarioResult> {
  const counts = { applied: 0, compared: 0, skipped: 0 };
  const run: ScenarioRun = { options, file, locale, problems: [], counts, present: [], follows: true };
  for (const example of examples) await applyExample(run, example);
  for (const step of steps) {
    const allowed = allowCall(step.call, step.examples !== undefined, options.scopes);
    if (allowed.kind === 'files') await runFiles(run, allowed, step);
    else if (allowed.kind === 'run' && run.follows) await runCommand(run, allowed, step);
    else {
      counts.skipped += 1;
      if (!LOOKING.has(step.call.verb)) run.follows = false;
    }
  }
  const shown = steps.map((step) => step.shown?.text ?? '').join('\n');
  await awaitReady(run, run.present, shown);
  return { problems: run.problems, ...counts };
}
