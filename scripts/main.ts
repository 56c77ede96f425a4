/** The command line: arguments → use case → reporter → exit code. Each command is one file in `commands/`. */
import { nearestName } from '../src/diagnostics/index.ts';
import { programVersion } from '../src/io/index.ts';
import { type Command, checkSwallowedOptions, UsageError } from './arguments.ts';
import { commands } from './commands/index.ts';
import { enterWorkingDirectory } from './site-options.ts';
import { renderHelp } from './usage/help.ts';

const HELP = `Usage: lockstep COMMAND [options]

${commands.map(({ usage }) => `  ${usage.name.padEnd(12)} ${usage.summary}`).join('\n')}

lockstep COMMAND --help tells the options of a command, lockstep --version the version.
`;

/** Runs the command that the arguments name; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const names = commands.map(({ usage }) => usage.name);
  const command = commands.find(({ usage }) => usage.name === name);
  if (name === '--version' || name === '-v' || wantsProgramVersion(rest, command)) {
    process.stdout.write(`${programVersion()}\n`);
    return 0;
  }
  if (command === undefined) {
    const meant = nearestName(name, names);
    throw new UsageError(
      `Unexpected command “${name}”, expected one of ${names.join(', ')}.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
    );
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(renderHelp(command.usage));
    return 0;
  }
  checkSwallowedOptions(command.usage, rest, process.env);
  enterWorkingDirectory(process.env);
  return command.run(rest);
}

/** Whether `--version` asks for the program's version: some commands have an option of this name for a version of the site. */
function wantsProgramVersion(rest: readonly string[], command: Command | undefined): boolean {
  const isOwn = command !== undefined && Object.hasOwn(command.usage.options, 'version');
  return rest.includes('--version') && (!isOwn || rest.length === 1);
}
