/** The pages, folders and examples that a run is to look at. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathInside } from './watch.ts';

/** A path that a run cannot look at; the message says why. */
export class AskedPathError extends Error {}

/**
 * Paths as they are given, from the working directory or from the site directory, as paths of the site with `/`; the site itself is the empty text.
 *
 * @throws AskedPathError for what is not there, or not in the site
 */
export function resolveAskedPaths(given: readonly string[], root: string): string[] {
  const site = realpathSync.native(root);
  return given.map((path) => {
    const found = [resolve(path), resolve(root, path)].find((candidate) => existsSync(candidate));
    if (found === undefined)
      throw new AskedPathError(
        `Unexpected path ${path}, expected a page, an example or a folder of the site.`,
      );
    const real = realpathSync.native(found);
    const inside = real === site ? '' : pathInside(site, real);
    if (inside === undefined)
      throw new AskedPathError(`Unexpected path ${path}, expected one inside ${root}.`);
    return inside;
  });
}
