import { serveEditor } from '../../src/editor/index.ts';
import { programVersion, systemClock } from '../../src/io/index.ts';
import { type Command, readArguments, toSeconds } from '../arguments.ts';
import { describeError } from '../describe-error.ts';
import { siteDirectory } from '../site-options.ts';
import { lsp as usage } from '../usage/lsp.ts';

export const lsp: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, usage.options);
    const limit = values['time-limit'] ?? usage.options['time-limit'].fallback;
    // Output of a module of the site would end up between the protocol's messages.
    console.log = console.error;
    console.info = console.error;
    console.debug = console.error;
    // An unhandled error in a module of the site must not end the server.
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => {
      if ('code' in error && error.code === 'EPIPE') process.exit(1);
      console.error(describeError(error));
    });
    serveEditor({
      input: process.stdin,
      output: process.stdout,
      root: values.site === undefined ? undefined : siteDirectory(values.site),
      cache: values.cache,
      env: process.env,
      clock: systemClock,
      timeLimitSeconds: toSeconds(limit, 'time-limit'),
      version: programVersion(),
    });
    // The connection ends the process when the editor requests it or disconnects.
    return new Promise(() => {});
  },
};
