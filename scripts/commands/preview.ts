import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/pipeline/index.ts';
import { type Command, readArguments, toBasePath, toPort, UsageError } from '../arguments.ts';
import { PROJECT } from '../site-options.ts';
import { untilInterrupted } from '../until-interrupted.ts';

export const preview: Command = {
  name: 'preview',
  summary: 'serves a built site on loopback',
  help: `Usage: lockstep preview [options]

Serves a built site on loopback, as a static host would.

  --out DIR         the folder of the built site (default: dist)
  --base /path/     the path it was built for
  --port N          the port (default: 4321; 0 takes a free one)
`,
  async run(args) {
    const { values } = readArguments(args, {
      out: { type: 'string' },
      base: { type: 'string' },
      port: { type: 'string' },
    });
    const port = toPort(values.port) ?? 4321;
    const folder = resolve(values.out ?? join(PROJECT, 'dist'));
    if (!existsSync(folder))
      throw new UsageError(`Unexpected folder ${folder}: there is none. Run the build first.`);
    const server = await serveFolder({
      folder,
      base: toBasePath(values.base) ?? '/',
      port,
      typeOf: (path) => typeOfFile(path),
    });
    process.stdout.write(`The built site is at ${server.url} (stop with Ctrl+C)\n`);
    await untilInterrupted();
    await server.close();
    return 0;
  },
};
