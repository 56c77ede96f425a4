#!/usr/bin/env node
/**
 * The program's entry point: enables Node's compile cache, then runs the command line. The cache is not in the program's own folder, which may be read-only.
 *
 * Exit codes: 0 success, 1 errors in content, 2 misuse or a crash.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const args = process.argv.slice(2);
const cache = namedCache() || process.env.LOCKSTEP_CACHE || join(projectCache() ?? userCache(), 'lockstep');
const folder = join(resolve(cache), 'code');
// Compiling is half of the time that a start takes. The folder is created here, because Node would retry forever on a file system without folders to write to (`/proc`).
if (makeFolder(folder)) {
  enableCompileCache(folder);
  // The worker threads read it from the environment.
  process.env.NODE_COMPILE_CACHE ??= folder;
}

// Rendering threads keep every core busy, so that helper threads of their garbage collectors only compete with them: a build takes a twelfth longer with them.
setFlagsFromString('--no-parallel-scavenge');

/** The value of `--cache`; errors of the command line are reported later. */
function namedCache(): string | undefined {
  const at = args.findIndex((arg) => /^--cache(?:=|$)/.test(arg));
  return args[at]?.slice('--cache='.length) || (at === -1 ? undefined : args[at + 1]);
}

/** The cache in `node_modules` of the current project, if it has installed packages; that of this repository if the program runs from its source. */
function projectCache(): string | undefined {
  const modules = import.meta.filename.endsWith('.ts')
    ? join(import.meta.dirname, '../node_modules')
    : resolve('node_modules');
  return existsSync(modules) ? join(modules, '.cache') : undefined;
}

function userCache(): string {
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}

/** Creates a folder one level at a time. If that fails, the code is compiled at every start; commands report a cache that they cannot write themselves. */
function makeFolder(path: string): boolean {
  if (existsSync(path)) return true;
  if (!makeFolder(dirname(path))) return false;
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code === 'EEXIST';
    throw error;
  }
}

try {
  // Imported dynamically: a static import would be compiled before the cache is enabled.
  const { describeError } = await import('./describe-error.ts');
  // Without this, Node would end with 1 after an unhandled error, which means errors in content.
  process.on('uncaughtException', (error) => {
    // It is no failure if a reader such as `head` closes the pipe early.
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
