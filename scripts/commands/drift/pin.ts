import { relative, resolve, sep } from 'node:path';
import { allTranslations, type PinCandidate, pinPage, stagedTranslations } from '../../../src/drift/index.ts';
import { createSiteWriter } from '../../../src/io/index.ts';
import { readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { describePin, type PinOutcome, writePin } from './describe-pin.ts';
import { type Loaded, loadReport, onePage } from './options.ts';

/** `drift pin PAGE…`: records that pages are up to date with their source. */
export async function pinPages(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.pin.options, true);
  const { all = false, staged = false, force = false } = values;
  if (all && (staged || positionals.length > 0))
    throw new UsageError('Unexpected --all with pages or --staged, expected one of them.');
  if (!all && !staged && positionals.length === 0)
    throw new UsageError('Expected pages: drift pin PAGE…, or --all, or --staged.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale ?? [], cache: values.cache });
  if (loaded === undefined) return 2;
  const candidates: readonly PinCandidate[] = all
    ? allTranslations(loaded.report)
    : staged
      ? await stagedOf(loaded, positionals, root)
      : positionals.map((written) => ({ page: onePage(loaded.report, written, root) }));
  const results = await pinEach(candidates, loaded, root, { force, staged });
  const isNamed = !all && !staged;
  for (const result of results) if (result.kind !== 'unchanged' || isNamed) printResult(result);
  return summarize(results, { all, staged });
}

/** Pins pages in their order; the texts are written when all pages have been looked at. */
async function pinEach(
  candidates: readonly PinCandidate[],
  { tree }: Loaded,
  root: string,
  { force, staged }: { readonly force: boolean; readonly staged: boolean },
): Promise<PinOutcome[]> {
  const results: PinOutcome[] = [];
  for (const { page, obstacle } of candidates) {
    results.push(
      obstacle === undefined || (force && !staged)
        ? await pinPage(page, tree, force)
        : { kind: 'left-out', file: page.file, why: obstacle },
    );
  }
  const writer = createSiteWriter(root);
  return results.map((result) => writePin(result, writer));
}

function printResult(result: PinOutcome): void {
  const isDone = result.kind === 'pinned' || result.kind === 'unchanged';
  process[isDone ? 'stdout' : 'stderr'].write(describePin(result));
}

/** Prints how many pages were pinned. @returns the exit code */
function summarize(
  results: readonly PinOutcome[],
  { all, staged }: { readonly all: boolean; readonly staged: boolean },
): number {
  const count = (...kinds: readonly PinOutcome['kind'][]) =>
    results.filter(({ kind }) => kinds.includes(kind)).length;
  const refused = count('untouched', 'impossible', 'left-out');
  if (all) {
    const rest = refused === 0 ? '' : `, ${refused} not pinned`;
    process.stdout.write(`${count('pinned')} pinned, ${count('unchanged')} unchanged${rest}\n`);
  }
  const isChanged = staged && count('pinned') > 0;
  if (isChanged) process.stderr.write('Stage the pages that were pinned, and commit again.\n');
  return refused > 0 || isChanged ? 1 : 0;
}

async function stagedOf(
  { report, tree }: Loaded,
  written: readonly string[],
  root: string,
): Promise<readonly PinCandidate[]> {
  const toSitePath = (path: string) => relative(root, resolve(path)).split(sep).join('/');
  const found = await stagedTranslations(
    report,
    tree,
    written.length === 0 ? undefined : written.map(toSitePath),
  );
  if (found === undefined)
    throw new UsageError(
      'Unexpected site without git, expected a git repository: --staged pins the pages that are staged in it.',
    );
  return found;
}
