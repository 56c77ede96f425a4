/** The command line: arguments → use case → reporter → exit code. Each command is a small file in `commands/`. */
import { UsageError } from './arguments.ts';
import { commands } from './commands/index.ts';
import { renderHelp } from './usage/help.ts';

const HELP = `Usage: lockstep COMMAND [options]

${commands.map(({ usage }) => `  ${usage.name.padEnd(12)} ${usage.summary}`).join('\n')}

lockstep COMMAND --help tells the options of a command.
`;

/** Runs the command that the arguments name; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find(({ usage }) => usage.name === name);
  if (command === undefined)
    throw new UsageError(
      `Unexpected command “${name}”, expected one of ${commands.map(({ usage }) => usage.name).join(', ')}.`,
    );
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(renderHelp(command.usage));
    return 0;
  }
  return command.run(rest);
}
