import { existsSync, readFileSync } from 'node:fs';
import { comparePages } from '../../../src/pipeline/index.ts';
import { formatLines } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';

/** `drift compare SOURCE TRANSLATION`: two files, no history. */
export async function compareFiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, true);
  const [source, translation, ...more] = positionals;
  if (source === undefined || translation === undefined || more.length > 0)
    throw new UsageError('Expected two files: drift compare SOURCE TRANSLATION.');
  const format = oneOf(values.format, ['table', 'json'], 'table', 'format');
  const report = comparePages(read(source), read(translation));
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ source, translation, ...report }, undefined, 2)}\n`);
    return 0;
  }
  for (const { what, difference, text, sourceLines, lines, confidence } of report.findings) {
    const places = [
      ...(sourceLines === undefined ? [] : [`${source}:${formatLines(sourceLines)}`]),
      ...(lines === undefined ? [] : [`${translation}:${formatLines(lines)}`]),
    ];
    process.stdout.write(
      `${String(Math.round(confidence * 100)).padStart(3)} %  ${difference} ${what} “${text}”\n       ${places.join('  ')}\n`,
    );
  }
  process.stdout.write(
    `${report.status.replace('-', ' ')} (${Math.round(report.confidence * 100)} % sure)\n`,
  );
  return 0;
}

function read(file: string): string {
  if (!existsSync(file)) throw new UsageError(`Unexpected file ${file}: there is none.`);
  return readFileSync(file, 'utf8');
}
