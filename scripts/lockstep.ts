#!/usr/bin/env node
/**
 * Where the program starts: what Node makes of our code is kept for the next start, then the command line is read. The folder of an installed program is only
 * read: it may belong to somebody else.
 *
 * Exit codes: 0 fine, 1 errors in content, 2 misuse or a crash.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const args = process.argv.slice(2);
const cache = namedCache() || process.env.LOCKSTEP_CACHE || join(keptBeside() ?? userCache(), 'lockstep');
const folder = join(resolve(cache), 'code');
// Half of the time that a start takes. Node would try for ever to make a folder where a file system has none to give (`/proc`).
if (canMake(folder)) {
  enableCompileCache(folder);
  // For the worker threads.
  process.env.NODE_COMPILE_CACHE ??= folder;
}

// Rendering threads keep every core busy: helpers of their garbage collectors would take the time from each other, a twelfth of all.
setFlagsFromString('--no-parallel-scavenge');

/** The value of `--cache`; errors of the command line are reported later. */
function namedCache(): string | undefined {
  const at = args.findIndex((arg) => /^--cache(?:=|$)/.test(arg));
  return args[at]?.slice('--cache='.length) || (at === -1 ? undefined : args[at + 1]);
}

/** The cache of the project that is worked in, where it has installed packages: that of this repository when it is run from its source. */
function keptBeside(): string | undefined {
  const modules = import.meta.filename.endsWith('.ts')
    ? join(import.meta.dirname, '../node_modules')
    : resolve('node_modules');
  return existsSync(modules) ? join(modules, '.cache') : undefined;
}

function userCache(): string {
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}

/** Creates a folder one level at a time. Without it the code is compiled at every start; commands report themselves what they cannot write. */
function canMake(path: string): boolean {
  if (existsSync(path)) return true;
  if (!canMake(dirname(path))) return false;
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code === 'EEXIST';
    throw error;
  }
}

try {
  // Only now: a static import would be compiled before.
  const { describeError } = await import('./describe-error.ts');
  // Without this, Node would end with 1 after an unhandled error, which means errors in content.
  process.on('uncaughtException', (error) => {
    // A reader such as `head` that has seen enough is no failure.
    if ('code' in error && error.code === 'EPIPE') process.exit();
    process.stderr.write(describeError(error));
    process.exit(2);
  });
  const { main } = await import('./main.ts');
  process.exitCode = await main(args).catch((error: unknown) => {
    process.stderr.write(describeError(error));
    return 2;
  });
} catch (error) {
  process.stderr.write(`lockstep: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
}
