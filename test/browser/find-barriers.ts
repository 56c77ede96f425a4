/** Runs axe on the current state of a page: violations of WCAG 2.2, level AA, and of best practices. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that depend on colours. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** A line for each element: `color-contrast: .menu a: <what is wrong>`. */
export async function findBarriers(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // A Content-Security-Policy does not apply to scripts that the debugger runs.
  await page.evaluate(SOURCE);
  const options: RunOptions = {
    resultTypes: ['violations'],
    runOnly: rules.length > 0 ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS },
  };
  const { violations } = await page.evaluate(
    (given): Promise<AxeResults> => Reflect.get(window, 'axe').run(document, given),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
