/** Sites of a few files, loaded without being built. */
import { systemClock } from '../../src/io/index.ts';
import { type LoadedSite, loadSite } from '../../src/site/load/load-site.ts';
import { freshPath, type Tree, writeTree } from './tiny-site.ts';

/** Throws if the site cannot be loaded. */
export async function loadTree(files: Tree): Promise<LoadedSite> {
  const root = freshPath('site');
  writeTree(root, files);
  const result = await loadSite({ root, clock: systemClock });
  if (result.kind === 'failed') throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.loaded;
}
