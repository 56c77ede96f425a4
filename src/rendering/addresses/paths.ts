/** Paths relative to the site directory. */

/** The parent folder of a path; empty for a file at the top level. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Joins a path to a folder, resolving `.` and `..`; `undefined` if it leads above the site directory. */
export function joinSitePath(folder: string, path: string): string | undefined {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
