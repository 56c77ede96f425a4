/** The pages, folders and examples that a run is limited to. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathInside } from './watch.ts';

/** A path that cannot be used; the message gives the reason. */
export class SelectedPathError extends Error {}

/**
 * Converts paths relative to the working directory or the site directory to paths of the site with `/`; the site itself is the empty text.
 *
 * @throws SelectedPathError for paths that do not exist or are outside the site
 */
export function resolveSelectedPaths(given: readonly string[], root: string): string[] {
  const site = realpathSync.native(root);
  return given.map((path) => {
    const found = [resolve(path), resolve(root, path)].find((candidate) => existsSync(candidate));
    if (found === undefined)
      throw new SelectedPathError(
        `Unexpected path ${path}, expected a page, an example or a folder of the site.`,
      );
    const real = realpathSync.native(found);
    const inside = real === site ? '' : pathInside(site, real);
    if (inside === undefined)
      throw new SelectedPathError(`Unexpected path ${path}, expected one inside ${root}.`);
    return inside;
  });
}
