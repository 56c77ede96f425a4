/** Hugo trees of a few files, really built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/diagnostics/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { buildSite } from '../../src/site/index.ts';
import { freshCache, freshPath, type Tree, writeTree } from '../site/tiny-site.ts';

export interface BuiltTree {
  /** The output folder. */
  readonly out: string;
  readonly problems: readonly Problem[];
  /** The HTML of the page in a folder of the output, white space folded; empty if it was not built. */
  page(folder: string): string;
}

export async function buildTree(files: Tree, root = freshPath('tree')): Promise<BuiltTree> {
  writeTree(root, files);
  const out = freshPath('out');
  const { problems } = await buildSite({
    root,
    out,
    cache: freshCache(),
    env: {},
    strict: false,
    emptyOut: false,
    clock: systemClock,
    onProgress: () => {},
  });
  return {
    out,
    problems,
    page(folder) {
      const file = join(out, folder, 'index.html');
      return existsSync(file) ? readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ') : '';
    },
  };
}
