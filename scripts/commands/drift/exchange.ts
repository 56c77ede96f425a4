import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  type DriftPage,
  exportPages,
  type ImportedPage,
  importEntries,
  isExchangeable,
  type PinResult,
  parsePo,
  pinPage,
  renderPo,
  type Tree,
} from '../../../src/drift/index.ts';
import { createSiteWriter, makeFolder, type SiteWriter, systemClock } from '../../../src/io/index.ts';
import { printable } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { BEHIND_LINK, describePin } from './describe-pin.ts';
import { loadReport, onePage } from './options.ts';

/** `drift export --locale L [PAGE…]`: translations as a file of translation tools. */
export async function exportFile(args: readonly string[]): Promise<number> {
  const { options } = drift.subcommands.export;
  const { values, positionals } = readArguments(args, options, true);
  oneOf(values.format, options.format.choices, 'po', 'format');
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
  const exported = await exportPages(pages, tree);
  const { lang = locale } = tree.site.locales.find(({ name }) => name === locale) ?? {};
  const date = `${systemClock.now().slice(0, 16).replace('T', ' ')}+0000`;
  const text = await renderPo(exported.segments, { locale, lang, date });
  if (values.to === undefined) process.stdout.write(text);
  else writeFile(values.to, text);
  const fuzzy = exported.segments.filter(({ isFuzzy }) => isFuzzy).length;
  process.stderr.write(
    `${exported.segments.length} segments of ${exported.pages} pages, ${fuzzy} of them fuzzy.\n`,
  );
  if (exported.missing > 0)
    process.stderr.write(
      `${exported.missing} blocks of the source have no counterpart and are not in the file: “drift show PAGE” names those that are new.\n`,
    );
  return 0;
}

/** Writes a file whole or not at all, with the folders that it needs. */
function writeFile(written: string, text: string): void {
  const file = resolve(written);
  const folder = dirname(file);
  makeFolder(folder);
  if (!createSiteWriter(folder).write(basename(file), text))
    throw new UsageError(`Unexpected file ${written}, expected one that is neither a link nor a folder.`);
}

/** `drift import FILE`: what came back is written to the pages, and those that are done are pinned. */
export async function importFile(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.import.options, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError('Expected one file: drift import FILE.');
  const file = await readExchange(written);
  const root = siteDirectory(values.site);
  const load = () => loadReport({ root, locales: [file.locale], cache: values.cache });
  const loaded = await load();
  if (loaded === undefined) return 2;
  const { pages, refusals } = await importEntries(file, loaded.report.pages, loaded.tree);
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

/** Gives the files that could not be written. */
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

/** Whether a page is pinned now; where it is not, the reason is printed. */
async function pinImported(page: DriftPage, tree: Tree, writer: SiteWriter): Promise<boolean> {
  const found = await pinPage(page, tree, false);
  const isBehindLink = found.kind === 'pinned' && !writer.write(found.file, found.text);
  const result: PinResult = isBehindLink ? { kind: 'impossible', file: page.file, why: BEHIND_LINK } : found;
  const isDone = result.kind === 'pinned' || result.kind === 'unchanged';
  if (result.kind !== 'unchanged') process[isDone ? 'stdout' : 'stderr'].write(describePin(result));
  return isDone;
}

async function readExchange(written: string) {
  let text: string;
  try {
    text = readFileSync(written, 'utf8');
  } catch (error) {
    throw new UsageError(
      `Unexpected file ${written}, expected a PO file that can be read: ${reasonOf(error)}`,
    );
  }
  try {
    const file = await parsePo(text);
    if (file.locale !== '' && file.entries.length > 0) return file;
  } catch (error) {
    throw new UsageError(`Unexpected text of ${written}, expected a PO file: ${reasonOf(error)}`);
  }
  throw new UsageError(
    `Unexpected text of ${written}, expected entries and a header with “X-Lockstep-Locale” or “Language”.`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
