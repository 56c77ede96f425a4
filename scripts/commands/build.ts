import { join } from 'node:path';
import { systemClock } from '../../src/io/index.ts';
import { type BuildSummary, buildSite } from '../../src/pipeline/index.ts';
import { type Command, oneOf, readArguments, toBasePath, toSeconds } from '../arguments.ts';
import { createProgress } from '../progress.ts';
import { printReport } from '../report.ts';
import { PROJECT, RENDER_HELP, RENDER_OPTIONS, siteDirectory } from '../site-options.ts';
import { exitWhenInterrupted } from '../until-interrupted.ts';

export const build: Command = {
  name: 'build',
  summary: 'builds the static site',
  help: `Usage: lockstep build [options]

Builds the static site in every language.

${RENDER_HELP}  --out DIR         where the site goes (default: dist); replaced as a whole at the end
  --base /path/     the path that the site is served under
  --strict          errors in content leave what was in the output folder
  --format F        table or json

Exit code: 0, 1 with errors in content, 2 for misuse or a crash.
`,
  async run(args) {
    const { values } = readArguments(args, {
      ...RENDER_OPTIONS,
      out: { type: 'string' },
      base: { type: 'string' },
      strict: { type: 'boolean' },
    });
    const format = oneOf(values.format, ['table', 'json'], 'table', 'format');
    const root = siteDirectory(values.site);
    const out = values.out ?? join(PROJECT, 'dist');
    const release = exitWhenInterrupted();
    const progress = createProgress(process.stderr, format === 'json' && !process.stderr.isTTY);
    const result = await buildSite({
      root,
      out,
      locales: values.locale ?? [],
      basePath: toBasePath(values.base),
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'], 'time-limit'),
      strict: values.strict === true,
      clock: systemClock,
      env: process.env,
      onProgress: progress.report,
    }).finally(() => {
      progress.end();
      release();
    });
    const checked = result.summary?.pages.reduce((sum, { count }) => sum + count, 0) ?? 0;
    printReport({ checked, problems: result.problems }, format, root, { summary: result.summary ?? null });
    if (format === 'table') process.stdout.write(renderSummary(result.summary, out));
    return result.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function renderSummary(summary: BuildSummary | undefined, out: string): string {
  if (summary === undefined) return `Nothing was written to ${out}.\n`;
  const { pages, rendered, printed, milliseconds } = summary;
  const total = pages.reduce((sum, { count }) => sum + count, 0);
  const rows = pages.map(({ locale, count }) => `  ${locale.padEnd(8)} ${String(count).padStart(6)} pages`);
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${rows.join('\n')}\nBuilt ${total} pages in ${seconds} s (${rendered} rendered, ${printed} printed, the rest from the cache) into ${out}\n`;
}
