import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PinResult, pinPage } from '../../../src/pipeline/index.ts';
import { describeSection, formatLines } from '../../../src/reporters/index.ts';
import { readArguments, UsageError } from '../../arguments.ts';
import { SITE_OPTIONS, siteDirectory } from '../../site-options.ts';
import { loadReport, onePage } from './options.ts';

/** `drift pin PAGE…`: says that pages are up to date with their source. */
export async function pinPages(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { ...SITE_OPTIONS, force: { type: 'boolean' } }, true);
  if (positionals.length === 0) throw new UsageError('Expected pages: drift pin PAGE….');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale ?? [], cache: values.cache });
  if (loaded === undefined) return 2;
  const pages = positionals.map((written) => onePage(loaded.report, written, root));
  const results: PinResult[] = [];
  for (const page of pages) results.push(await pinPage(page, loaded.tree, values.force === true));
  for (const result of results) {
    if (result.kind === 'pinned') writeFileSync(join(root, result.file), result.text);
    process[result.kind === 'pinned' || result.kind === 'unchanged' ? 'stdout' : 'stderr'].write(
      describe(result),
    );
  }
  return results.every(({ kind }) => kind === 'pinned' || kind === 'unchanged') ? 0 : 1;
}

function describe(result: PinResult): string {
  switch (result.kind) {
    case 'pinned':
      return `pinned     ${result.file}  ${result.key}: ${result.value}\n`;
    case 'unchanged':
      return `unchanged  ${result.file}  ${result.value}\n`;
    case 'impossible':
      return `not pinned ${result.file}: ${result.why}.\n`;
    case 'untouched':
      return [
        `not pinned ${result.file}: the source changed here, and the translation is as it was:`,
        ...result.sections.map(
          (section) => `  ${describeSection(section)}, lines ${formatLines(section.lines)}`,
        ),
        '  Translate these, or pin the page with --force.',
        '',
      ].join('\n');
  }
}
