/** How the files and modules of a site are reached: the same in the program and in its workers. */
import { fileURLToPath } from 'node:url';
import { createDiskFiles, createModuleImporter, type Files, type ImportModule } from '../io/index.ts';
import type { Site } from './site.ts';

/** The site's files, with the folders outside of it that its configuration mounts. */
export function createSiteFiles(site: Pick<Site, 'root' | 'mounts'>): Files {
  return createDiskFiles(
    site.root,
    site.mounts.map(({ source }) => source),
  );
}

/** Runs modules of a site; they import what they need of us from `lockstep`. */
export function createSiteImporter(root: string): ImportModule {
  return createModuleImporter(root, { lockstep: fileURLToPath(new URL('../index.ts', import.meta.url)) });
}
