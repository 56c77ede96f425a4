/** Decides which pages are shown, by whether they have text of their own. */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import { withFallbackSources } from './fallback-sources.ts';
import { withoutUntranslated } from './untranslated-pages.ts';

/** Marks pages without text of their own as not rendered, or as replaced by the source page. */
export function withTexts<C extends Pick<Corpus, 'pages'>>(corpus: C, site: Site, files: Files): C {
  return withFallbackSources(withoutUntranslated(corpus, site, files), site, files);
}

/**
 * Whether the same pages are shown after an edit of their texts.
 *
 * @param edited files of pages
 */
export function keepsTexts(
  {
    site,
    files,
    corpus,
    asRead,
  }: Record<'corpus', Pick<Corpus, 'pages'>> & {
    readonly site: Site;
    readonly files: Files;
    readonly asRead: readonly Page[];
  },
  edited: ReadonlySet<string>,
): boolean {
  // The rules compare a translation with its source, so a change of either file concerns both.
  const keys = new Set(
    asRead.flatMap(({ file, translationKey }) => (edited.has(file) ? [translationKey] : [])),
  );
  const isConcerned = ({ translationKey }: Page) => keys.has(translationKey);
  const now = withTexts({ pages: asRead.filter(isConcerned) }, site, files).pages;
  return JSON.stringify(now) === JSON.stringify(corpus.pages.filter(isConcerned));
}
