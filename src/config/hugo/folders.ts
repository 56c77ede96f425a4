import { posix } from 'node:path';
import type { Settings } from './settings.ts';

/** A configured path relative to the site directory, with `/`, without `./` and trailing slash. */
export function cleanPath(path: string): string {
  return path === '' ? '' : posix.normalize(path.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}

/** Whether a clean path leaves the site directory. */
export function isOutside(path: string): boolean {
  return posix.isAbsolute(path) || path === '..' || path.startsWith('../');
}

/** Reads a setting that names a folder; one outside the site directory is reported, and the default is used. */
export function readFolder(settings: Settings, name: string, fallback: string): string {
  const path = cleanPath(settings.text(name, fallback));
  return isAllowed(settings, name, path) ? path : fallback;
}

/** The same for a list of folders; those outside are reported and omitted. */
export function readFolderList(settings: Settings, name: string, fallback: readonly string[]): string[] {
  const paths = settings.texts(name, fallback).map(cleanPath);
  return paths.filter((path) => isAllowed(settings, name, path));
}

function isAllowed(settings: Settings, name: string, path: string): boolean {
  if (!isOutside(path)) return true;
  settings.report('path-outside-site', name, {
    message: `Unexpected folder “${path}” for “${[...settings.path, name].join('.')}”, expected one inside the site directory.`,
    hint: 'Move the folder into the site directory.',
    target: path,
  });
  return false;
}
