/** The texts that a report is based on: the source at the base and now, and the translation. */

import { decodeText } from '../../io/index.ts';
import type { Texts } from '../judge.ts';
import type { DriftPage } from '../report.ts';
import type { Tree } from './load-tree.ts';

/** By the translation's file; pages whose base is not in the object store are omitted. */
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
  const wantedBlobs = new Map(
    wanted.map((page) => [page.file, { own: page.base?.blob ?? empty, more: blobsOf(page) }]),
  );
  const names = [...new Set([...wantedBlobs.values()].flatMap(({ own, more }) => [own, ...more]))];
  const contents = new Map<string, string>([[empty, '']]);
  for (const store of [git, ...tree.elsewhere.map((each) => each.git)]) {
    const open = names.filter((name) => !contents.has(name));
    await store.readObjects(open, (index, content) => {
      const decoded = content === undefined ? undefined : decodeText(content);
      const name = open[index];
      if (decoded?.kind === 'text' && name !== undefined) contents.set(name, decoded.text);
    });
  }
  for (const page of wanted) {
    const { own = empty, more = [] } = wantedBlobs.get(page.file) ?? {};
    const before = contents.get(own);
    if (before === undefined) continue;
    const bases = new Map(more.flatMap((blob) => [[blob, contents.get(blob) ?? ''] as const]));
    texts.set(page.file, {
      before,
      after: tree.readText(page.sourceFile),
      translation: tree.readText(page.file),
      ...(bases.size === 0 ? {} : { bases }),
    });
  }
  return texts;
}

/** Source versions that parts of a page are based on, in addition to the page's base. */
function blobsOf({ sections }: DriftPage): string[] {
  const blobs = sections.flatMap(({ base, blocks }) => [
    base?.blob,
    ...blocks.map(({ baseBlob }) => baseBlob),
  ]);
  return [...new Set(blobs.filter((blob) => blob !== undefined))];
}
