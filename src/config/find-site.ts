/** Finds the folder of a site: the first step of each command. */
import { basename, dirname } from 'node:path';
import { createDiskFiles, type Files } from '../io/index.ts';
import { hasHugoConfig } from './hugo/config-files.ts';

/** File names of Lockstep's configuration; the first existing one counts. */
export const CONFIG_NAMES = [
  'lockstep.config.ts',
  'lockstep.config.mts',
  'lockstep.config.js',
  'lockstep.config.mjs',
];

/** What makes a folder a site, for messages. */
export const SITE_MARKS = 'lockstep.config.ts, a configuration of Hugo or content/<locale>/';

/** Whether a folder is a site: it has a configuration, or at least pages. */
export function isSite(folder: string): boolean {
  const files = createDiskFiles(folder);
  return isConfigured(files) || files.kindOf('content') === 'folder';
}

/** The reason why a folder cannot be built as a version of a site; `undefined` if it can. */
export function versionFault(folder: string): string | undefined {
  if (createDiskFiles(dirname(folder)).kindOf(basename(folder)) === 'missing')
    return 'does not exist. Create it, or correct “folder”';
  return isSite(folder) ? undefined : `is not a site: it needs ${SITE_MARKS}`;
}

/** The site that contains a folder: the folder itself, else the nearest parent with a configuration. */
export function findSite(folder: string): string | undefined {
  if (isSite(folder)) return folder;
  for (let above = dirname(folder), below = folder; above !== below; below = above, above = dirname(above)) {
    const files = createDiskFiles(above);
    // `config.toml` is a file name that many programs use.
    if (findOurConfig(files) !== undefined) return above;
    if (hasHugoConfig(files) && files.kindOf('content') === 'folder') return above;
  }
  return undefined;
}

/** Lockstep's configuration file, relative to the site directory. */
export function findOurConfig(files: Files): string | undefined {
  return CONFIG_NAMES.find((name) => files.kindOf(name) !== 'missing');
}

/** File extensions that a configuration may have by mistake. */
const UNREAD = ['cjs', 'cts', 'json', 'jsonc', 'json5', 'yaml', 'yml', 'toml'];

/** Files that look like a Lockstep configuration but are ignored, relative to the site directory. */
export function findIgnoredConfigs(files: Files, used: string | undefined): readonly string[] {
  const names = [...CONFIG_NAMES, ...UNREAD.map((ending) => `lockstep.config.${ending}`)];
  return names.filter((name) => name !== used && files.kindOf(name) === 'file');
}

function isConfigured(files: Files): boolean {
  return findOurConfig(files) !== undefined || hasHugoConfig(files);
}
