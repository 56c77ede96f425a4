/** Where the versions of a site are: the folder that each is built from. */
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

/** Where a command works that is asked for a version by its name. */
export interface NamedVersion extends Pick<LoadOptions, 'basePath' | 'currentRoot'> {
  readonly root: string;
  /** The revision that its files are of; they are not there to be changed. */
  readonly git?: string | undefined;
}

/**
 * @param name of a version of the site
 * @returns its problems where it cannot be had; the names that the site has, where it is none of them
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
  // What its pages write before paths is what it was when it was the current one.
  return { root: found.root, git: version.git, currentRoot: root, basePath: site.basePath };
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
