/** What the file system says of all files of a folder: where none of it is another, nothing that stands in the folder is. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './disk-failure.ts';

export interface FolderState {
  /** SHA-256 of the paths, sizes, numbers in the file system and times of all files. */
  readonly digest: string;
  /** When the last of them was changed, in milliseconds since 1970. */
  readonly newest: number;
}

/**
 * Looks at all files below a folder without opening any.
 *
 * @param folder absolute path
 * @param skips whether a file or folder makes no difference, by its path relative to the folder, with `/`
 * @returns `undefined` where not all can be known: there is no such folder, it may not be read, or a link leads to a folder
 */
export function stateOfFolder(
  folder: string,
  skips: (path: string) => boolean = () => false,
): FolderState | undefined {
  const digest = createHash('sha256');
  let newest = 0;
  const note = (path: string, { size, ino, mtimeMs, ctimeMs }: Stats): void => {
    newest = Math.max(newest, mtimeMs, ctimeMs);
    digest.update(`${JSON.stringify(path)} ${size} ${ino} ${mtimeMs} ${ctimeMs}\n`);
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
      note(path, lstatSync(absolute));
      const target = entry.isSymbolicLink() ? statSync(absolute, { throwIfNoEntry: false }) : undefined;
      if (target?.isDirectory() === true) return false;
      if (target !== undefined) note(path, target);
    }
    return true;
  };
  try {
    return walk('') ? { digest: digest.digest('hex'), newest } : undefined;
  } catch (error) {
    // A file that was listed may be gone before it is looked at.
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
