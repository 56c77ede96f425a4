/** `npm create lockstep`: what `lockstep init` does, from a package of its own that needs no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../../scripts/arguments.ts';
import { runInit } from '../../../scripts/init/run-init.ts';
import { renderHelp } from '../../../scripts/usage/help.ts';
import { init } from '../../../scripts/usage/init.ts';
import { DiskError, describeDiskFailure } from '../../../src/io/index.ts';
import { printableLines } from '../../../src/reporters/index.ts';

/** The folder of this file in the package, `lib/`, where the files of the starter are too. */
const LIB = import.meta.dirname;

function versionOfPackage(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(LIB, '../package.json'), 'utf8'));
  return version;
}

async function main(args: readonly string[]): Promise<number> {
  const [first] = args;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(renderHelp({ ...init, name: 'create lockstep' }, 'npm'));
    return 0;
  }
  if (first === '--version' || first === '-v') {
    process.stdout.write(`${versionOfPackage()}\n`);
    return 0;
  }
  return runInit(args, {
    usage: init,
    starter: join(LIB, 'starter'),
    version: versionOfPackage(),
    fallbackFolder: 'my-docs',
    input: process.stdin,
    output: process.stdout,
  });
}

/** As the user reads it: a stack only where it is a defect of ours. What the program itself says of errors would bring all of it along. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error instanceof UsageError || error instanceof DiskError;
  return describeDiskFailure(error) ?? (isExpected ? error.message : (error.stack ?? error.message));
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(printableLines(`create-lockstep: ${describeError(error)}\n`));
  return 2;
});
