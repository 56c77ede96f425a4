/** Creates the files of `lockstep init` and `npm create lockstep`: a new site, or a configuration for an existing one. */
export { type AdoptedTree, adoptTree } from './adopt-tree.ts';
export { CI_HOSTS, type CiHost } from './ci-files.ts';
export { findTree } from './existing/find-tree.ts';
export type { FoundTree } from './existing/found-tree.ts';
export {
  isLocaleName,
  STARTER_LOCALES,
  starterFiles,
} from './starter-files.ts';
export { findTaken, type NewFiles, writeFiles } from './write-files.ts';
