/** Content files that are ignored: `ignoreFiles`, hidden files and editors' backup files, as in Hugo. */
import type { Site } from '../../config/index.ts';
import { compilePattern } from '../../text/index.ts';

/**
 * Whether a file, or a folder between it and its content folder, is ignored. The content folders of all locales are merged, and the first with a folder decides for all, as in
 * Hugo: ask in their order.
 *
 * @param path relative to the site directory
 * @param inside path below the content folder: `docs/a.md`
 */
export type Ignore = (path: string, inside: string) => boolean;

/** The test for a site. Patterns match absolute paths, as in Hugo. */
export function createIgnore(site: Pick<Site, 'root' | 'ignoreFiles'>): Ignore {
  const patterns = site.ignoreFiles.map((pattern) => compilePattern(pattern));
  const folders = new Map<string, boolean>();

  const isIgnoredName = (path: string): boolean => {
    const absolute = path.startsWith('/') ? path : `${site.root}/${path}`;
    // `..` leads to a mount outside of the site, and is not a hidden folder.
    return /(?:^|\/)(?!\.\.?$)[.#][^/]*$|~$/.test(path) || patterns.some((pattern) => pattern.test(absolute));
  };
  const isInIgnoredFolder = (path: string, inside: string): boolean => {
    const folder = parentOf(inside);
    if (folder === '') return false;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const ignored = isInIgnoredFolder(parentOf(path), folder) || isIgnoredName(parentOf(path));
    folders.set(folder, ignored);
    return ignored;
  };

  return (path, inside) => isInIgnoredFolder(path, inside) || isIgnoredName(path);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
