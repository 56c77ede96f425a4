import { systemClock } from '../../src/io/index.ts';
import { serveSite } from '../../src/site/index.ts';
import { type Command, readArguments, toBasePath, toPort } from '../arguments.ts';
import { describeError } from '../describe-error.ts';
import { printReport } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { dev as usage } from '../usage/dev.ts';

export const dev: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, usage.options);
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
    // Registered before the address is printed: whoever reads the address may stop the server immediately.
    const interrupted = untilInterrupted();
    process.stdout.write(`The site is at ${server.url} (stop with Ctrl+C)\n`);
    if (values.locale !== undefined)
      process.stdout.write(
        `Problems of ${values.locale.join(', ')} are reported, as --locale says. Pages of the other languages are served too.\n`,
      );
    await interrupted;
    await server.close();
    return 0;
  },
};
