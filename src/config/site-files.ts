/** How the files and modules of a site are reached: the same in the program and in its workers. */
import { fileURLToPath } from 'node:url';
import {
  createDiskFiles,
  createModuleImporter,
  type Files,
  type ImportModule,
  siblingModule,
} from '../io/index.ts';
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
  return createModuleImporter(root, {
    lockstep: moduleOf('../index'),
    'lockstep/config': moduleOf('../define-config'),
  });
}

function moduleOf(path: string): string {
  return fileURLToPath(siblingModule(path, import.meta.url));
}
