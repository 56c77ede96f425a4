/** Writes new files into a folder without overwriting existing ones. */
import { createDiskFiles, createSiteWriter } from '../io/index.ts';

export interface NewFiles {
  /** Absolute path of a folder. */
  readonly root: string;
  /** By path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** Files that existing projects usually have: they are not changed, and the user is told what to add. */
const KEPT: readonly string[] = ['package.json', '.gitignore', 'tsconfig.json'];

/** Which of the files exist already: `taken` ones are an error, `kept` ones are left unchanged. */
export function findTaken(all: readonly NewFiles[]): { readonly taken: string[]; readonly kept: string[] } {
  const there = all.flatMap(({ root, files }) => {
    if (createDiskFiles(root).kindOf('') === 'missing') return [];
    const { exists } = createSiteWriter(root);
    return [...files.keys()].filter(exists);
  });
  return {
    taken: there.filter((path) => !KEPT.includes(path)),
    kept: there.filter((path) => KEPT.includes(path)),
  };
}

/**
 * Writes files that do not exist yet.
 *
 * @returns the paths that were written, and those that are outside of the folder or behind a symbolic link
 */
export function writeFiles(all: readonly NewFiles[]): {
  readonly written: string[];
  readonly refused: string[];
} {
  const written: string[] = [];
  const refused: string[] = [];
  for (const { root, files } of all) {
    const writer = createSiteWriter(root);
    for (const [path, text] of files) {
      if (writer.exists(path)) continue;
      (writer.write(path, text) ? written : refused).push(path);
    }
  }
  return { written, refused };
}
