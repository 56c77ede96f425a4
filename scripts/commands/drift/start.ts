import { findNewTranslation, readMemory, startPage as startText } from '../../../src/drift/index.ts';
import { createSiteWriter } from '../../../src/io/index.ts';
import { printable } from '../../../src/reporters/index.ts';
import { readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { loadReport } from './options.ts';

/** `drift start LOCALE PAGE`: a new translation, its source in comments and its pin set. */
export async function startPage(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.start.options, true);
  const [locale, written, ...more] = positionals;
  if (locale === undefined || written === undefined || more.length > 0)
    throw new UsageError('Expected a locale and a page: drift start LOCALE PAGE.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: [], cache: values.cache });
  if (loaded === undefined) return 2;
  const { report, tree, problems } = loaded;
  const found = findNewTranslation(locale, written, tree, problems);
  if (found === 'unknown-locale')
    throw new UsageError(
      `Unexpected locale ${locale}, expected one that the configuration names, other than ${tree.site.defaultLocale}. Add it to the configuration first.`,
    );
  if (found === 'unknown-page')
    throw new UsageError(`Unexpected page ${written}, expected a file of the source.`);
  const writer = createSiteWriter(root);
  if (writer.exists(found.file)) throw new UsageError(`Unexpected page ${found.file}: it is there already.`);
  const own = report.pages.filter((page) => page.locale === locale.toLowerCase());
  const text = startText(found, tree, await readMemory(own, tree));
  if (text === undefined)
    throw new UsageError(
      'Unexpected site without git, expected one: the pin names a content of the repository.',
    );
  if (!writer.write(found.file, text))
    throw new UsageError(
      `Unexpected link in the path of ${found.file}, expected one that stays in the site.`,
    );
  process.stdout.write(`${printable(found.file)}\n`);
  return 0;
}
