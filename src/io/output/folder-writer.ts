/** Writes to folders that Lockstep does not own. */
import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { FilledFolder } from './output-folder.ts';
import { writeInParts } from './write-parts.ts';

/** Writes into a folder with the interface of an output folder; other files in it are kept. Paths must not leave it. */
export function createFolderWriter(folder: string): FilledFolder {
  const root = folder.endsWith(sep) ? folder : folder + sep;
  const locate = (relative: string): string => {
    const path = join(root, relative);
    if (!path.startsWith(root))
      throw new Error(`Unexpected output path “${relative}”: it leaves the output folder.`);
    makeFolder(dirname(path));
    return path;
  };
  return {
    path: folder,
    // It is not known what else is in the folder.
    keep: () => false,
    write: (path, content) => writeFileSync(locate(path), content),
    async writeParts(path, parts) {
      const target = locate(path);
      // The file that is there stays until the new one is complete.
      const whole = `${target}.${randomBytes(4).toString('hex')}`;
      await writeInParts(whole, parts, (act) => act());
      renameSync(whole, target);
    },
    copy: (from, path) => copyFileSync(from, locate(path), constants.COPYFILE_FICLONE),
  };
}

/** Creates a new folder below another one, which is created if needed. `remove` deletes it, at the latest when the program ends. */
export function makeFolderIn(parent: string, name: string): { readonly path: string; remove(): void } {
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, `${name}-`));
  const clear = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', clear);
  return {
    path,
    remove() {
      process.off('exit', clear);
      clear();
    },
  };
}
