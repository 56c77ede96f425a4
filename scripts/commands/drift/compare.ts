import { existsSync, readFileSync } from 'node:fs';
import { checkComparable, comparePages } from '../../../src/drift/index.ts';
import { renderCompare, renderCompareJson } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { printReport } from '../../report.ts';

/** `drift compare SOURCE TRANSLATION`: two files, no history. */
export async function compareFiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, true);
  const [source, translation, ...more] = positionals;
  if (source === undefined || translation === undefined || more.length > 0)
    throw new UsageError('Expected two files: drift compare SOURCE TRANSLATION.');
  const format = oneOf(values.format, ['table', 'json'], 'table', 'format');
  const [one, other] = [read(source), read(translation)];
  const refused = [one, other].flatMap((file) => checkComparable(file) ?? []);
  if (refused.length > 0) {
    printReport({ checked: 0, problems: refused }, format, process.cwd());
    return 1;
  }
  const report = comparePages(one, other);
  const render = format === 'json' ? renderCompareJson : renderCompare;
  process.stdout.write(render(report, { source, translation }));
  return 0;
}

function read(path: string): { readonly path: string; readonly text: string } {
  if (!existsSync(path)) throw new UsageError(`Unexpected file ${path}: there is none.`);
  return { path, text: readFileSync(path, 'utf8') };
}
