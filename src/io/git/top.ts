import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the work tree that contains a folder, found without git; `undefined` if there is none. `.git` is a file in linked work trees and submodules. */
export function findWorkTree(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above;
    if (dirname(above) === above) return undefined;
  }
}
