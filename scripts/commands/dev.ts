import { systemClock } from '../../src/io/index.ts';
import { serveSite } from '../../src/pipeline/index.ts';
import { type Command, readArguments, toBasePath, toPort } from '../arguments.ts';
import { describeError } from '../describe-error.ts';
import { printReport } from '../report.ts';
import { SITE_HELP, SITE_OPTIONS, siteDirectory } from '../site-options.ts';
import { untilInterrupted } from '../until-interrupted.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'serves the site on loopback while it is edited',
  help: `Usage: lockstep dev [options]

Serves the site on loopback. Edits appear without a restart.

${SITE_HELP}  --base /path/     the path that the site is served under
  --port N          the first port to try (default: 4321)
`,
  async run(args) {
    const { values } = readArguments(args, {
      ...SITE_OPTIONS,
      base: { type: 'string' },
      port: { type: 'string' },
    });
    const root = siteDirectory(values.site);
    const server = await serveSite({
      root,
      locales: values.locale ?? [],
      basePath: toBasePath(values.base),
      cache: values.cache,
      clock: systemClock,
      env: process.env,
      port: toPort(values.port),
      onProblems: (problems) => printReport({ checked: 0, problems }, 'table', root),
      onError: (error) => process.stderr.write(describeError(error)),
    });
    process.stdout.write(`The site is at ${server.url} (stop with Ctrl+C)\n`);
    await untilInterrupted();
    await server.close();
    return 0;
  },
};
