import { askHttp, systemClock } from '../../src/io/index.ts';
import { type LinksResult, reportLinks, UnknownRevisionError } from '../../src/links/index.ts';
import { type Command, oneOf, readArguments, toDays, toSeconds, UsageError } from '../arguments.ts';
import { createProgress } from '../progress.ts';
import { printReport } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { links as usage } from '../usage/links.ts';

const { options } = usage;

export const links: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, options);
    const format = oneOf(values.format, options.format.choices, 'table', 'format');
    const root = siteDirectory(values.site);
    const progress = createProgress(process.stderr, format !== 'table' && !process.stderr.isTTY);
    const external = {
      askHttp,
      cacheFile: values['external-cache'] ?? options['external-cache'].fallback,
      maxAgeDays: toDays(values['external-age'] ?? options['external-age'].fallback, 'external-age'),
      timeoutMs:
        1000 *
        toSeconds(values['external-timeout'] ?? options['external-timeout'].fallback, 'external-timeout'),
      pauseMs: 1000,
      intervalMs: 250,
    };
    const result = await reportLinks({
      root,
      locales: values.locale ?? [],
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'] ?? usage.options['time-limit'].fallback, 'time-limit'),
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
