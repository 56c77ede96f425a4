import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startPage as startText } from '../../../src/pipeline/index.ts';
import { readArguments, UsageError } from '../../arguments.ts';
import { SITE_OPTIONS, siteDirectory } from '../../site-options.ts';
import { loadReport } from './options.ts';

/** `drift start LOCALE PAGE`: a new translation, its source in comments and its pin set. */
export async function startPage(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, SITE_OPTIONS, true);
  const [locale, written, ...more] = positionals;
  if (locale === undefined || written === undefined || more.length > 0)
    throw new UsageError('Expected a locale and a page: drift start LOCALE PAGE.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: [locale], cache: values.cache });
  if (loaded === undefined) return 2;
  const { report, tree } = loaded;
  const path = written.replace(/^\.\//, '');
  const page =
    report.pages.find(({ sourceFile, file }) => sourceFile === path || file === path) ??
    report.pages.find(({ sourceFile }) => sourceFile.endsWith(`/${path}`));
  if (page === undefined) throw new UsageError(`Unexpected page ${written}, expected a file of the source.`);
  const target = join(root, page.file);
  if (existsSync(target)) throw new UsageError(`Unexpected page ${page.file}: it is there already.`);
  const text = startText(page, tree);
  if (text === undefined)
    throw new UsageError(
      'Unexpected site without git, expected one: the pin names a content of the repository.',
    );
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`${page.file}\n`);
  return 0;
}
