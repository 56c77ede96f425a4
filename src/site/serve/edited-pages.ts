/** Edits of pages that leave all as it is that other pages show of them, so that the site need not be read anew. */
import { rereadBody, type Source } from '../../corpus/index.ts';
import { readVuePressParams } from '../../dialects/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { keepsTexts } from '../load/texts.ts';

/** What was edited in the text of a page, by its file. */
export type EditedPages = ReadonlyMap<string, Source>;

/**
 * The pages that changed files are, where only the text below their front matter is another.
 *
 * @param changed paths of files that were changed, made or removed
 * @param known what was edited since the site was read
 * @returns `undefined` where the site has to be read anew
 */
export function findEdits(
  loaded: LoadedSite,
  changed: Iterable<string>,
  known: EditedPages,
): EditedPages | undefined {
  const { site, corpus, files, index } = loaded;
  const options = site.dialect === 'vuepress' ? readVuePressParams : undefined;
  const edits = new Map<string, Source>();
  for (const file of changed) {
    const before = known.get(file) ?? corpus.sources.get(file);
    const page = index.byFile(file);
    if (before === undefined || page === undefined) return undefined;
    const now = rereadBody(files, { file, locale: page.locale, before }, options);
    if (now === undefined) return undefined;
    if (now.hash !== before.hash) edits.set(file, now);
  }
  return keepsTexts(loaded, new Set(edits.keys())) ? edits : undefined;
}
