import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  exchangeable,
  exportPages,
  importEntries,
  parsePo,
  pinPage,
  renderPo,
} from '../../../src/drift/index.ts';
import { createFolderWriter, createSiteWriter, systemClock } from '../../../src/io/index.ts';
import { printable } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
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
  const unusable =
    positionals.length === 0 ? [] : pages.filter((page) => !exchangeable([page]).includes(page));
  if (unusable[0] !== undefined)
    throw new UsageError(
      `Unexpected page ${unusable[0].file}, expected a translation that has text and a source; it is ${unusable[0].status}. Begin it with “drift start”.`,
    );
  const exported = await exportPages(pages, tree);
  const { lang = locale } = tree.site.locales.find(({ name }) => name === locale) ?? {};
  const date = `${systemClock.now().slice(0, 16).replace('T', ' ')}+0000`;
  const text = await renderPo(exported.segments, { locale, lang, date });
  if (values.to === undefined) process.stdout.write(text);
  else {
    const file = resolve(values.to);
    createFolderWriter(dirname(file)).write(basename(file), text);
  }
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
  const say = (line: string) => process.stderr.write(`${line}\n`);
  for (const { line, context, why } of refusals)
    say(`${printable(written)}:${line}: not imported, ${printable(context)}: ${printable(why)}.`);
  const isDry = values['dry-run'] === true;
  const writer = createSiteWriter(root);
  let failed = refusals.length;
  for (const { page, text } of pages) {
    if (text === undefined) continue;
    if (isDry || writer.write(page.file, text))
      process.stdout.write(`${isDry ? 'would write' : 'written'} ${printable(page.file)}\n`);
    else {
      failed += 1;
      say(`not written ${printable(page.file)}: it is a link, or leads out of the site through one.`);
    }
  }
  const done = new Set(
    pages.flatMap(({ page, open, text }) =>
      open === 0 && text !== undefined && page.status === 'drifted' ? [page.file] : [],
    ),
  );
  if (isDry || done.size === 0) return failed > 0 ? 1 : 0;
  const again = await load();
  if (again === undefined) return 2;
  for (const page of again.report.pages.filter((each) => done.has(each.file))) {
    const pinned = await pinPage(page, again.tree, false);
    if (pinned.kind === 'pinned' && writer.write(page.file, pinned.text))
      process.stdout.write(`pinned ${printable(page.file)}\n`);
    else if (pinned.kind !== 'unchanged') say(`not pinned ${printable(page.file)}: “drift pin” tells why.`);
  }
  return failed > 0 ? 1 : 0;
}

async function readExchange(written: string) {
  let text: string;
  try {
    text = readFileSync(written, 'utf8');
  } catch {
    throw new UsageError(`Unexpected file ${written}, expected a PO file that can be read.`);
  }
  try {
    const file = await parsePo(text);
    if (file.locale !== '' && file.entries.length > 0) return file;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Unexpected text of ${written}, expected a PO file: ${why}`);
  }
  throw new UsageError(
    `Unexpected text of ${written}, expected entries and a header with “X-Lockstep-Locale” or “Language”.`,
  );
}
