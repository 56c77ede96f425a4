import { resolve } from 'node:path';
import { findBrowser, PrintError, systemClock } from '../../src/io/index.ts';
import { printSection } from '../../src/site/index.ts';
import { type Command, readArguments, toSeconds, UsageError } from '../arguments.ts';
import { createProgress } from '../progress.ts';
import { printReport } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { pdf as usage } from '../usage/pdf.ts';

export const pdf: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, usage.options, true);
    const [written = '', ...more] = positionals;
    if (more.length > 0) throw new UsageError(`Unexpected “${more[0]}”, expected one section.`);
    if (values.out === undefined)
      throw new UsageError('Expected the name of the PDF. Give it with --out, such as --out manual.pdf.');
    const root = siteDirectory(values.site);
    const browser = findBrowser(process.env);
    if (browser === undefined)
      throw new UsageError(
        'Unexpected absence of Chromium and Chrome, expected one of them to print the PDF. Install one, or set CHROMIUM_PATH to its path.',
      );
    const section = written.replaceAll(/^\/+|\/+$/g, '');
    const file = resolve(values.out);
    const progress = createProgress(process.stderr, false);
    const result = await printSection({
      root,
      section,
      locale: values.locale,
      file,
      browser,
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'] ?? usage.options['time-limit'].fallback, 'time-limit'),
      clock: systemClock,
      env: process.env,
      onProgress: progress.report,
    })
      .catch((error: unknown) => {
        throw error instanceof PrintError ? new UsageError(error.message) : error;
      })
      .finally(progress.end);
    if (result.kind === 'no-section')
      throw new UsageError(
        `Unexpected section “${section}”, expected one of ${result.sections.join(', ') || 'none: the site has no sections'}.`,
      );
    if (result.kind === 'failed') {
      printReport({ checked: 0, problems: result.problems }, 'table', root);
      return 2;
    }
    process.stdout.write(`Printed ${result.pages} pages of the site to ${file}\n`);
    return 0;
  },
};
