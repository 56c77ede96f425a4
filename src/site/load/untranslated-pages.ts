/** Translations that were only begun are drafts: where fallback pages can stand in, readers get the source's text in place of bare headings. */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import { isUntranslated } from '../../drift/index.ts';
import type { Files } from '../../io/index.ts';

/** The pages with those that have no text of their own as pages that are not rendered; the drift report tells of them. */
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
    // An index with a title in its own language names its section in menus, whatever else it says.
    if (sourceTitle === undefined || (/\/_?index\.md$/.test(file) && sourceTitle !== title)) return false;
    return isUntranslated(textOf(original), textOf(file));
  };
  return {
    ...corpus,
    pages: corpus.pages.map((page) => (isDraft(page) ? { ...page, rendered: false } : page)),
  };
}
