/** Whether objects of examples become ready. */
import { createLineIndex, createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { isValueList, parseJson, type Value, valueAt } from '../../formats/index.ts';
import { reasonsOf } from '../cluster/cluster.ts';
import type { ParsedExample } from '../example.ts';
import { nodeAt, objectsOf, textAt } from '../tree.ts';
import { readinessOf } from './readiness.ts';
import { asInput, createTurns, runKubectl, type ScenarioRun } from './scenario-run.ts';

interface Late {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
}

/** Waits until objects are ready, except those whose output a page shows. */
export async function awaitReady(
  run: ScenarioRun,
  examples: readonly ParsedExample[],
  shown: string,
): Promise<void> {
  for (const example of examples) {
    const names = objectsOf(example.documents).map((object) => textAt(object, 'metadata', 'name') ?? '');
    if (names.some((name) => shown.includes(name))) continue;
    const turns = createTurns(run);
    let late = await notReady(run, example);
    while (late.length > 0 && (await turns.next())) late = await notReady(run, example);
    run.problems.push(...late.map((object) => notReadyProblem(run, example, object)));
  }
}

async function notReady(run: ScenarioRun, example: ParsedExample): Promise<Late[]> {
  const { args, input } = asInput(run, example);
  const { code, stdout, stderr } = await runKubectl(run, ['get', '--output=json', ...args], input);
  if (code !== 0) return [{ kind: '', name: '', reason: reasonsOf(stderr)[0] ?? '' }];
  const parsed = parseJson(stdout);
  if (parsed.kind !== 'value') return [{ kind: '', name: '', reason: 'kubectl printed no JSON' }];
  const items = valueAt(parsed.value, ['items']);
  return (isValueList(items) ? items : [parsed.value]).flatMap((object) => {
    const readiness = readinessOf(object);
    if (readiness.kind === 'ready') return [];
    const kind = word(object, ['kind']);
    return [{ kind, name: word(object, ['metadata', 'name']), reason: readiness.reason }];
  });
}

function word(object: Value, path: readonly string[]): string {
  const found = valueAt(object, path);
  return typeof found === 'string' ? found : '';
}

function notReadyProblem(
  { options: { timeoutSeconds } }: ScenarioRun,
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
    hint: 'Correct the manifest, or allow more time with --run-timeout.',
    locale,
    target: name,
  });
}
