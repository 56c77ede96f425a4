/** Arguments of programs other than the command line: read by the same tables, with the same help and the same answer to misuse. */
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { renderHelp } from '../scripts/usage/help.ts';
import type { Usage } from '../scripts/usage/usage.ts';

/** The options that the program was called with. Prints the help, or what is wrong with the call, and ends the program then. */
export function readBenchArguments<U extends Usage>(usage: U) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(
      renderHelp(usage, 'npm run').replaceAll(`npm run ${usage.name} `, `npm run ${usage.name} -- `),
    );
    process.exit(0);
  }
  try {
    return readArguments<U['options']>(args, usage.options).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nnpm run ${usage.name} -- --help tells the options.\n`);
    process.exit(2);
  }
}

/**
 * What a program gives, or the answer to misuse: a message on stderr, and exit code 2.
 *
 * @param name of the script in `package.json`
 */
export async function withMisuse(run: () => Promise<number>, name = 'bench'): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nnpm run ${name} -- --help tells the options.\n`);
    return 2;
  }
}
