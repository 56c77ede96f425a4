import { type DriftPage, nextTasks, publicPage } from '../../../src/drift/index.ts';
import { systemClock } from '../../../src/io/index.ts';
import { describePage, printableValue } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { commandLine, loadReport } from './options.ts';

const SHOWN = 10;

/** `drift next --locale L`: what to do next. */
export async function showNext(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, drift.subcommands.next.options);
  const format = oneOf(values.format, drift.subcommands.next.options.format.choices, 'table', 'format');
  if (values.locale === undefined) throw new UsageError('Expected a locale: drift next --locale fr.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale, cache: values.cache });
  if (loaded === undefined) return 2;
  const tasks = nextTasks(loaded.report, loaded.tree, systemClock.now()).slice(0, SHOWN);
  const { stdout } = process;
  if (format === 'json') {
    const flat = tasks.map(({ page, days, link }) => ({ ...publicPage(page), days, link }));
    stdout.write(`${JSON.stringify({ tasks: flat }, undefined, 2)}\n`);
    return 0;
  }
  if (tasks.length === 0) stdout.write('Nothing to do: all pages are translated and current.\n');
  for (const { page, days, link } of printableValue(tasks)) {
    const age = days === 0 ? '' : `, ${days} days behind`;
    stdout.write(`${page.status.padEnd(8)} ${page.file}  ${describePage(page)}${age}\n         ${link}\n`);
    const typed = typedFor(page, values.site);
    if (typed !== undefined) stdout.write(`         ${typed}\n`);
  }
  return 0;
}

/** What to type to begin. */
function typedFor(
  { status, file, locale, sourceFile }: DriftPage,
  site: string | undefined,
): string | undefined {
  if (status === 'drifted' || status === 'current') return commandLine('show', [file], site);
  return status === 'missing' ? commandLine('start', [locale, sourceFile], site) : undefined;
}
