/** The site directory that a command works on. */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.ts';

/** The repository of this program: its own site, and where npm runs its scripts. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The site directory that is meant. */
export function siteDirectory(value: string | undefined): string {
  const dir = value ?? PROJECT;
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new UsageError(`Unexpected site directory ${dir}: there is no such folder.`);
  return dir;
}
