import { appendFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import {
  type BranchPages,
  type DriftPage,
  type DriftReport,
  pagesOfBranch,
  readTexts,
  type Tree,
} from '../../src/pipeline/index.ts';
import {
  renderDriftGithub,
  renderDriftHtml,
  renderDriftJson,
  renderDriftMarkdown,
  renderDriftTable,
} from '../../src/reporters/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { SITE_HELP, SITE_OPTIONS, siteDirectory } from '../site-options.ts';
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
  name: 'drift',
  summary: 'tells which translations are behind their source, and where',
  help: `Usage: lockstep drift [options]
       lockstep drift show PAGE
       lockstep drift next --locale L
       lockstep drift pin PAGE… [--force]
       lockstep drift start LOCALE PAGE
       lockstep drift compare SOURCE TRANSLATION

Tells which translations are behind their source, section by section. What differs only in how it is written is no drift.

show      what changed in the source, beside the lines of the translation that say it
next      what to do next in a locale
pin       says that pages are up to date; refuses while changed sections are untouched
start     begins a translation: the source in comments, the pin set
compare   two files without any history

${SITE_HELP}  --all             lists missing pages too
  --base B          pin (the pin of a page, else its history; the default) or history
  --check           exit code 1 when anything is drifted, orphaned or unknown
  --changed-since R looks only at what a branch touched since it left R
  --format F        table, json, github or html

With github, a summary is appended to the file that GITHUB_STEP_SUMMARY names.

Exit code: 0; 1 with --check, or where a page was not pinned; 2 for misuse or a crash.
`,
  async run(args) {
    const [first, ...rest] = args;
    const subcommand =
      first !== undefined && Object.hasOwn(SUBCOMMANDS, first) ? SUBCOMMANDS[first] : undefined;
    if (subcommand !== undefined) return subcommand(rest);
    const { values, positionals } = readArguments(
      args,
      {
        ...SITE_OPTIONS,
        all: { type: 'boolean' },
        check: { type: 'boolean' },
        base: { type: 'string' },
        'changed-since': { type: 'string' },
      },
      true,
    );
    if (positionals.length > 0)
      throw new UsageError(
        `Unexpected “${positionals[0]}”, expected one of ${Object.keys(SUBCOMMANDS).join(', ')}.`,
      );
    const format = oneOf(values.format, ['table', 'json', 'github', 'html'], 'table', 'format');
    const base = oneOf(values.base, ['pin', 'history'], 'pin', 'base');
    const root = siteDirectory(values.site);
    const loaded = await loadReport({ root, locales: values.locale ?? [], cache: values.cache, base });
    if (loaded === undefined) return 2;
    const branch = await branchOf(loaded.report, loaded.tree, values['changed-since']);
    const report = choosePages(loaded.report, branch, values.all === true);
    await print(report, loaded.tree, branch, format, root);
    const judged = branch?.changed ?? report.pages;
    return values.check === true && judged.some(isBehind) ? 1 : 0;
  },
};

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
    const prefix = relative(process.cwd(), root).split(sep).join('/');
    const own = new Set(branch?.changed ?? []);
    stdout.write(
      renderDriftGithub(report, prefix === '' || prefix.startsWith('..') ? '' : `${prefix}/`, (page) =>
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
