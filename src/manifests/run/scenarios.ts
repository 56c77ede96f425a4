/** Plans what is run on a cluster: each page that applies examples, with its commands in order; and every other example separately. */
import { isServed } from '../check-manifest.ts';
import { directiveOf, type ParsedExample } from '../example.ts';
import type { CommandTarget, ParsedPage } from '../prose.ts';
import { objectsOf } from '../tree.ts';
import { type Step, stepsOfPage } from './steps.ts';

export interface ScenarioStep extends Step {
  /** The examples for its files; `undefined` if one of them is not the site's. */
  readonly examples: readonly ParsedExample[] | undefined;
}

export interface Scenario {
  /** The page or example, relative to the site directory, for progress messages. */
  readonly file: string;
  readonly locale: string | undefined;
  readonly steps: readonly ScenarioStep[];
  /** Applied first, unless a command does. */
  readonly examples: readonly ParsedExample[];
}

export interface ScenarioSources {
  readonly pages: readonly ParsedPage[];
  readonly examples: ReadonlyMap<string, ParsedExample>;
  /** Examples that are merged into existing objects. */
  readonly partial: ReadonlySet<string>;
  targetOf(word: string, locale: string): CommandTarget;
}

export function planScenarios({ pages, examples, partial, targetOf }: ScenarioSources): Scenario[] {
  const scenarios: Scenario[] = [];
  const covered = new Set<string>();
  for (const page of pages) {
    if (!page.text.includes('kubectl')) continue;
    const steps = stepsOfPage(page).map((step): ScenarioStep => {
      const found = step.call.files.map(({ text }) => {
        const target = targetOf(text, page.locale);
        return target.kind === 'example' ? examples.get(target.file) : undefined;
      });
      const known = found.flatMap((example) =>
        example !== undefined && isRunnable(example) ? [example] : [],
      );
      return { ...step, examples: known.length === found.length ? known : undefined };
    });
    const applied = steps.flatMap(({ examples: own, call }) => (call.verb === 'delete' ? [] : (own ?? [])));
    if (applied.length === 0) continue;
    for (const { file } of applied) covered.add(file);
    scenarios.push({ file: page.file, locale: page.locale, steps, examples: [] });
  }
  for (const example of examples.values()) {
    const { file, locale } = example;
    if (covered.has(file) || partial.has(file) || !isRunnable(example)) continue;
    scenarios.push({ file, locale, steps: [], examples: [example] });
  }
  return scenarios;
}

function isRunnable({ faults, documents, text }: ParsedExample): boolean {
  return faults.length === 0 && directiveOf(text) === undefined && objectsOf(documents).some(isServed);
}
