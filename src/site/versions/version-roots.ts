/** Finds the folder that each version of a site is built from. */
import { resolve } from 'node:path';
import {
  createSiteImporter,
  loadSite as loadConfiguration,
  type Site,
  type SiteVersion,
  versionFault,
} from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { locateKey } from '../../formats/index.ts';
import {
  type CachePlace,
  createDiskFiles,
  openVersionTree,
  VersionTreeError,
  versionsFolder,
} from '../../io/index.ts';
import type { LoadOptions } from '../load/load-site.ts';

export interface VersionRoot {
  /** Absolute path of its site directory. */
  readonly root: string;
  /** Full hash of the commit; absent for a folder. */
  readonly commit?: string;
}

/** Where a command works if a version is named. */
export interface NamedVersion extends Pick<LoadOptions, 'basePath' | 'currentRoot'> {
  readonly root: string;
  /** The revision that its files are from; changes to them would be lost. */
  readonly git?: string | undefined;
}

/**
 * @param name of a version of the site
 * @returns problems if it cannot be opened; the names of the site's versions if it is none of them
 */
export async function findVersion(
  name: string,
  place: CachePlace,
): Promise<NamedVersion | { readonly problems: readonly Problem[] } | { readonly known: readonly string[] }> {
  const { root } = place;
  const importModule = createSiteImporter(root);
  const { site, problems } = await loadConfiguration({ files: createDiskFiles(root), importModule });
  if (site === undefined) return { problems };
  const version = site.versions.find((each) => each.name === name);
  if (version === undefined) return { known: site.versions.map((each) => each.name) };
  if (version.status === 'current') return { root };
  const found = await openVersionRoot(site, version, place);
  if ('code' in found) return { problems: [found] };
  // As when it was the current version, its URLs have no version prefix.
  return { root: found.root, git: version.git, currentRoot: root, basePath: site.basePath };
}

/**
 * The site directory of a version other than the current one. Files of a revision are written to the cache, all or none.
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
      {
        message: `Unexpected version “${version.name}”, expected one that can be built: ${why}.`,
        target: version.name,
      },
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
