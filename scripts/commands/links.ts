import { cachePath, createHttpClient, ProxyError, systemClock } from '../../src/io/index.ts';
import { type ExternalSettings, type LinksResult, reportLinks } from '../../src/links/index.ts';
import { type Command, readArguments, toBasePath, toDays, toSeconds, UsageError } from '../arguments.ts';
import { renderGate, runWithGate } from '../gate.ts';
import { createProgress } from '../progress.ts';
import { exitCodeOf, isForPeople, printReports, readFormats } from '../report.ts';
import { readPaths } from '../selected-paths.ts';
import { siteDirectory } from '../site-options.ts';
import { links as usage } from '../usage/links.ts';
import { versionDirectory } from '../version-directory.ts';

const { options } = usage;

export const links: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, options, true);
    const outputs = readFormats(values.format);
    const site = siteDirectory(values.site);
    const version = await versionDirectory(site, values);
    if (version === undefined) return 2;
    const { root } = version;
    const paths = readPaths(positionals, root);
    const progress = createProgress(process.stderr, !isForPeople(outputs) && !process.stderr.isTTY);
    const ending = new AbortController();
    // The first signal ends the requests and keeps the results so far; a second one ends the program.
    const end = () => ending.abort();
    if (values.external === true) for (const name of ENDING) process.once(name, end);
    const { result, gate } = await runWithGate<LinksResult>(root, values, false, (run, base) =>
      reportLinks({
        root: run.root,
        locales: values.locale ?? [],
        paths: run.pathsBefore(paths),
        cache: cachePath({ root: site, cache: values.cache, env: process.env }),
        copyOf: run.isBase ? root : undefined,
        timeLimitSeconds: toSeconds(
          values['time-limit'] ?? usage.options['time-limit'].fallback,
          'time-limit',
        ),
        clock: systemClock,
        env: process.env,
        basePath: toBasePath(values.base) ?? version.basePath,
        currentRoot: version.currentRoot,
        fix: values.fix === true && !run.isBase,
        select: run.select,
        known: base === undefined ? undefined : { sources: base.result.sources, moved: base.tree.moved },
        external:
          values.external === true && !run.isBase ? externalSettings(values, ending.signal) : undefined,
        onProgress: progress.report,
        onExternalProgress: (done, total) => progress.report('asking', done, total),
      }),
    )
      .catch((error: unknown) => {
        throw error instanceof ProxyError ? new UsageError(error.message) : error;
      })
      .finally(() => {
        progress.end();
        for (const name of ENDING) process.off(name, end);
      });
    const { fixed, external } = result;
    printReports(result, outputs, root, {
      more: { fixed: fixed.length, ...gate, ...(external === undefined ? {} : { external }) },
      summary: renderGate(gate) + renderSummary(result),
      notes: renderGate(gate).split('\n').filter(Boolean),
    });
    if (result.external?.interrupted === true) {
      process.stderr.write(
        'Stopped early. The answers so far are kept, and the next run continues from there.\n',
      );
      return 130;
    }
    return exitCodeOf(result);
  },
};

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

function externalSettings(values: Values, signal: AbortSignal): ExternalSettings {
  const seconds = values['external-timeout'] ?? options['external-timeout'].fallback;
  return {
    sendHttp: createProxyClient(),
    signal,
    cacheFile: values['external-cache'] ?? options['external-cache'].fallback,
    maxAgeDays: toDays(values['external-age'] ?? options['external-age'].fallback, 'external-age'),
    timeoutMs: 1000 * toSeconds(seconds, 'external-timeout'),
    pauseMs: 1000,
    intervalMs: 250,
  };
}

function createProxyClient(): ReturnType<typeof createHttpClient> {
  try {
    return createHttpClient(process.env);
  } catch (error) {
    throw error instanceof ProxyError ? new UsageError(error.message) : error;
  }
}

const ENDING = ['SIGINT', 'SIGTERM'] as const;

/** A line for each of the 20 hosts with the most broken addresses, or addresses whose state is unknown. */
function renderHosts({ external }: LinksResult): string[] {
  const hosts = (external?.hosts ?? []).filter(({ broken, unknown }) => broken + unknown > 0);
  return hosts
    .toSorted((a, b) => b.broken - a.broken || b.unknown - a.unknown)
    .slice(0, 20)
    .map(
      ({ host, asked, broken, moved, unknown }) =>
        `  ${host}  ${asked} asked, ${broken} broken, ${moved} moved, ${unknown} unknown`,
    );
}

function renderSummary(result: LinksResult): string {
  const { checked, problems, fixed, external } = result;
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
          `Requested ${external.asked} of ${external.addresses} addresses of other sites; ${external.unknown.length} gave no clear answer.`,
        ];
  return `${[
    ...(codes.length === 0 ? [] : [head, ...rows]),
    ...(fixed.length === 0 ? [] : [`Corrected ${fixed.length} links.`]),
    ...renderHosts(result),
    ...asked,
    `Checked ${checked} links.`,
  ].join('\n')}\n`;
}
