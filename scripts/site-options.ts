/** The site directory that a command works on. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findSite, isSite, SITE_MARKS } from '../src/config/index.ts';
import { PROGRAM } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/** Absolute path of the site directory: the named one, else the one that contains the working directory. */
export function siteDirectory(value: string | undefined): string {
  if (value === undefined) {
    const found = findSite(process.cwd());
    if (found !== undefined) return found;
    throw new UsageError(
      `Unexpected folder ${process.cwd()}, expected a site: ${SITE_MARKS} in it, or a configuration in a folder above. Go to the folder of the site, or name it with --site.`,
    );
  }
  const folder = resolve(value);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`Unexpected site directory ${folder}, expected a folder that exists.`);
  if (!isSite(folder))
    throw new UsageError(`Unexpected site directory ${folder}, expected a folder with ${SITE_MARKS}.`);
  return folder;
}

/** Absolute path of the folder to serve. */
export function outputDirectory(value: string | undefined, site: string): string {
  return value === undefined ? join(site, 'dist') : resolve(value);
}

/**
 * Changes to the folder in which the user typed the command: `npm --prefix CLONE run check` starts the scripts of this repository in its own folder, but paths on the
 * command line are relative to the user's. Scripts of other projects that call the program stay where npm starts them.
 */
export function enterWorkingDirectory(env: NodeJS.ProcessEnv): void {
  const { INIT_CWD: typed, npm_package_json: manifest } = env;
  if (typed === undefined || manifest === undefined) return;
  if (resolve(manifest) !== join(PROGRAM, 'package.json') || resolve(process.cwd()) !== PROGRAM) return;
  if (existsSync(typed)) process.chdir(typed);
}
