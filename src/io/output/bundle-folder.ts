/** The folder of the bundled routes of an Astro project while it is built. */
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../make-folder.ts';
import { makeFolderIn } from './folder-writer.ts';

export interface BundleFolder {
  readonly path: string;
  /** Deletes the folder; it is deleted when the program ends at the latest. */
  remove(): void;
}

/**
 * Creates the folder. Astro moves files from it to the output by renaming, so both are on one file system; and the routes import packages of the project. The project's
 * cache is below its packages, but the output may be on another file system: then the folder is next to the output, and its imports are resolved from the project.
 *
 * @param output the folder that Astro prints into
 * @param cache the project's cache, which is created if needed
 * @param project the folder of the project
 */
export function makeBundleFolder(output: string, cache: string, project: string): BundleFolder {
  makeFolder(cache);
  const isNear = statSync(output).dev === statSync(cache).dev;
  const folder = makeFolderIn(isNear ? cache : dirname(output), basename(output));
  const resolution = isNear ? undefined : resolveFrom(project, folder.path);
  return {
    path: folder.path,
    remove() {
      resolution?.deregister();
      folder.remove();
    },
  };
}

/** Resolves packages that modules of a folder import as if the modules were in the project. */
function resolveFrom(project: string, folder: string): ReturnType<typeof registerHooks> {
  const inside = pathToFileURL(`${folder}/`).href;
  const parentURL = pathToFileURL(join(project, 'package.json')).href;
  return registerHooks({
    resolve(specifier, context, next) {
      const isPackage = !/^\.{0,2}\/|^\w[\w+.-]+:/.test(specifier) && !isAbsolute(specifier);
      return context.parentURL?.startsWith(inside) === true && isPackage
        ? next(specifier, { ...context, parentURL })
        : next(specifier, context);
    },
  });
}
