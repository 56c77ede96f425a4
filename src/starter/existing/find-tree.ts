/** Detects what is in a folder: a Lockstep site, or a site of another generator. */
import { createDiskFiles, type Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';
import { findHugo } from './hugo.ts';
import { findPages } from './pages.ts';
import { findStarlight } from './starlight.ts';
import { findVue } from './vue.ts';

/** The order matters: a Hugo site may have a folder `content/en`, like a Lockstep site. */
const LOOKS: readonly ((files: Files, now: string) => Promise<FoundTree | undefined>)[] = [
  findHugo,
  findVue,
  findStarlight,
  findPages,
];

/**
 * @param root absolute path
 * @param now ISO 8601; pages with a later date are not counted
 */
export async function findTree(root: string, now: string): Promise<FoundTree | undefined> {
  const files = createDiskFiles(root);
  for (const look of LOOKS) {
    const found = await look(files, now);
    if (found !== undefined) return found;
  }
  return undefined;
}
