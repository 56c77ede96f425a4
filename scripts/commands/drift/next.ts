import { type DriftPage, nextTasks, publicPage, type Tree } from '../../../src/drift/index.ts';
import { createSiteOwners } from '../../../src/gate/index.ts';
import { systemClock } from '../../../src/io/index.ts';
import { describePage, printableValue } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { commandLine, loadReport, warnOf } from './options.ts';

const SHOWN = '10';

/** `drift next --locale L [FOLDER]`: lists the pages to translate or update next. */
export async function showNext(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.next.options, true);
  const format = oneOf(values.format, drift.subcommands.next.options.format.choices, 'table', 'format');
  if (values.locale === undefined) throw new UsageError('Expected a locale: drift next --locale fr.');
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Unexpected “${more[0]}”, expected one folder.`);
  const count = /^[1-9]\d{0,5}$/.test(values.count ?? SHOWN) ? Number(values.count ?? SHOWN) : undefined;
  if (count === undefined)
    throw new UsageError(`Unexpected value “${values.count}” of --count, expected a number above 0.`);
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale, cache: values.cache });
  if (loaded === undefined) return 2;
  const isChosen = createChoice(root, loaded.tree, folder, values.owner);
  const { tasks: all, problems } = nextTasks(loaded.report, loaded.tree, systemClock.now());
  warnOf(problems);
  const tasks = all.filter(({ page }) => isChosen(page)).slice(0, count);
  const { stdout } = process;
  if (format === 'json') {
    const flat = tasks.map(({ page, days, link }) => ({ ...publicPage(page), days, link }));
    stdout.write(`${JSON.stringify({ tasks: flat }, undefined, 2)}\n`);
    return 0;
  }
  if (tasks.length === 0)
    stdout.write(
      folder === undefined && values.owner === undefined
        ? 'Nothing to do: all pages are translated and current.\n'
        : 'Nothing to do here: these pages are translated and current, or there are none.\n',
    );
  for (const { page, days, link } of printableValue(tasks)) {
    const state = page.draft === true ? 'a machine draft: review it, then sign it off' : describePage(page);
    const age = days === 0 ? '' : `, ${days} days behind`;
    stdout.write(`${page.status.padEnd(8)} ${page.file}  ${state}${age}\n         ${link}\n`);
    const typed = typedFor(page, values.site);
    if (typed !== undefined) stdout.write(`         ${typed}\n`);
  }
  return 0;
}

/**
 * Whether a page is chosen: by a folder of the translation or of its source, with or without the content folder; and by its owner, with or without `@` and the
 * organization of a team.
 */
function createChoice(
  root: string,
  { site, pathOf }: Pick<Tree, 'site' | 'pathOf'>,
  folder: string | undefined,
  owner: string | undefined,
): (page: DriftPage) => boolean {
  const wanted = folder?.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$/g, '') ?? '';
  const isIn = (file: string) =>
    wanted === '' || wanted === '.' || file === wanted || file.startsWith(`${wanted}/`);
  const owners = owner === undefined ? undefined : createSiteOwners(site.root === '' ? root : site.root);
  const person = owner?.replace(/^@/, '').toLowerCase();
  const isOwned = (file: string) =>
    owners === undefined ||
    owners.of(file).some((name) => {
      const known = name.replace(/^@/, '').toLowerCase();
      return known === person || known.split('/').at(-1) === person;
    });
  return ({ file, sourceFile }) => [file, sourceFile, pathOf(sourceFile)].some(isIn) && isOwned(file);
}

/** The command with which to begin. */
function typedFor(
  { status, file, locale, sourceFile, draft }: DriftPage,
  site: string | undefined,
): string | undefined {
  if (draft === true) return commandLine('pin', [file], site);
  if (status === 'drifted' || status === 'current') return commandLine('show', [file], site);
  return status === 'missing' ? commandLine('start', [locale, sourceFile], site) : undefined;
}
