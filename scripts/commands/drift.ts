import { appendFileSync } from 'node:fs';
import {
  type BranchPages,
  type DriftPage,
  type DriftReport,
  pagesOfBranch,
  readTexts,
  type Tree,
} from '../../src/drift/index.ts';
import {
  renderDriftGithub,
  renderDriftHtml,
  renderDriftJson,
  renderDriftMarkdown,
  renderDriftTable,
} from '../../src/reporters/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { repositoryPrefix } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { drift as usage } from '../usage/drift.ts';
import { compareFiles } from './drift/compare.ts';
import { showNext } from './drift/next.ts';
import { hasColor, loadReport } from './drift/options.ts';
import { pinPages } from './drift/pin.ts';
import { showPage } from './drift/show.ts';
import { startPage } from './drift/start.ts';

const SUBCOMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  show: showPage,
  next: showNext,
  pin: pinPages,
  start: startPage,
  compare: compareFiles,
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
    const format = oneOf(values.format, usage.options.format.choices, 'table', 'format');
    const base = oneOf(values.base, usage.options.base.choices, 'pin', 'base');
    const severity = oneOf(values.severity, usage.options.severity.choices, 'minor', 'severity');
    const root = siteDirectory(values.site);
    const loaded = await loadReport({ root, locales: values.locale ?? [], cache: values.cache, base });
    if (loaded === undefined) return 2;
    const counts = (page: DriftPage) => severity === 'minor' || page.severity !== 'minor';
    const all = { ...loaded.report, pages: loaded.report.pages.filter(counts) };
    const branch = await branchOf(all, loaded.tree, values['changed-since']);
    const report = choosePages(all, branch, values.all === true);
    if (format === 'table') process.stderr.write(nothingToTell(loaded.report));
    await print(report, loaded.tree, branch, format, root);
    const judged = branch?.changed ?? report.pages;
    return values.check === true && judged.some(isBehind) ? 1 : 0;
  },
};

/** Why a report is empty, where it is: nothing was looked at. */
function nothingToTell({ source, locales }: DriftReport): string {
  if (locales.length === 0)
    return `The site has one language, ${source}: nothing can be behind. Name its other languages in the configuration; where that is generated, generate it first.\n`;
  return locales.every(({ translated }) => translated === 0)
    ? `No page is translated yet: begin with “drift start ${locales[0]?.locale ?? ''} PAGE”.\n`
    : '';
}

/** The translations that a branch changed, and those that it made stale. */
function filesOf({ changed, madeStale }: BranchPages): object {
  return { changed: changed.map(({ file }) => file), stale: madeStale.map(({ file }) => file) };
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

async function print(
  report: DriftReport,
  tree: Tree,
  branch: BranchPages | undefined,
  format: 'table' | 'json' | 'github' | 'html',
  root: string,
): Promise<void> {
  const { stdout } = process;
  if (format === 'json')
    stdout.write(renderDriftJson(report, branch === undefined ? {} : { branch: filesOf(branch) }));
  else if (format === 'github') {
    const own = new Set(branch?.changed ?? []);
    stdout.write(
      renderDriftGithub(report, repositoryPrefix(root, process.env), (page) =>
        branch === undefined ? 'warning' : own.has(page) ? 'error' : 'notice',
      ),
    );
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary !== undefined && summary !== '') appendFileSync(summary, renderDriftMarkdown(report));
  } else if (format === 'html') {
    const texts = await readTexts(
      report.pages.filter(({ status }) => status === 'drifted'),
      tree,
    );
    stdout.write(renderDriftHtml(report, ({ file }) => texts.get(file)));
  } else
    stdout.write(
      renderDriftTable(report, { color: hasColor(), maxPages: stdout.isTTY ? 40 : Number.POSITIVE_INFINITY }),
    );
}
