/** Titles of taxonomy lists that a site does not name itself: they are UI strings. */
import type { Site } from '../../config/index.ts';
import type { Corpus } from '../../corpus/index.ts';
import type { Ui } from '../../ui/index.ts';

/** The taxonomies for which there are UI strings. */
const KNOWN: ReadonlySet<string> = new Set(['authors', 'tags']);

/** Sets the titles of the lists of tags and authors in the language of their locale. */
export function withTaxonomyTitles(corpus: Corpus, { conventions }: Site, ui: Ui): Corpus {
  if (conventions.pluralTitles) return corpus;
  return {
    ...corpus,
    pages: corpus.pages.map((page) => {
      const { file, locale, taxonomy } = page;
      if (file !== '' || taxonomy?.term !== '' || !KNOWN.has(taxonomy.name)) return page;
      const { text } = ui(locale, taxonomy.name);
      return { ...page, title: text, linkTitle: text };
    }),
  };
}
