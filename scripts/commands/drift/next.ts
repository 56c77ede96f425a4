import { type DriftPage, translationLink } from '../../../src/drift/index.ts';
import { describePage } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { SITE_OPTIONS, siteDirectory } from '../../site-options.ts';
import { loadReport } from './options.ts';

const SHOWN = 10;

/** `drift next --locale L`: what to do next, the quickest wins and the worst pages first. */
export async function showNext(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, SITE_OPTIONS);
  const format = oneOf(values.format, ['table', 'json'], 'table', 'format');
  if (values.locale === undefined) throw new UsageError('Expected a locale: drift next --locale fr.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale, cache: values.cache });
  if (loaded === undefined) return 2;
  const { report, tree } = loaded;
  const now = Date.now();
  const tasks = report.pages
    .filter(({ status }) => status !== 'current')
    .map((page) => ({ page, days: daysOf(page, now), link: translationLink(tree.site, page) }))
    .sort((a, b) => rank(a.page) - rank(b.page) || size(b.page) * (b.days + 1) - size(a.page) * (a.days + 1) || (a.page.file < b.page.file ? -1 : 1))
    .slice(0, SHOWN);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ tasks: tasks.map(({ page, days, link }) => ({ ...page, days, link })) }, undefined, 2)}\n`);
    return 0;
  }
  if (tasks.length === 0) process.stdout.write('Nothing to do: all pages are translated and current.\n');
  for (const { page, days, link } of tasks) {
    const age = days === 0 ? '' : `, ${days} days behind`;
    process.stdout.write(`${page.status.padEnd(8)} ${page.file}  ${describePage(page)}${age}\n         ${link}\n`);
    if (page.status === 'drifted') process.stdout.write(`         lockstep drift show ${page.file}\n`);
    if (page.status === 'missing') process.stdout.write(`         lockstep drift start ${page.locale} ${page.sourceFile}\n`);
  }
  return 0;
}

/** Pages that only lack a pin come first: they are done in a moment. */
function rank({ status, answered }: DriftPage): number {
  if (answered === true) return 0;
  return { drifted: 1, orphaned: 2, unknown: 3, missing: 4, current: 5 }[status];
}

function size({ added, deleted }: DriftPage): number {
  return added + deleted;
}

/** Since the first change that the translation has not. */
function daysOf({ commits }: DriftPage, now: number): number {
  const first = commits.at(-1)?.date;
  return first === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(first)) / 86_400_000));
}
