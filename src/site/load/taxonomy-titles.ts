/** Titles of the lists that sites of ours have without saying anything of them: they are texts of the interface. */
import type { Site } from '../../config/index.ts';
import type { Corpus } from '../../corpus/index.ts';
import type { Ui } from '../../ui/index.ts';

/** The taxonomies that the interface has a word for. */
const KNOWN: ReadonlySet<string> = new Set(['authors', 'tags']);

/** The pages, with the lists of all tags and of all authors called so in the language of their locale. */
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
