#!/usr/bin/env node
/**
 * The command line: arguments → use case → reporter → exit code. Each command is a small file in `commands/`.
 *
 * Exit codes: 0 fine, 1 errors in content, 2 misuse or a crash.
 */
import { UsageError } from './arguments.ts';
import { commands } from './commands/index.ts';
import { describeError } from './describe-error.ts';

const HELP = `Usage: lockstep COMMAND [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

lockstep COMMAND --help tells the options of a command.
`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined)
    throw new UsageError(
      `Unexpected command “${name}”, expected one of ${commands.map((known) => known.name).join(', ')}.`,
    );
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  return command.run(rest);
}

// What nothing awaits any more: without this, Node would end with 1, which means errors in content.
process.on('uncaughtException', (error) => {
  // A reader such as `head` that has seen enough is no failure.
  if ('code' in error && error.code === 'EPIPE') process.exit();
  process.stderr.write(describeError(error));
  process.exit(2);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(describeError(error));
  process.exitCode = 2;
}
