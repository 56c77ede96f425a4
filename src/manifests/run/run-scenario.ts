/** One page or example on a cluster: its commands in order, what they print, and whether what they make becomes ready. */
import { createLineIndex, createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { isValueList, parseJson, type Value, valueAt } from '../../formats/index.ts';
import { manifestOf, rejection } from '../cluster/ask-cluster.ts';
import { askKubectl, reasonsOf } from '../cluster/cluster.ts';
import type { ParsedExample } from '../example.ts';
import { nodeAt, objectsOf, textAt } from '../tree.ts';
import { type Allowed, allowCall, type Scopes } from './allowed.ts';
import { compareOutput } from './output.ts';
import { readinessOf } from './readiness.ts';
import type { RunOptions } from './run-options.ts';
import type { Scenario, ScenarioStep } from './scenarios.ts';

interface ScenarioOptions extends RunOptions {
  readonly scopes: Scopes;
  readonly namespace: string;
}

interface ScenarioResult {
  readonly problems: readonly Problem[];
  readonly applied: number;
  readonly compared: number;
  readonly skipped: number;
}

/** Between two questions to the cluster. */
const PAUSE_MS = 1000;

/** Commands that change nothing, whether they are run here or not. */
const LOOKING: ReadonlySet<string> = new Set(
  'get describe logs wait top explain version cluster-info config exec attach port-forward proxy api-resources api-versions events diff auth cp'.split(
    ' ',
  ),
);

export function createScenarioRun(options: ScenarioOptions) {
  const { cluster, namespace, scopes, root, timeoutSeconds, clock, wait } = options;
  const problems: Problem[] = [];
  const counts = { applied: 0, compared: 0, skipped: 0 };
  /** What stands on the cluster by now. */
  let present: ParsedExample[] = [];
  /** Nothing that was left out changes what the next commands print. */
  let follows = true;
  const call = (args: readonly string[], input?: string) =>
    askKubectl(options, [`--context=${cluster.context}`, `--namespace=${namespace}`, ...args], input);

  return { run };

  async function run({ steps, examples, file, locale }: Scenario): Promise<ScenarioResult> {
    for (const example of examples) await apply(example);
    for (const step of steps) {
      const allowed = allowCall(step.call, step.examples !== undefined, scopes);
      if (allowed.kind === 'files') await runFiles(allowed, step, file, locale);
      else if (allowed.kind === 'run' && follows) await runCommand(allowed, step, file, locale);
      else {
        counts.skipped += 1;
        if (!LOOKING.has(step.call.verb)) follows = false;
      }
    }
    const shown = steps.map((step) => step.shown?.text ?? '').join('\n');
    await awaitReady(present, shown);
    return { problems, ...counts };
  }

  async function runFiles(
    { verb }: Extract<Allowed, { kind: 'files' }>,
    step: ScenarioStep,
    file: string,
    locale: string | undefined,
  ): Promise<void> {
    const examples = step.examples ?? [];
    if (verb === 'delete') {
      const gone = new Set(examples.map((example) => example.file));
      await awaitReady(
        present.filter((example) => gone.has(example.file)),
        step.shown?.text ?? '',
      );
      for (const example of examples)
        await call(
          ['delete', '--ignore-not-found', '--wait=false', ...fileOf(example).args],
          fileOf(example).input,
        );
      present = present.filter((example) => !gone.has(example.file));
      return;
    }
    const printed: string[] = [];
    for (const example of examples) printed.push(await apply(example));
    if (step.shown !== undefined && follows) compare(step, printed.join(''), file, locale);
  }

  /** Applies an example, or only asks about it where it has objects of the whole cluster; the result is what kubectl prints. */
  async function apply(example: ParsedExample): Promise<string> {
    const { args, input } = fileOf(example);
    const objects = objectsOf(example.documents);
    const isOurs = objects.every(
      (object) => scopes.get((textAt(object, 'kind') ?? '').toLowerCase()) !== false,
    );
    const generated = objects.some((object) => textAt(object, 'metadata', 'name') === undefined);
    const verb = generated ? 'create' : 'apply';
    const dry = isOurs ? [] : ['--dry-run=server'];
    const started = clock.elapsed();
    for (;;) {
      const { code, stdout, stderr } = await call([verb, cluster.validation, ...dry, ...args], input);
      if (code === 0) {
        if (!isOurs) follows = false;
        else {
          counts.applied += 1;
          if (!generated) present.push(example);
        }
        return stdout;
      }
      // A namespace gets its account a moment after it is made.
      if (/serviceaccount "?default"? not found/.test(stderr) && !isOver(started)) await wait(PAUSE_MS);
      else {
        follows = false;
        problems.push(...reasonsOf(stderr).map((reason) => rejection(example, reason)));
        return stdout;
      }
    }
  }

  function fileOf(example: ParsedExample): {
    readonly args: readonly string[];
    readonly input: string | undefined;
  } {
    const manifest = manifestOf(example, root);
    return 'path' in manifest
      ? { args: ['-f', manifest.path], input: undefined }
      : { args: ['-f', '-'], input: manifest.text };
  }

  async function runCommand(
    { args, reads }: Extract<Allowed, { kind: 'run' }>,
    step: ScenarioStep,
    file: string,
    locale: string | undefined,
  ): Promise<void> {
    const { shown } = step;
    const waits = args[0] === 'wait' || (args[0] === 'rollout' && args[1] === 'status');
    if (reads && !waits && shown === undefined) return;
    const full = waits ? [...args, `--timeout=${Math.max(1, timeoutSeconds)}s`] : args;
    const started = clock.elapsed();
    for (;;) {
      const { code, stdout, stderr } = await call(full);
      const failed = code !== 0;
      if (!failed && (shown === undefined || compareOutput(shown.text, stdout).kind === 'same')) {
        if (shown !== undefined) counts.compared += 1;
        return;
      }
      if (reads && !waits && !isOver(started)) {
        await wait(PAUSE_MS);
        continue;
      }
      if (!reads && failed) follows = false;
      if (failed) problems.push(failure(step, stderr, file, locale));
      else compare(step, stdout, file, locale);
      return;
    }
  }

  function isOver(started: number): boolean {
    return clock.elapsed() - started >= timeoutSeconds * 1000;
  }

  function compare(step: ScenarioStep, printed: string, file: string, locale: string | undefined): void {
    const { shown } = step;
    if (shown === undefined) return;
    counts.compared += 1;
    const verdict = compareOutput(shown.text, printed);
    if (verdict.kind === 'same') return;
    problems.push(
      createProblem('different-output', filePlace(file, shown.lineAt(verdict.line)), {
        message: `Unexpected output of “${commandOf(step)}”: “${verdict.printed}”, expected “${verdict.expected}” as the page shows.`,
        hint: 'Correct the output on the page, or the example.',
        locale,
        target: verdict.expected,
      }),
    );
  }

  /** Waits until objects are ready; those that a page shows an output of are what it says already. */
  async function awaitReady(examples: readonly ParsedExample[], shown: string): Promise<void> {
    for (const example of examples) {
      const names = objectsOf(example.documents).map((object) => textAt(object, 'metadata', 'name') ?? '');
      if (names.some((name) => shown.includes(name))) continue;
      const started = clock.elapsed();
      let late = await notReady(example);
      while (late.length > 0 && !isOver(started)) {
        await wait(PAUSE_MS);
        late = await notReady(example);
      }
      problems.push(...late.map((object) => notReadyProblem(example, object)));
    }
  }

  async function notReady(example: ParsedExample): Promise<Late[]> {
    const { args, input } = fileOf(example);
    const { code, stdout, stderr } = await call(['get', '--output=json', ...args], input);
    if (code !== 0) return [{ kind: '', name: '', reason: reasonsOf(stderr)[0] ?? '' }];
    const parsed = parseJson(stdout);
    if (parsed.kind !== 'value') return [{ kind: '', name: '', reason: 'kubectl printed no JSON' }];
    const items = valueAt(parsed.value, ['items']);
    return (isValueList(items) ? items : [parsed.value]).flatMap((object) => {
      const readiness = readinessOf(object);
      return readiness.kind === 'ready'
        ? []
        : [
            {
              kind: word(object, ['kind']),
              name: word(object, ['metadata', 'name']),
              reason: readiness.reason,
            },
          ];
    });
  }

  function notReadyProblem(
    { file, text, documents, locale }: ParsedExample,
    { kind, name, reason }: Late,
  ): Problem {
    const object = objectsOf(documents).find(
      (one) => textAt(one, 'kind') === kind && textAt(one, 'metadata', 'name') === name,
    );
    const node = nodeAt(object, 'metadata', 'name') ?? object;
    const place =
      node === undefined ? filePlace(file) : filePlace(file, createLineIndex(text).pointAt(node.start));
    const what = name === '' ? 'the objects' : `${kind} ${name}`;
    return createProblem('example-not-ready', place, {
      message: `Unexpected state of ${what} after ${timeoutSeconds} s (${reason}), expected it to be ready.`,
      hint: 'Correct the manifest, or give it more time by --run-timeout.',
      locale,
      target: name,
    });
  }
}

interface Late {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
}

function word(object: Value, path: readonly string[]): string {
  const found = valueAt(object, path);
  return typeof found === 'string' ? found : '';
}

function commandOf({ call }: ScenarioStep): string {
  return [
    'kubectl',
    call.verb,
    ...call.words.map(({ text }) => text),
    ...call.files.map(({ text }) => `-f ${text}`),
  ].join(' ');
}

function failure(step: ScenarioStep, stderr: string, file: string, locale: string | undefined): Problem {
  const reason = reasonsOf(stderr)[0] ?? '';
  return createProblem('different-output', filePlace(file, step.at, step.end), {
    message: `Unexpected end of “${commandOf(step)}”, expected it to succeed: ${reason.replace(/\.?$/, '.')}`,
    hint: 'Correct the command, or the example.',
    locale,
    target: step.call.words.map(({ text }) => text).join(' '),
  });
}
