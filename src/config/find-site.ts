/** Which folder is a site: what commands look for before they read anything. */
import { basename, dirname } from 'node:path';
import { createDiskFiles, type Files } from '../io/index.ts';
import { hasHugoConfig } from './hugo/config-files.ts';

/** Names of our own configuration, the first that is there counts. */
export const CONFIG_NAMES = [
  'lockstep.config.ts',
  'lockstep.config.mts',
  'lockstep.config.js',
  'lockstep.config.mjs',
];

/** What makes a folder a site, for messages. */
export const SITE_MARKS = 'lockstep.config.ts, a configuration of Hugo or content/<locale>/';

/** Whether a folder can be worked on as a site: it has a configuration, or at least pages. */
export function isSite(folder: string): boolean {
  const files = createDiskFiles(folder);
  return isConfigured(files) || files.kindOf('content') === 'folder';
}

/** Why a folder cannot be built as a version of a site; `undefined` where it can. */
export function versionFault(folder: string): string | undefined {
  if (createDiskFiles(dirname(folder)).kindOf(basename(folder)) === 'missing')
    return 'does not exist. Create it, or correct “folder”';
  return isSite(folder) ? undefined : `is no site. It needs ${SITE_MARKS}`;
}

/** The site that a folder is or stands in: the folder itself, else the nearest one above that has a configuration. */
export function findSite(folder: string): string | undefined {
  if (isSite(folder)) return folder;
  for (let above = dirname(folder), below = folder; above !== below; below = above, above = dirname(above)) {
    const files = createDiskFiles(above);
    // `config.toml` is a name that many programs have for their settings.
    if (findOurConfig(files) !== undefined) return above;
    if (hasHugoConfig(files) && files.kindOf('content') === 'folder') return above;
  }
  return undefined;
}

/** Our own configuration, relative to the site directory. */
export function findOurConfig(files: Files): string | undefined {
  return CONFIG_NAMES.find((name) => files.kindOf(name) !== 'missing');
}

/** Endings that a configuration may be given and that nothing reads. */
const UNREAD = ['cjs', 'cts', 'json', 'jsonc', 'json5', 'yaml', 'yml', 'toml'];

/** Files that look like our configuration and have no effect, relative to the site directory: another counts, or none of that kind does. */
export function findIgnoredConfigs(files: Files, used: string | undefined): readonly string[] {
  const names = [...CONFIG_NAMES, ...UNREAD.map((ending) => `lockstep.config.${ending}`)];
  return names.filter((name) => name !== used && files.kindOf(name) === 'file');
}

function isConfigured(files: Files): boolean {
  return findOurConfig(files) !== undefined || hasHugoConfig(files);
}
