/**
 * Pages of a Hugo tree without content of their own: a mount shows the source's file in another locale, or a translation is an empty stub. Their routes show
 * the source page, as fallback pages do; lists, sitemaps and search omit them, and references still find them.
 */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';

/** Marks such pages as not rendered, and adds their locales to the source page. */
export function withFallbackSources<C extends Pick<Corpus, 'pages'>>(corpus: C, site: Site, files: Files): C {
  if (!site.conventions.emptyPagesShowSource || site.locales.length < 2) return corpus;
  const sources = new Map(
    corpus.pages.flatMap((page) =>
      page.locale === site.defaultLocale && page.rendered ? [[page.translationKey, page] as const] : [],
    ),
  );
  const isMounted = createMountCheck(site);
  const isEmpty = createEmptyCheck(files);
  const fallbacks = new Map<Page, Record<string, { url: string; output: string }>>();
  const replaced = new Set<Page>();
  for (const page of corpus.pages) {
    if (page.locale === site.defaultLocale || !page.rendered || page.file === '') continue;
    const source = sources.get(page.translationKey);
    if (source === undefined) continue;
    const isFallback = page.file === source.file ? isMounted(page) : isEmpty(page) && !isEmpty(source);
    if (!isFallback) continue;
    replaced.add(page);
    fallbacks.set(source, {
      ...fallbacks.get(source),
      [page.locale]: { url: page.url, output: page.output },
    });
  }
  if (replaced.size === 0) return corpus;
  return {
    ...corpus,
    pages: corpus.pages.map((page) => {
      const fallbackFor = fallbacks.get(page);
      if (fallbackFor !== undefined) return { ...page, fallbackFor };
      return replaced.has(page) ? { ...page, rendered: false, listed: false } : page;
    }),
  };
}

/** Whether a page's file comes from a mount for its locale instead of the locale's own content folder. */
function createMountCheck(site: Site): (page: Page) => boolean {
  const folders = new Map(site.locales.map(({ name, contentDir }) => [name, `${contentDir}/`]));
  return ({ locale, file }) =>
    !file.startsWith(folders.get(locale) ?? '/') &&
    site.mounts.some(
      (mount) =>
        mount.locale === locale &&
        mount.target.startsWith('content') &&
        (file === mount.source || file.startsWith(`${mount.source}/`)),
    );
}

/** Whether a page has neither a title nor text. */
function createEmptyCheck(files: Files): (page: Page) => boolean {
  return ({ title, file, bodyStart, damaged, resources }) => {
    if (title !== '' || file === '' || damaged || resources.length > 0) return false;
    const read = files.readText(file);
    return (
      read.kind === 'text' &&
      read.text
        .slice(bodyStart)
        .replaceAll(/<!--[\s\S]*?-->/g, '')
        .trim() === ''
    );
  };
}
