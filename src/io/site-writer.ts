/** Writes single files into a site directory, and never outside of it. */
import { lstatSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from './files.ts';

export interface SiteWriter {
  /** Whether something stands at a path, relative to the site directory. */
  exists(path: string): boolean;
  /** Writes a file, with the folders that it needs. False, and nothing is written, where the path leads out of the site, or through a file. */
  write(path: string, content: string | Uint8Array): boolean;
}

export function createSiteWriter(root: string): SiteWriter {
  const base = realpathSync.native(resolve(root));
  return {
    exists: (path) => lstatSync(join(base, path), { throwIfNoEntry: false }) !== undefined,
    write(path, content) {
      const target = join(base, path);
      if (!isInside(base, target) || target === base) return false;
      const above = nearestFolder(dirname(target));
      if (above === undefined || !isInside(base, realpathSync.native(above))) return false;
      // Nothing is written through a link: it may lead out of the site.
      const existing = lstatSync(target, { throwIfNoEntry: false });
      if (existing !== undefined && !existing.isFile()) return false;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      return true;
    },
  };
}

/** The folder itself or the nearest above it that exists; `undefined` where a file is in the way. */
function nearestFolder(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined) return stat.isDirectory() ? path : undefined;
  const parent = dirname(path);
  return parent === path ? undefined : nearestFolder(parent);
}
