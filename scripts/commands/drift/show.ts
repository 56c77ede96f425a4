import { offersFor, publicPage, readMemory, readTexts } from '../../../src/drift/index.ts';
import { renderDriftPage } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { hasColor, loadReport, onePage } from './options.ts';

/** `drift show PAGE`: changes of the source, next to the lines of the translation. */
export async function showPage(args: readonly string[]): Promise<number> {
  const { options } = drift.subcommands.show;
  const { values, positionals } = readArguments(args, options, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError('Expected one page: drift show PAGE.');
  const format = oneOf(values.format, options.format.choices, 'table', 'format');
  const base = oneOf(values.base, options.base.choices, 'pin', 'base');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: values.locale ?? [], cache: values.cache, base });
  if (loaded === undefined) return 2;
  const page = onePage(loaded.report, written, root);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(publicPage(page), undefined, 2)}\n`);
    return 0;
  }
  const texts = (await readTexts([page], loaded.tree)).get(page.file) ?? {
    before: '',
    after: '',
    translation: '',
  };
  const language = loaded.report.pages.filter(({ locale }) => locale === page.locale);
  const offers =
    page.sections.length === 0
      ? undefined
      : offersFor(page, loaded.tree, await readMemory(language, loaded.tree));
  process.stdout.write(
    renderDriftPage(page, texts, {
      color: hasColor(),
      width: process.stdout.columns ?? 160,
      offersOf: (section) => offers?.get(section) ?? [],
    }),
  );
  return 0;
}
