/** Writes single files into a site directory, each whole or not at all, and never outside of it. */
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { explainDiskFailure } from './disk-failure.ts';
import { isInside } from './files.ts';
import { makeFolder } from './make-folder.ts';
import { removeAbandonedFiles, replaceFile } from './replace-file.ts';

export interface SiteWriter {
  /** Whether something stands at a path, relative to the site directory. */
  exists(path: string): boolean;
  /**
   * Writes a file, with the folders that it needs. Of a text that replaces another, the byte order mark and the line ends (where all are CRLF) are those
   * of the file. False, and nothing is written, where the path leads out of the site, or through a link or a file. Throws a `DiskError` where the file
   * system refuses; the file is then as it was.
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
      // Nothing is written through a link: it may lead out of the site.
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

/** A new text with the byte order mark and the line ends of the file that it replaces. */
function likeBefore(path: string, text: string): string {
  const before = readFileSync(path, 'utf8');
  const bare = text.startsWith(MARK) ? text.slice(1) : text;
  const isWindows = /\r\n/.test(before) && !/(?<!\r)\n/.test(before);
  const lines = isWindows ? bare.replaceAll(/\r?\n/g, '\r\n') : bare;
  return before.startsWith(MARK) ? MARK + lines : lines;
}

/** The byte order mark. */
const MARK = '\uFEFF';

/** The folder itself or the nearest above it that exists; `undefined` where a file is in the way. */
function nearestFolder(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined) return stat.isDirectory() ? path : undefined;
  const parent = dirname(path);
  return parent === path ? undefined : nearestFolder(parent);
}
