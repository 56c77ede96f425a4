import {
  type BranchPages,
  type DriftPage,
  type DriftReport,
  pagesOfBranch,
  type Tree,
} from '../../src/drift/index.ts';
import { cachePath } from '../../src/io/index.ts';
import { printable } from '../../src/reporters/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { chooseDrift, DRIFT_BASELINE, printDrift } from '../drift-report.ts';
import { runWithGate } from '../gate.ts';
import { isForPeople, readFormatsOf } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { drift as usage } from '../usage/drift.ts';
import { versionDirectory } from '../version-directory.ts';
import { compareFiles } from './drift/compare.ts';
import { exportFile, importFile } from './drift/exchange.ts';
import { showNext } from './drift/next.ts';
import { loadReport } from './drift/options.ts';
import { pinPages } from './drift/pin.ts';
import { showPage } from './drift/show.ts';
import { startPage } from './drift/start.ts';
import { watchPage } from './drift/watch.ts';

const SUBCOMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  show: showPage,
  watch: watchPage,
  next: showNext,
  pin: pinPages,
  start: startPage,
  compare: compareFiles,
  export: exportFile,
  import: importFile,
};

export const drift: Command = {
  usage,
  async run(args) {
    const [first, ...rest] = args;
    const subcommand =
      first !== undefined && Object.hasOwn(SUBCOMMANDS, first) ? SUBCOMMANDS[first] : undefined;
    if (subcommand !== undefined) return subcommand(rest);
    const { values, positionals } = readArguments(args, usage.options, true);
    if (positionals.length > 0)
      throw new UsageError(
        `Unexpected “${positionals[0]}”, expected one of ${Object.keys(SUBCOMMANDS).join(', ')}.`,
      );
    const outputs = readFormatsOf(usage.options.format.choices, values.format);
    const base = oneOf(values.base, usage.options.base.choices, 'pin', 'base');
    const severity = oneOf(values.severity, usage.options.severity.choices, 'minor', 'severity');
    const site = siteDirectory(values.site);
    const version = await versionDirectory(site, values);
    if (version === undefined) return 2;
    const { root, currentRoot } = version;
    const locales = values.locale ?? [];
    const counts = (page: DriftPage) => severity === 'minor' || page.severity !== 'minor';
    const cache = cachePath({ root: site, cache: values.cache, env: process.env });
    const { result, gate } = await runWithGate(
      root,
      values,
      locales.length === 0 && severity === 'minor',
      async (run) => {
        const loaded = await loadReport({ root: run.root, currentRoot, locales, cache, base }, run.isBase);
        if (loaded === undefined) return undefined;
        const all = { ...loaded.report, pages: loaded.report.pages.filter(counts) };
        const revision = run.isBase ? undefined : values['changed-since'];
        const branch = await branchOf(all, loaded.tree, revision);
        const report = choosePages(all, branch, values.all === true);
        return chooseDrift(report, loaded, branch, run);
      },
      { needsHistory: true, own: DRIFT_BASELINE },
    );
    if (result === undefined) return 2;
    if (isForPeople(outputs)) process.stderr.write(nothingToReport(result.report));
    await printDrift(result, outputs, gate, { root, reader: locales.length === 1 ? locales[0] : undefined });
    const judged = result.branch?.changed ?? result.report.pages;
    if (values.check === true) process.stderr.write(notTranslated(judged));
    return values.check === true && judged.some(isBehind) ? 1 : 0;
  },
};

/** Existing pages without a text of their own are not current: they count as missing, and missing pages are no failure. */
function notTranslated(pages: readonly DriftPage[]): string {
  const files = pages.filter(({ status }) => status === 'untranslated').map(({ file }) => printable(file));
  return files.length === 0
    ? ''
    : `Not translated yet, and counted as missing: ${files.slice(0, 10).join(', ')}${files.length > 10 ? ` and ${files.length - 10} more` : ''}.\n`;
}

/** The reason why a report is empty, if there was nothing to compare. */
function nothingToReport({ source, locales }: DriftReport): string {
  if (locales.length === 0)
    return `The site has one language, ${source}: nothing can be behind. Name its other languages in the configuration; where that is generated, generate it first.\n`;
  return locales.every(({ translated }) => translated === 0)
    ? `No page is translated yet: begin with “drift start ${locales[0]?.locale ?? ''} PAGE”.\n`
    : '';
}

function isBehind({ status }: DriftPage): boolean {
  return status === 'drifted' || status === 'orphaned' || status === 'unknown';
}

async function branchOf(
  report: DriftReport,
  tree: Tree,
  revision: string | undefined,
): Promise<BranchPages | undefined> {
  if (revision === undefined) return undefined;
  const branch = await pagesOfBranch(report, tree, revision);
  if (branch === undefined)
    throw new UsageError(`Unexpected revision ${revision}, expected one that git knows.`);
  return branch;
}

function choosePages(report: DriftReport, branch: BranchPages | undefined, all: boolean): DriftReport {
  if (branch === undefined)
    return all ? report : { ...report, pages: report.pages.filter(({ status }) => status !== 'missing') };
  const chosen = new Set([...branch.changed, ...branch.madeStale]);
  return { ...report, pages: report.pages.filter((page) => chosen.has(page)) };
}
