/** What stands in a folder already: a site of ours, or the tree of another program. */
import { createDiskFiles, type Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';
import { findHugo } from './hugo.ts';
import { findPages } from './pages.ts';
import { findStarlight } from './starlight.ts';
import { findVue } from './vue.ts';

/** In this order: a Hugo site may have a folder `content/en`, as one of ours has. */
const LOOKS: readonly ((files: Files, now: string) => Promise<FoundTree | undefined>)[] = [
  findHugo,
  findVue,
  findStarlight,
  findPages,
];

/**
 * @param root absolute path
 * @param now ISO 8601: pages that are still to come do not count
 */
export async function findTree(root: string, now: string): Promise<FoundTree | undefined> {
  const files = createDiskFiles(root);
  for (const look of LOOKS) {
    const found = await look(files, now);
    if (found !== undefined) return found;
  }
  return undefined;
}
