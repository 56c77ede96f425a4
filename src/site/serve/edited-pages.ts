/** Detects edits of pages that do not affect other pages, so that the site need not be read again. */
import { rereadBody, type Source } from '../../corpus/index.ts';
import { readVuePressParams } from '../../dialects/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { keepsTexts } from '../load/texts.ts';

/** Edited texts of pages, by file. */
export type EditedPages = ReadonlyMap<string, Source>;

/**
 * Maps changed files to pages if only the text below their front matter has changed.
 *
 * @param changed paths of files that were changed, created or removed
 * @param known edits since the site was read
 * @returns `undefined` if the site must be read again
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
