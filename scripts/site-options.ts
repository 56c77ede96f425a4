/** Options that commands on a site share. */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.ts';

/** The repository of this program: its own site, and where npm runs its scripts. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

export const SITE_OPTIONS = {
  site: { type: 'string' },
  locale: { type: 'string', multiple: true },
  format: { type: 'string' },
  cache: { type: 'string' },
} as const;

/** Of commands that render all pages. */
export const RENDER_OPTIONS = { ...SITE_OPTIONS, 'time-limit': { type: 'string' } } as const;

export const SITE_HELP = `  --site DIR        the site directory (default: this repository)
  --locale L        only this locale; may be repeated
  --cache DIR       where results are kept between runs (default: LOCKSTEP_CACHE, else node_modules/.cache/lockstep)
`;

export const RENDER_HELP = `${SITE_HELP}  --time-limit N    seconds after which a page that is still being rendered is given up (default: 60)
`;

/** The site directory that is meant. */
export function siteDirectory(value: string | undefined): string {
  const dir = value ?? PROJECT;
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new UsageError(`Unexpected site directory ${dir}: there is no such folder.`);
  return dir;
}
