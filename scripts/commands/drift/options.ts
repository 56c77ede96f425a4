/** What the commands on translations share. */
import { relative, sep } from 'node:path';
import type { Problem } from '../../../src/diagnostics/index.ts';
import {
  type DriftOptions,
  type DriftPage,
  type DriftReport,
  type DriftResult,
  findPages,
  reportDrift,
  type Tree,
} from '../../../src/drift/index.ts';
import { renderTerminal } from '../../../src/reporters/index.ts';
import { UsageError } from '../../arguments.ts';
import { printReport } from '../../report.ts';

export interface Loaded {
  readonly report: DriftReport;
  readonly tree: Tree;
  /** Translations with comments that may switch off findings. */
  readonly switching: readonly string[];
  /** Of the configuration. */
  readonly problems: DriftResult['problems'];
}

/** The report on a site; prints the problems and returns nothing if it cannot be read. For an earlier state of the site nothing is printed. */
export async function loadReport(
  options: Omit<DriftOptions, 'env'>,
  isBase = false,
): Promise<Loaded | undefined> {
  const { report, tree, switching = [], problems } = await reportDrift({ ...options, env: process.env });
  if (isBase)
    return report === undefined || tree === undefined ? undefined : { report, tree, switching, problems };
  if (report !== undefined && tree !== undefined) {
    // What the run itself suffers from; what is wrong with the content is for `check`. The report alone goes to stdout.
    const unusable = problems.filter(({ code }) => code === 'unusable-cache');
    warnOf(unusable);
    return { report, tree, switching, problems };
  }
  printReport({ checked: 0, problems }, 'table', options.root);
  return undefined;
}

/** Tells on stderr what a run suffers from, as the report alone goes to stdout. */
export function warnOf(problems: readonly Problem[]): void {
  process.stderr.write(
    renderTerminal({ checked: 0, problems }, { color: false, readSource: () => undefined }),
  );
}

/** The one page that is meant; a {@link UsageError} where none is, or several are. */
export function onePage(report: DriftReport, written: string, root: string): DriftPage {
  const fromHere = relative(process.cwd(), root).split(sep).join('/');
  const [page, ...more] = findPages(report, written, fromHere);
  if (page === undefined)
    throw new UsageError(
      `Unexpected page ${written}, expected the file of a translation, such as content/fr/docs/a.md.`,
    );
  if (more.length > 0) {
    const names = [page, ...more].map(({ file }) => file).join(', ');
    throw new UsageError(`Unexpected page ${written}, expected one of ${names}.`);
  }
  return page;
}

/** How a command on a page of the site is typed, as the manual writes it. */
export function commandLine(subcommand: string, words: readonly string[], site: string | undefined): string {
  const all = [...words, ...(site === undefined ? [] : ['--site', site])];
  return `npm run drift -- ${subcommand} ${all.map(quoteWord).join(' ')}`;
}

function quoteWord(word: string): string {
  return /^[\w./@:+,%~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export function hasColor(): boolean {
  const { stdout } = process;
  return stdout.isTTY && stdout.hasColors() && process.env.NO_COLOR === undefined;
}
