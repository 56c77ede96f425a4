/** The command line: arguments → use case → reporter → exit code. Each command is a small file in `commands/`. */
import { UsageError } from './arguments.ts';
import { commands } from './commands/index.ts';

const HELP = `Usage: lockstep COMMAND [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

lockstep COMMAND --help tells the options of a command.
`;

/** Runs the command that the arguments name; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
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
