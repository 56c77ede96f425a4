/** Puts new files into a folder, and never in the place of others. */
import { createDiskFiles, createSiteWriter } from '../io/index.ts';

export interface NewFiles {
  /** Absolute path of a folder. */
  readonly root: string;
  /** By path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Files of the projects that people have already: these stay as they are, and the user is shown what they lack.
 */
const KEPT: readonly string[] = ['package.json', '.gitignore', 'tsconfig.json'];

/** Which of the files stand there already: `taken` forbid to begin at all, `kept` are left alone. */
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
 * Writes files where nothing stands.
 *
 * @returns the paths that were written, and those that lead out of the folder or through a link
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
