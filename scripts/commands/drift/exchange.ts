import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  type DriftPage,
  EXCHANGE_FORMATS,
  type ExchangeFile,
  exchangeFormatOf,
  exportPages,
  type ImportedPage,
  importEntries,
  isExchangeable,
  pinPage,
  readMemory,
  type Tree,
} from '../../../src/drift/index.ts';
import { createSiteWriter, makeFolder, type SiteWriter, systemClock } from '../../../src/io/index.ts';
import { printable } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { describePin, writePin } from './describe-pin.ts';
import { loadReport, onePage } from './options.ts';

/** `drift export --locale L [PAGE…]`: writes translations to a file for translation tools. */
export async function exportFile(args: readonly string[]): Promise<number> {
  const { options } = drift.subcommands.export;
  const { values, positionals } = readArguments(args, options, true);
  const format = EXCHANGE_FORMATS[oneOf(values.format, options.format.choices, 'po', 'format')];
  const [locale, ...more] = values.locale ?? [];
  if (locale === undefined || more.length > 0)
    throw new UsageError('Expected one locale: drift export --locale L.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: [locale], cache: values.cache });
  if (loaded === undefined) return 2;
  const { report, tree } = loaded;
  const pages =
    positionals.length === 0 ? report.pages : positionals.map((written) => onePage(report, written, root));
  const unusable = positionals.length === 0 ? [] : pages.filter((page) => !isExchangeable(page));
  if (unusable[0] !== undefined)
    throw new UsageError(
      `Unexpected page ${unusable[0].file}, expected a translation that has text and a source; it is ${unusable[0].status}. Begin it with “drift start”.`,
    );
  const exported = await exportPages(pages, tree, await readMemory(report.pages, tree));
  const carried = exported.segments.filter(({ source, translation }) =>
    [source, translation].every(format.carries),
  );
  const text = await format.render(carried, headerOf(locale, tree));
  if (values.to === undefined) process.stdout.write(text);
  else writeFile(values.to, text);
  const fuzzy = carried.filter(({ isFuzzy }) => isFuzzy).length;
  say(`${carried.length} segments of ${exported.pages} pages, ${fuzzy} of them fuzzy.`);
  const left = exported.segments.length - carried.length;
  if (left > 0)
    say(`${left} blocks hold control characters, which ${format.label} cannot, and are not in the file.`);
  if (exported.missing > 0)
    say(
      `${exported.missing} blocks of the source have no counterpart and are not in the file: “drift show PAGE” names those that are new.`,
    );
  return 0;
}

/** The locale of a file, which contains its name or that of its language: tools write languages in their own notation, such as `zh_Hans`. */
function localeOf(written: string, name: string, { site }: Tree): string {
  const tag = name.replaceAll('_', '-').toLowerCase();
  const known = site.locales.filter((each) => each.name !== site.defaultLocale);
  const named = known.filter((each) => each.name === tag);
  const [locale, ...more] = named.length > 0 ? named : known.filter(({ lang }) => lang.toLowerCase() === tag);
  if (locale !== undefined && more.length === 0) return locale.name;
  const names = known.map((each) => each.name).join(', ');
  throw new UsageError(
    `Unexpected language “${name}” of ${written}, expected one of ${names}. Name the locale: drift import --locale L FILE.`,
  );
}

function headerOf(locale: string, { site }: Tree) {
  const langOf = (name: string) => site.locales.find((each) => each.name === name)?.lang ?? name;
  return { locale, lang: langOf(locale), sourceLang: langOf(site.defaultLocale), date: systemClock.now() };
}

/** Writes a file atomically, and creates its folder. */
function writeFile(written: string, text: string): void {
  const file = resolve(written);
  const folder = dirname(file);
  makeFolder(folder);
  if (!createSiteWriter(folder).write(basename(file), text))
    throw new UsageError(
      `Unexpected file ${written}, expected one that is neither a symbolic link nor a folder.`,
    );
}

/** `drift import FILE`: writes the translations to the pages, and pins pages that are complete. */
export async function importFile(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.import.options, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError('Expected one file: drift import FILE.');
  const file = await readExchange(written);
  const root = siteDirectory(values.site);
  const load = () => loadReport({ root, locales: [], cache: values.cache });
  const loaded = await load();
  if (loaded === undefined) return 2;
  const locale = localeOf(written, values.locale ?? file.locale, loaded.tree);
  const translations = loaded.report.pages.filter((page) => page.locale === locale);
  const { pages, refusals } = await importEntries(file, translations, loaded.tree);
  for (const { line, context, why } of refusals)
    say(`${printable(written)}:${line}: not imported, ${printable(context)}: ${printable(why)}.`);
  if (values['dry-run'] === true) {
    for (const { page, text } of pages)
      if (text !== undefined) process.stdout.write(`would write ${printable(page.file)}\n`);
    return refusals.length > 0 ? 1 : 0;
  }
  const writer = createSiteWriter(root);
  const failed = writePages(pages, writer);
  const done = new Map(
    pages
      .filter(({ page, open, text, confirmed }) => {
        const isAnswered = text !== undefined || confirmed.length > 0;
        return open === 0 && isAnswered && page.status === 'drifted' && !failed.has(page.file);
      })
      .map((imported) => [imported.page.file, imported]),
  );
  const again = done.size === 0 ? loaded : await load();
  if (again === undefined) return 2;
  let refused = refusals.length + failed.size;
  for (const page of again.report.pages) {
    const imported = done.get(page.file);
    if (imported === undefined) continue;
    const isPinned = await pinImported(page, again.tree, writer);
    if (isPinned) continue;
    refused += 1;
    const { confirmed } = imported;
    if (confirmed.length > 0)
      say(
        `  ${printable(written)} says that translations are right as they are, though their source changed (line ${confirmed.slice(0, 10).join(', ')}${confirmed.length > 10 ? ' …' : ''}). Where they are, run “drift pin --force ${printable(page.file)}”.`,
      );
  }
  return refused > 0 ? 1 : 0;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** @returns the files that could not be written */
function writePages(pages: readonly ImportedPage[], writer: SiteWriter): ReadonlySet<string> {
  const failed = new Set<string>();
  for (const { page, text } of pages) {
    if (text === undefined) continue;
    if (writer.write(page.file, text)) process.stdout.write(`written ${printable(page.file)}\n`);
    else {
      failed.add(page.file);
      say(`not written ${printable(page.file)}: it is a link, or leads out of the site through one.`);
    }
  }
  return failed;
}

/** Whether a page is pinned now; otherwise the reason is printed. */
async function pinImported(page: DriftPage, tree: Tree, writer: SiteWriter): Promise<boolean> {
  const result = writePin(await pinPage(page, tree, false), writer);
  const isDone = result.kind === 'pinned' || result.kind === 'unchanged';
  if (result.kind !== 'unchanged') process[isDone ? 'stdout' : 'stderr'].write(describePin(result));
  return isDone;
}

async function readExchange(written: string): Promise<ExchangeFile> {
  let text: string;
  try {
    text = readFileSync(written, 'utf8');
  } catch (error) {
    throw new UsageError(
      `Unexpected file ${written}, expected a PO or XLIFF file that can be read: ${reasonOf(error)}`,
    );
  }
  const format = exchangeFormatOf(text);
  let file: ExchangeFile;
  try {
    file = await format.parse(text);
  } catch (error) {
    throw new UsageError(`Unexpected text of ${written}, expected ${format.label}: ${reasonOf(error)}`);
  }
  if (file.entries.length > 0) return file;
  throw new UsageError(`Unexpected text of ${written}, expected a file with entries.`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
