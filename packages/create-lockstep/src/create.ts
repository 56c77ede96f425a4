/** `npm create lockstep`: what `lockstep init` does, from a package of its own that needs no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '../../../scripts/describe-error.ts';
import { runInit } from '../../../scripts/init/run-init.ts';
import { renderHelp } from '../../../scripts/usage/help.ts';
import { init } from '../../../scripts/usage/init.ts';

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

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(describeError(error));
  return 2;
});
