/** Whether a folder may be replaced by the output of a build. */
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheFolder } from '../cache-folder.ts';
import { codeOf } from '../disk-failure.ts';
import { isInside } from '../files.ts';

export interface OutputOptions {
  /** Folders that must not be replaced: the output may neither be one of them nor contain one. */
  readonly protectedFolders: readonly string[];
  /** Folders that are read: the output must not be inside one of them either. */
  readonly sources: readonly string[];
  /** Name of the folder by which an output is recognized: only an output or an empty folder is replaced. */
  readonly mark: string;
  /** `--empty-out`: a folder with other files may be replaced too, unless it contains a repository. */
  readonly mayEmpty: boolean;
  /** Where it is recorded what an output contains, so that the next one takes unchanged files from it. Without it, all files are written. */
  readonly records?: CacheFolder | undefined;
}

/** The output folder is not usable: replacing it would destroy something else, or it cannot be created. */
export class UnusableOutputError extends Error {}

function refuse(final: string, why: string, advice = 'Name another one with --out.'): never {
  throw new UnusableOutputError(`Unexpected output folder ${final}: ${why}. ${advice}`);
}

/** For a fully resolved path: a symbolic link there is broken. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    // A file is in place of a parent folder, which is reported when the folder is created.
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Checks whether the output may be at this path at all. */
export function checkPlace(
  final: string,
  protectedFolders: readonly string[],
  sources: readonly string[],
): void {
  if (isLink(final)) refuse(final, 'it is a broken link');
  const stat = existsSync(final) ? statSync(final) : undefined;
  if (stat !== undefined && !stat.isDirectory()) refuse(final, 'it is a file');
  const lost = protectedFolders.find((folder) => isInside(final, folder));
  if (lost !== undefined) refuse(final, `it would be replaced as a whole, and with it ${lost}`);
  const source = sources.find((folder) => isInside(folder, final));
  if (source !== undefined) refuse(final, `it is inside ${source}, which contains sources of the site`);
}

/**
 * Checks whether the contents of a folder may be replaced: nothing, or an earlier output.
 *
 * @param final the folder as the user knows it
 * @param folder where its contents are now
 */
export function checkContents(
  final: string,
  folder: string,
  { mark, mayEmpty }: Pick<OutputOptions, 'mark' | 'mayEmpty'>,
): void {
  const names = namesIn(final, folder);
  if (names.includes('.git')) refuse(final, 'it contains a Git repository, which would be deleted');
  const isOurs = names.includes(mark) && statSync(join(folder, mark)).isDirectory();
  if (names.length > 0 && !isOurs && !mayEmpty) {
    refuse(
      final,
      `it contains ${listSome(names)}, which Lockstep did not write`,
      'Choose another folder with --out, or use --empty-out to delete everything in it.',
    );
  }
  // In an output, a repository can only be at the top, where somebody put it.
  const repository = isOurs ? names.find((name) => isRepository(join(folder, name))) : findRepository(folder);
  if (repository !== undefined)
    refuse(
      final,
      `it contains a Git repository, ${repository}/, which would be deleted`,
      'Move it away first.',
    );
}

function namesIn(final: string, folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    // A file in place of a parent folder is reported when the folder is created.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    if (codeOf(error) === 'EACCES') return refuse(final, 'it may not be read');
    throw error;
  }
}

const MAX_NAMES = 3;

function listSome(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return names.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

/** The first folder with a repository at any depth, relative to the searched folder; symbolic links are not followed, as deleting does not follow them either. */
function findRepository(folder: string, inside = ''): string | undefined {
  const at = join(folder, inside);
  if (!existsSync(at)) return undefined;
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(inside, entry.name);
    const found = isRepository(join(folder, path)) ? path : findRepository(folder, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
