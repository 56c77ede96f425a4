/** Runs commands of a page, and checks their output. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { reasonsOf } from '../cluster/cluster.ts';
import type { Allowed } from './allowed.ts';
import { applyExample } from './apply-example.ts';
import { awaitReady } from './await-ready.ts';
import { compareOutput } from './output.ts';
import { asInput, createTurns, runKubectl, type ScenarioRun } from './scenario-run.ts';
import type { ScenarioStep } from './scenarios.ts';

/** Runs a command that applies or deletes examples of the site. */
export async function runFiles(
  run: ScenarioRun,
  { verb }: Extract<Allowed, { kind: 'files' }>,
  step: ScenarioStep,
): Promise<void> {
  if (verb === 'delete') return await deleteExamples(run, step);
  const printed: string[] = [];
  for (const example of step.examples ?? []) printed.push(await applyExample(run, example));
  if (run.follows) compare(run, step, printed.join(''));
}

/** Objects may need a while to become ready; they are not requested again after deletion. */
async function deleteExamples(run: ScenarioRun, { examples = [], shown }: ScenarioStep): Promise<void> {
  const gone = new Set(examples.map((example) => example.file));
  const present = run.present.filter((example) => gone.has(example.file));
  await awaitReady(run, present, shown?.text ?? '');
  for (const example of examples) {
    const { args, input } = asInput(run, example);
    await runKubectl(run, ['delete', '--ignore-not-found', '--wait=false', ...args], input);
  }
  run.present = run.present.filter((example) => !gone.has(example.file));
}

/** Runs any other command; one that only reads is repeated until it prints what the page shows. */
export async function runCommand(
  run: ScenarioRun,
  { args, reads }: Extract<Allowed, { kind: 'run' }>,
  step: ScenarioStep,
): Promise<void> {
  const { shown } = step;
  const waits = args[0] === 'wait' || (args[0] === 'rollout' && args[1] === 'status');
  if (reads && !waits && shown === undefined) return;
  const seconds = Math.max(1, run.options.timeoutSeconds);
  const full = waits ? [...args, `--timeout=${seconds}s`] : args;
  const turns = createTurns(run);
  for (;;) {
    const { code, stdout, stderr } = await runKubectl(run, full);
    const failed = code !== 0;
    const isAsShown = shown === undefined || compareOutput(shown.text, stdout).kind === 'same';
    const mayChange = reads && !waits && (failed || !isAsShown);
    if (mayChange && (await turns.next())) continue;
    if (!reads && failed) run.follows = false;
    if (failed) run.problems.push(failure(run, step, stderr));
    else compare(run, step, stdout);
    return;
  }
}

function compare(run: ScenarioRun, step: ScenarioStep, printed: string): void {
  const { shown } = step;
  if (shown === undefined) return;
  run.counts.compared += 1;
  const verdict = compareOutput(shown.text, printed);
  if (verdict.kind === 'same') return;
  run.problems.push(
    createProblem('different-output', filePlace(run.file, shown.lineAt(verdict.line)), {
      message: `Unexpected output of “${commandOf(step)}”: “${verdict.printed}”, expected “${verdict.expected}” as the page shows.`,
      hint: 'Correct the output on the page, or the example.',
      locale: run.locale,
      target: verdict.expected,
    }),
  );
}

function commandOf({ call }: ScenarioStep): string {
  return [
    'kubectl',
    call.verb,
    ...call.words.map(({ text }) => text),
    ...call.files.map(({ text }) => `-f ${text}`),
  ].join(' ');
}

function failure({ file, locale }: ScenarioRun, step: ScenarioStep, stderr: string): Problem {
  const reason = reasonsOf(stderr)[0] ?? '';
  return createProblem('different-output', filePlace(file, step.at, step.end), {
    message: `Unexpected end of “${commandOf(step)}”, expected it to succeed: ${reason.replace(/\.?$/, '.')}`,
    hint: 'Correct the command, or the example.',
    locale,
    target: step.call.words.map(({ text }) => text).join(' '),
  });
}
