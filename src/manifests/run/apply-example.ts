/** Applies an example of the site to the cluster. */

import { reasonsOf } from '../cluster/cluster.ts';
import { rejection } from '../cluster/validate-examples.ts';
import type { ParsedExample } from '../example.ts';
import { objectsOf, textAt } from '../tree.ts';
import { asInput, createTurns, runKubectl, type ScenarioRun } from './scenario-run.ts';

/** Applies an example, or only validates it if it has cluster-wide objects; returns kubectl's output. */
export async function applyExample(run: ScenarioRun, example: ParsedExample): Promise<string> {
  const { scopes, cluster } = run.options;
  const { args, input } = asInput(run, example);
  const objects = objectsOf(example.documents);
  const isOurs = objects.every(
    (object) => scopes.get((textAt(object, 'kind') ?? '').toLowerCase()) !== false,
  );
  const generated = objects.some((object) => textAt(object, 'metadata', 'name') === undefined);
  const verb = generated ? 'create' : 'apply';
  const dry = isOurs ? [] : ['--dry-run=server'];
  const turns = createTurns(run);
  for (;;) {
    const { code, stdout, stderr } = await runKubectl(
      run,
      [verb, cluster.validation, ...dry, ...args],
      input,
    );
    if (code === 0) {
      if (!isOurs) run.follows = false;
      else {
        run.counts.applied += 1;
        if (!generated) run.present.push(example);
      }
      return stdout;
    }
    // The service account of a namespace is created a moment after the namespace.
    if (/serviceaccount "?default"? not found/.test(stderr) && (await turns.next())) continue;
    run.follows = false;
    run.problems.push(...reasonsOf(stderr).map((reason) => rejection(example, reason)));
    return stdout;
  }
}
