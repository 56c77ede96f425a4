/** Access to the files and modules of a site: the same in the main program and in its workers. */
import { fileURLToPath } from 'node:url';
import {
  createDiskFiles,
  createModuleImporter,
  type Files,
  type ImportModule,
  siblingModule,
} from '../io/index.ts';
import type { Site } from './site.ts';

/** The site's files, including mounted folders outside of it and the package of its theme. */
export function createSiteFiles(
  site: Pick<Site, 'root' | 'mounts'> & Partial<Pick<Site, 'themeFolder'>>,
): Files {
  return createDiskFiles(site.root, [
    ...site.mounts.map(({ source }) => source),
    ...(site.themeFolder ? [site.themeFolder] : []),
  ]);
}

/**
 * Runs modules of a site; they import Lockstep's API from `lockstep`.
 *
 * @param timeLimitSeconds limit for loading a module
 */
export function createSiteImporter(root: string, timeLimitSeconds?: number): ImportModule {
  const packages = { lockstep: moduleOf('../index'), 'lockstep/config': moduleOf('../define-config') };
  return createModuleImporter(root, packages, timeLimitSeconds);
}

/** The current version of a site, for loading another version; `undefined` for the current version itself. */
export function currentVersion(
  root: string | undefined,
  timeLimitSeconds?: number,
): { readonly current?: { readonly files: Files; readonly importModule: ImportModule } } {
  if (root === undefined) return {};
  return {
    current: { files: createDiskFiles(root), importModule: createSiteImporter(root, timeLimitSeconds) },
  };
}

function moduleOf(path: string): string {
  return fileURLToPath(siblingModule(path, import.meta.url));
}
