/** Where the versions of a site are: the folder that each is built from. */
import { resolve } from 'node:path';
import { type Site, type SiteVersion, versionFault } from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { locateKey } from '../../formats/index.ts';
import {
  type CachePlace,
  createDiskFiles,
  openVersionTree,
  VersionTreeError,
  versionsFolder,
} from '../../io/index.ts';

export interface VersionRoot {
  /** Absolute path of its site directory. */
  readonly root: string;
  /** Full hash of the commit; absent for a folder. */
  readonly commit?: string;
}

/**
 * The site directory of a version that is not the current one. Files of a revision are written to the cache, whole or not at all.
 *
 * @param site the current version
 */
export async function openVersionRoot(
  site: Pick<Site, 'root' | 'versions' | 'configFiles'>,
  version: SiteVersion,
  place: CachePlace,
): Promise<VersionRoot | Problem> {
  const fail = (why: string): Problem => {
    const key = ['versions', String(site.versions.indexOf(version))];
    const [file] = site.configFiles;
    const read = file === undefined ? undefined : createDiskFiles(site.root).readText(file);
    const text = read?.kind === 'text' ? read.text : '';
    return createProblem(
      'invalid-config',
      file === undefined ? NOWHERE : filePlace(file, locateKey('script', text, key)),
      { message: `Version “${version.name}” cannot be built: ${why}.`, target: version.name },
    );
  };
  if (version.git === undefined) {
    const folder = version.folder ?? '';
    const root = resolve(site.root, folder);
    const fault = versionFault(root);
    return fault === undefined ? { root } : fail(`the folder “${folder}” ${fault}`);
  }
  try {
    const tree = await openVersionTree(site.root, version.git, versionsFolder(place));
    const fault = versionFault(tree.root);
    return fault === undefined ? tree : fail(`the site directory at “${version.git}” ${fault}`);
  } catch (error) {
    if (error instanceof VersionTreeError) return fail(error.message);
    throw error;
  }
}
