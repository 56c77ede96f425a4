/** Arguments of the programs of this repository: parsed with the same kind of table as those of the command line, with the same `--help` and the same reaction to misuse. */
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { renderHelp } from '../scripts/usage/help.ts';
import type { Usage } from '../scripts/usage/usage.ts';

/** The options of the program's command line. For `--help` and for misuse, it prints a text and ends the program. */
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
 * Runs a program and returns its exit code. For misuse it prints a message to stderr and returns 2.
 *
 * @param name the script in `package.json`
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
