/** Removes files of a site, never outside of it, and folders that become empty. */
import { readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from './files.ts';

/** @param paths relative to the site directory. */
export function removeFiles(root: string, paths: readonly string[]): void {
  const base = realpathSync.native(resolve(root));
  for (const path of paths) {
    const folder = realpathSync.native(dirname(join(base, path)));
    if (!isInside(base, folder)) throw new Error(`${path} is outside of the site.`);
    rmSync(join(base, path), { force: true });
    removeEmptyFolders(folder, base);
  }
}

function removeEmptyFolders(folder: string, base: string): void {
  for (let at = folder; at !== base && isInside(base, at); at = dirname(at)) {
    if (readdirSync(at).length > 0) return;
    rmdirSync(at);
  }
}
