import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { type Command, readArguments, toBasePath, toPort, UsageError } from '../arguments.ts';
import { outputDirectory, siteDirectory } from '../site-options.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { preview as usage } from '../usage/preview.ts';

export const preview: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, usage.options);
    const port = toPort(values.port ?? usage.options.port.fallback);
    const folder =
      values.out === undefined ? outputDirectory(undefined, siteDirectory(values.site)) : resolve(values.out);
    if (!existsSync(folder))
      throw new UsageError(`Unexpected folder ${folder}, expected a built site. Run the build first.`);
    const server = await serveFolder({
      folder,
      base: toBasePath(values.base) ?? '/',
      port,
      typeOf: (path) => typeOfFile(path),
    });
    // Registered before the address is printed: whoever reads the address may stop the server immediately.
    const interrupted = untilInterrupted();
    process.stdout.write(`The built site is at ${server.url} (stop with Ctrl+C)\n`);
    await interrupted;
    await server.close();
    return 0;
  },
};
