/** The state of all files of a folder: if it is unchanged, so is the content. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './disk-failure.ts';

/** Longer than the time resolution of common file systems. A file that changed this shortly before it was read could change again without a visible difference. In milliseconds. */
export const SETTLED_MS = 2000;

export interface FolderState {
  /** SHA-256 of the paths, sizes, inode numbers and times of all files. */
  readonly digest: string;
  /** Time of the last change of any file, in milliseconds since 1970. */
  readonly newest: number;
}

/**
 * Examines all files below a folder without opening any.
 *
 * @param folder absolute path
 * @param skips whether a file or folder is irrelevant, by its relative path with `/`
 * @param onFile called for each file, with a text that identifies its state, and the time of its last change in milliseconds since 1970
 * @returns `undefined` if the state cannot be determined: the folder does not exist or is unreadable, or a link leads to a folder
 */
export function stateOfFolder(
  folder: string,
  skips: (path: string) => boolean = () => false,
  onFile: (path: string, state: string, changed: number) => void = () => {},
): FolderState | undefined {
  const digest = createHash('sha256');
  let newest = 0;
  const note = (path: string, ...stats: readonly Stats[]): void => {
    const changed = Math.max(...stats.flatMap(({ mtimeMs, ctimeMs }) => [mtimeMs, ctimeMs]));
    const state = stats.map(stateOf).join(' ');
    newest = Math.max(newest, changed);
    digest.update(`${JSON.stringify(path)} ${state}\n`);
    onFile(path, state, changed);
  };
  const walk = (inside: string): boolean => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true }).sort(byName)) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (skips(path)) continue;
      const absolute = join(folder, path);
      if (entry.isDirectory()) {
        digest.update(`${JSON.stringify(path)} folder\n`);
        if (!walk(path)) return false;
        continue;
      }
      const target = entry.isSymbolicLink() ? statSync(absolute, { throwIfNoEntry: false }) : undefined;
      if (target?.isDirectory() === true) return false;
      note(path, lstatSync(absolute), ...(target === undefined ? [] : [target]));
    }
    return true;
  };
  try {
    return walk('') ? { digest: digest.digest('hex'), newest } : undefined;
  } catch (error) {
    // A listed file may be removed before it is examined.
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function stateOf({ size, ino, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${ino} ${mtimeMs} ${ctimeMs}`;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
