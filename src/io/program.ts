/**
 * The program's own files. They are TypeScript in the repository and JavaScript in the published package, in the same folders: code that names a module without an import statement
 * (a worker, imports of a site's modules) must use the form that exists.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** URL of a module by its path without extension: `siblingModule('./render-worker', import.meta.url)` → `…/render-worker.ts`, or `.js` if the calling module is JavaScript. */
export function siblingModule(path: string, from: string): URL {
  return new URL(`${path}${extname(new URL(from).pathname)}`, from);
}

/** Absolute path of the folder that contains `src/`, `scripts/` and the program's other files: the repository, or `lib/` of the package. */
export const PROGRAM = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Whether this is the published package and not the repository. */
export const isPackaged: boolean = extname(import.meta.url) === '.js';

/** Absolute path of the folder with the program's `package.json`. */
const PACKAGE = isPackaged ? dirname(PROGRAM) : PROGRAM;

/** As in `package.json`: `0.1.0`. */
export function programVersion(): string {
  return String(readManifest(PACKAGE).version);
}

/** Absolute path of an installed package, resolved from a folder as by Node: in the `node_modules` of that folder or of a parent. */
export function findPackage(name: string, from: string = PROGRAM): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (statSync(join(place, 'package.json'), { throwIfNoEntry: false }) !== undefined) return place;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A folder with symbolic links resolved: workspaces, and package stores. */
export function realFolder(folder: string): string {
  return realpathSync.native(folder);
}

/** Version of an installed package, by the absolute path of its folder. */
export function packageVersion(folder: string): string {
  return String(readManifest(folder).version);
}

function readManifest(folder: string): Readonly<Record<string, unknown>> {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null)
    throw new Error(`Unexpected content of ${join(folder, 'package.json')}, expected an object.`);
  return { ...manifest };
}

/** Text of a program file that is compressed with Brotli, by its path from {@link PROGRAM}. */
export function readPackedText(path: string): string {
  return brotliDecompressSync(readFileSync(join(PROGRAM, path))).toString('utf8');
}
