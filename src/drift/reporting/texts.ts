/** The texts behind a report: the source at the base and now, and the translation. */

import { decodeText } from '../../io/index.ts';
import type { Texts } from '../judge.ts';
import type { DriftPage } from '../report.ts';
import type { Tree } from './load-tree.ts';

/** By the translation's file; pages whose base is not in the object store are left out. */
export async function readTexts(
  pages: readonly DriftPage[],
  tree: Tree,
): Promise<ReadonlyMap<string, Texts>> {
  const { git } = tree;
  const wanted = pages.filter(
    ({ status, base }) => base !== undefined && status !== 'missing' && status !== 'orphaned',
  );
  const texts = new Map<string, Texts>();
  if (git === undefined) return texts;
  const empty = git.hashOf(new Uint8Array());
  const names = wanted.map(({ base }) => base?.blob ?? empty);
  await git.readObjects(names, (index, content) => {
    const page = wanted[index];
    if (page === undefined || (content === undefined && names[index] !== empty)) return;
    const before = content === undefined ? undefined : decodeText(content);
    texts.set(page.file, {
      before: before?.kind === 'text' ? before.text : '',
      after: tree.readText(page.sourceFile),
      translation: tree.readText(page.file),
    });
  });
  return texts;
}
