import { askHttp, systemClock } from '../../src/io/index.ts';
import { type LinksResult, reportLinks, UnknownRevisionError } from '../../src/pipeline/index.ts';
import { type Command, oneOf, readArguments, toSeconds, UsageError } from '../arguments.ts';
import { createProgress } from '../progress.ts';
import { FORMATS, printReport } from '../report.ts';
import { RENDER_HELP, RENDER_OPTIONS, siteDirectory } from '../site-options.ts';

const DAYS = 30;
const SECONDS = 20;

export const links: Command = {
  name: 'links',
  summary: 'finds links that lead nowhere, at their line',
  help: `Usage: lockstep links [options]

Finds links that lead nowhere, out of their language, or elsewhere than their text says.

${RENDER_HELP}  --fix             writes what mends a link beyond doubt, and shows the rest
  --changed-since R only what a branch brought since it left R
  --external        asks the servers of other sites too
  --external-cache FILE
                    addresses that answered, with the day, in the site directory (default: external-links.txt)
  --external-age N  days for which an answer holds (default: ${DAYS})
  --external-timeout N
                    seconds to wait for an answer (default: ${SECONDS})
  --format F        table, json or github

Exit code: 0, 1 with errors, 2 for misuse or a crash.
`,
  async run(args) {
    const { values } = readArguments(args, {
      ...RENDER_OPTIONS,
      fix: { type: 'boolean' },
      external: { type: 'boolean' },
      'external-cache': { type: 'string' },
      'external-age': { type: 'string' },
      'external-timeout': { type: 'string' },
      'changed-since': { type: 'string' },
    });
    const format = oneOf(values.format, FORMATS, 'table', 'format');
    const root = siteDirectory(values.site);
    const progress = createProgress(process.stderr, format !== 'table' && !process.stderr.isTTY);
    const external = {
      askHttp,
      cacheFile: values['external-cache'] ?? 'external-links.txt',
      maxAgeDays: toSeconds(values['external-age'], 'external-age') ?? DAYS,
      timeoutMs: 1000 * (toSeconds(values['external-timeout'], 'external-timeout') ?? SECONDS),
      pauseMs: 1000,
      intervalMs: 250,
    };
    const result = await reportLinks({
      root,
      locales: values.locale ?? [],
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'], 'time-limit'),
      clock: systemClock,
      env: process.env,
      fix: values.fix === true,
      changedSince: values['changed-since'],
      external: values.external === true ? external : undefined,
      onProgress: progress.report,
      onExternalProgress: (done, total) => progress.report('asking', done, total),
    })
      .catch((error: unknown) => {
        throw error instanceof UnknownRevisionError ? new UsageError(error.message) : error;
      })
      .finally(progress.end);
    printReport(result, format, root, {
      fixed: result.fixed.length,
      ...(result.external === undefined ? {} : { external: result.external }),
    });
    if (format === 'table') process.stdout.write(renderSummary(result));
    return result.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function renderSummary({ checked, problems, fixed, external }: LinksResult): string {
  const locales = [...new Set(problems.map(({ locale }) => locale ?? '-'))].sort();
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const width = Math.max(8, ...codes.map(({ length }) => length));
  const count = (code: string, locale: string) =>
    problems.filter((problem) => problem.code === code && (problem.locale ?? '-') === locale).length;
  const head = `  ${''.padEnd(width)}${locales.map((locale) => locale.padStart(8)).join('')}`;
  const rows = codes.map(
    (code) =>
      `  ${code.padEnd(width)}${locales.map((locale) => String(count(code, locale) || '·').padStart(8)).join('')}`,
  );
  const asked =
    external === undefined
      ? []
      : [
          `Asked for ${external.asked} of ${external.addresses} addresses of other sites; of ${external.unknown.length} nothing is known.`,
        ];
  return `${[
    ...(codes.length === 0 ? [] : [head, ...rows]),
    ...(fixed.length === 0 ? [] : [`Mended ${fixed.length} links.`]),
    ...asked,
    `Checked ${checked} links.`,
  ].join('\n')}\n`;
}
