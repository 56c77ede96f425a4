/** Writes single files into a site directory, atomically, and never outside of it. */
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { explainDiskFailure } from './disk-failure.ts';
import { isInside } from './files.ts';
import { makeFolder } from './make-folder.ts';
import { removeAbandonedFiles, replaceFile } from './replace-file.ts';

export interface SiteWriter {
  /** Whether a path exists, relative to the site directory. */
  exists(path: string): boolean;
  /**
   * Writes a file and creates its parent folders. If a text is replaced, its byte order mark and line ends (if all are CRLF) are kept. Returns false without writing if the path
   * leads out of the site, or through a symbolic link or a file. Throws a `DiskError` if the file system refuses; the file is then unchanged.
   */
  write(path: string, content: string | Uint8Array): boolean;
}

export function createSiteWriter(root: string): SiteWriter {
  const base = realpathSync.native(resolve(root));
  const tidied = new Set<string>();
  const put = (target: string, existing: boolean, content: string | Uint8Array): void => {
    const folder = dirname(target);
    makeFolder(folder);
    if (!tidied.has(folder)) removeAbandonedFiles(folder);
    tidied.add(folder);
    replaceFile(target, typeof content === 'string' && existing ? likeBefore(target, content) : content);
  };
  return {
    exists: (path) => lstatSync(resolve(base, path), { throwIfNoEntry: false }) !== undefined,
    write(path, content) {
      const target = resolve(base, path);
      if (!isInside(base, target) || target === base) return false;
      const above = nearestFolder(dirname(target));
      if (above === undefined || !isInside(base, realpathSync.native(above))) return false;
      // Nothing is written through a symbolic link, which may lead out of the site.
      const existing = lstatSync(target, { throwIfNoEntry: false });
      if (existing !== undefined && !existing.isFile()) return false;
      explainDiskFailure(
        path,
        () => put(target, existing !== undefined, content),
        existing === undefined ? '' : ' The file is as it was.',
      );
      return true;
    },
  };
}

/** A new text with the byte order mark and line ends of the replaced file. */
function likeBefore(path: string, text: string): string {
  const before = readFileSync(path, 'utf8');
  const bare = text.startsWith(MARK) ? text.slice(1) : text;
  const isWindows = /\r\n/.test(before) && !/(?<!\r)\n/.test(before);
  const lines = isWindows ? bare.replaceAll(/\r?\n/g, '\r\n') : bare;
  return before.startsWith(MARK) ? MARK + lines : lines;
}

/** The byte order mark. */
const MARK = '\uFEFF';

/** The folder or its nearest existing parent; `undefined` if a file is in the way. */
function nearestFolder(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined) return stat.isDirectory() ? path : undefined;
  const parent = dirname(path);
  return parent === path ? undefined : nearestFolder(parent);
}
