import { existsSync, globSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type ImportResult, importPages } from '../../src/import/index.ts';
import { createSiteWriter, systemClock } from '../../src/io/index.ts';
import { printable, renderImport, renderImportJson } from '../../src/reporters/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { siteDirectory } from '../site-options.ts';
import { importUsage as usage } from '../usage/import.ts';

export const importCommand: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, usage.options, true);
    if (positionals.length === 0) throw new UsageError('Expected at least one file to import, found none.');
    const inputs = positionals.flatMap(filesOf);
    if (inputs.length > 1 && values.to !== undefined && !values.to.endsWith('/')) {
      throw new UsageError(
        `Unexpected page “${values.to}” of --to for several files, expected a folder: “${values.to}/”.`,
      );
    }
    if (values.locale !== undefined && !/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(values.locale)) {
      throw new UsageError(`Unexpected value “${values.locale}” of --locale, expected a name such as fr.`);
    }
    const { root: treeRoot } = values;
    if (treeRoot !== undefined && !(existsSync(treeRoot) && statSync(treeRoot).isDirectory())) {
      throw new UsageError(`Unexpected value “${treeRoot}” of --root, expected a folder that exists.`);
    }
    const format = oneOf(values.format, usage.options.format.choices, 'text', 'format');
    const dialect =
      values.dialect === undefined
        ? undefined
        : oneOf(values.dialect, usage.options.dialect.choices, 'hugo', 'dialect');
    const [first = ''] = positionals;
    if (positionals.every((file) => !existsSync(file)))
      throw new UsageError(
        `Unexpected file ${first}, expected one that exists: there is none at ${resolve(first)}.`,
      );
    const root = siteDirectory(values.site);
    const written = values.write === true;
    const result = await importPages({
      root,
      inputs: inputs.map((file) => ({ path: resolve(file), shown: shownPath(file) })),
      treeRoot,
      locale: values.locale?.toLowerCase(),
      to: values.to,
      dialect,
      clock: systemClock,
      writer: written ? createSiteWriter(root) : undefined,
      force: values.force === true,
    });
    if (format === 'json') process.stdout.write(renderImportJson({ ...result, written }));
    else {
      if (!written) process.stdout.write(renderPages(result));
      process.stderr.write(renderImport({ ...result, written }));
    }
    if (result.unusable === true) return 2;
    return result.failures.length > 0 ? 1 : 0;
  },
};

/** A file, or the pages below a folder, except in `node_modules` and hidden folders. */
function filesOf(path: string): string[] {
  if (!(existsSync(path) && statSync(path).isDirectory())) return [path];
  const pages = globSync('**/*.{md,markdown}', {
    cwd: path,
    exclude: (below) => /(?:^|[/\\])(?:node_modules|\.[^/\\]+)$/.test(below),
  }).sort();
  if (pages.length === 0) throw new UsageError(`Unexpected folder ${path}, expected one with pages (*.md).`);
  return pages.map((page) => join(path, page));
}

function shownPath(file: string): string {
  return relative(process.cwd(), resolve(file)).replaceAll('\\', '/') || file;
}

/** The text of a single page; several pages are printed with their paths between them, like the files that `head` prints. */
function renderPages({ pages }: ImportResult): string {
  if (pages.length === 1) return pages[0]?.text ?? '';
  return pages.map(({ file, text }) => `==> ${printable(file)} <==\n${text}`).join('\n');
}
