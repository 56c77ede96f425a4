/**
 * The output of a build: prepared in a folder beside the final one, which it replaces by rename at the end. An interruption or a crash before
 * that leaves what was there.
 */
import {
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

export interface OutputFolder {
  /** Absolute path of the folder being prepared. */
  readonly path: string;
  /** Writes a file; its path is relative to the folder, with `/`. Throws when the path leaves the folder. */
  write(path: string, content: string | Uint8Array): void;
  /** Copies a file of the disk. */
  copy(from: string, path: string): void;
  has(path: string): boolean;
  /** Puts the folder in the place of the final one. */
  publish(): void;
  /** Removes what was prepared; harmless after `publish`. */
  discard(): void;
}

/** Prepares a folder beside `target`. Throws with a clear message when `target` cannot be an output folder. */
export function createOutputFolder(target: string): OutputFolder {
  const final = resolve(target);
  const parent = dirname(final);
  mkdirSync(parent, { recursive: true });
  const existing = statSync(final, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isDirectory()) {
    throw new Error(
      `Unexpected file at ${final}, expected a folder for the output. Name another folder with --out.`,
    );
  }
  const path = mkdtempSync(join(parent, `.${basename(final)}-next-`));
  const made = new Set<string>();
  const locate = (relative: string): string => {
    const absolute = join(path, relative);
    if (!absolute.startsWith(path + sep))
      throw new Error(`Unexpected output path “${relative}”: it leaves the output folder.`);
    const folder = dirname(absolute);
    if (!made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      made.add(folder);
    }
    return absolute;
  };
  return {
    path,
    write: (relative, content) => writeFileSync(locate(relative), content),
    copy: (from, relative) => copyFileSync(from, locate(relative), constants.COPYFILE_FICLONE),
    has: (relative) => statSync(join(path, relative), { throwIfNoEntry: false })?.isFile() === true,
    publish() {
      const old = `${path}-old`;
      if (existing !== undefined) renameSync(final, old);
      renameSync(path, final);
      rmSync(old, { recursive: true, force: true });
    },
    discard: () => rmSync(path, { recursive: true, force: true }),
  };
}
