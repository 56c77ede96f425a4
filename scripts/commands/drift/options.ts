/** Options and helpers of the `drift` commands. */
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
  /** Problems of the configuration. */
  readonly problems: DriftResult['problems'];
}

/** The report on a site; if it cannot be read, prints the problems and returns `undefined`. For an earlier state of the site nothing is printed. */
export async function loadReport(
  options: Omit<DriftOptions, 'env'>,
  isBase = false,
): Promise<Loaded | undefined> {
  const { report, tree, switching = [], problems } = await reportDrift({ ...options, env: process.env });
  if (isBase)
    return report === undefined || tree === undefined ? undefined : { report, tree, switching, problems };
  if (report !== undefined && tree !== undefined) {
    // Only problems that affect the run itself: those of the content are for `check`. They go to stderr, the report to stdout.
    const unusable = problems.filter(({ code }) => code === 'unusable-cache');
    warnOf(unusable);
    return { report, tree, switching, problems };
  }
  printReport({ checked: 0, problems }, 'table', options.root);
  return undefined;
}

/** Prints problems that affect a run to stderr, because stdout is for the report. */
export function warnOf(problems: readonly Problem[]): void {
  process.stderr.write(
    renderTerminal({ checked: 0, problems }, { color: false, readSource: () => undefined }),
  );
}

/** The page that an argument names. @throws UsageError if it names none, or several */
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

/** The command line for a page of the site, in the notation of the manual. */
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
