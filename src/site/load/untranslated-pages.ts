/** Treats translations that were only begun as drafts: with fallback pages, readers get the source's text instead of bare headings. */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import { isUntranslated } from '../../drift/index.ts';
import type { Files } from '../../io/index.ts';

/** Marks pages without translated text as not rendered; the drift report lists them. */
export function withoutUntranslated<C extends Pick<Corpus, 'pages'>>(corpus: C, site: Site, files: Files): C {
  const source = site.locales.find(({ name }) => name === site.defaultLocale);
  if (!site.fallbackPages || source === undefined || site.locales.length < 2) return corpus;
  const language = new Intl.Locale(source.lang).language;
  const folders = new Map(
    site.locales
      .filter((locale) => locale !== source && new Intl.Locale(locale.lang).language !== language)
      .map(({ name, contentDir }) => [name, contentDir]),
  );
  const published = new Map(
    corpus.pages.flatMap(({ file, rendered, title }) => (rendered ? [[file, title] as const] : [])),
  );
  const textOf = (file: string): string => {
    const read = files.readText(file);
    return read.kind === 'text' ? read.text : '';
  };
  const isDraft = ({ locale, file, rendered, title }: Page): boolean => {
    const folder = folders.get(locale);
    if (!rendered || folder === undefined || !file.startsWith(`${folder}/`)) return false;
    const original = source.contentDir + file.slice(folder.length);
    const sourceTitle = published.get(original);
    // A section index with a translated title is kept, since menus need the title.
    if (sourceTitle === undefined || (/\/_?index\.md$/.test(file) && sourceTitle !== title)) return false;
    return isUntranslated(textOf(original), textOf(file));
  };
  return {
    ...corpus,
    pages: corpus.pages.map((page) => (isDraft(page) ? { ...page, rendered: false } : page)),
  };
}
