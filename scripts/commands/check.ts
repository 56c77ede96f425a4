import { systemClock } from '../../src/io/index.ts';
import { checkSite } from '../../src/pipeline/index.ts';
import { type Command, oneOf, readArguments, toSeconds } from '../arguments.ts';
import { createProgress } from '../progress.ts';
import { FORMATS, printReport } from '../report.ts';
import { RENDER_HELP, RENDER_OPTIONS, siteDirectory } from '../site-options.ts';

export const check: Command = {
  name: 'check',
  summary: 'reports what is wrong with the content, without writing the site',
  help: `Usage: lockstep check [options]

Reports what is wrong with the content of a site: what CI runs.

${RENDER_HELP}  --format F        table, json or github

Exit code: 0, 1 with errors, 2 for misuse or a crash.
`,
  async run(args) {
    const { values } = readArguments(args, RENDER_OPTIONS);
    const format = oneOf(values.format, FORMATS, 'table', 'format');
    const root = siteDirectory(values.site);
    const progress = createProgress(process.stderr, format !== 'table' && !process.stderr.isTTY);
    const result = await checkSite({
      root,
      locales: values.locale ?? [],
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'], 'time-limit'),
      clock: systemClock,
      env: process.env,
      onProgress: progress.report,
    }).finally(progress.end);
    printReport(result, format, root);
    if (format === 'table') process.stdout.write(`Checked ${result.checked} pages.\n`);
    return result.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
