/** The pages, folders and examples that a command is to look at. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathInside } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/**
 * Paths as they are typed, from the working directory or from the site directory, as paths of the site; the site itself is the empty text.
 *
 * @throws UsageError for what is not there, or not in the site
 */
export function readPaths(typed: readonly string[], root: string): string[] {
  const site = realpathSync.native(root);
  return typed.map((path) => {
    const found = [resolve(path), resolve(root, path)].find((candidate) => existsSync(candidate));
    if (found === undefined)
      throw new UsageError(`Unexpected path ${path}, expected a page, an example or a folder of the site.`);
    const real = realpathSync.native(found);
    const inside = real === site ? '' : pathInside(site, real);
    if (inside === undefined) throw new UsageError(`Unexpected path ${path}, expected one inside ${root}.`);
    return inside;
  });
}
