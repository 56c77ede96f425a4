import { compileGlob, hasWildcard } from '../../text/index.ts';
import type { Page, Resource } from '../page.ts';

const byName = new WeakMap<Page, ReadonlyMap<string, Resource>>();

/** The first resource of a page whose name matches a glob, ignoring case. A name without wildcards is looked up directly. */
export function findResource(page: Page, glob: string): Resource | undefined {
  if (hasWildcard(glob)) {
    const pattern = compileGlob(glob);
    return page.resources.find(({ name }) => pattern.test(name));
  }
  let names = byName.get(page);
  if (names === undefined) {
    names = new Map(page.resources.toReversed().map((resource) => [resource.name.toLowerCase(), resource]));
    byName.set(page, names);
  }
  return names.get(glob.toLowerCase());
}
