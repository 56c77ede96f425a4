/** Look-ups that templates of layouts need: pages around a page, files of assets, what a site says of itself. */
import type { Site } from '../config/index.ts';
import type { Page, PageIndex } from '../corpus/index.ts';
import type { Files } from '../io/index.ts';
import type { PageRelation, PageSummary, ResourceSummary, SiteFacts } from '../shortcodes/index.ts';
import { joinSitePath } from './paths.ts';
import { encodePath } from './urls.ts';

/** Pages that stand in a relation to a page, by its path in a locale. */
export function createRelatedPages(index: PageIndex, summaryOf: (page: Page) => PageSummary) {
  const descendants = (page: Page): readonly Page[] =>
    index
      .listedPages(page.locale)
      .filter((one) => one.kind === 'page' && index.ancestors(one).includes(page));
  const find = (page: Page, relation: PageRelation): readonly Page[] => {
    switch (relation) {
      case 'children':
        return index.children(page);
      case 'pages':
        return index.children(page).filter(({ kind }) => kind === 'page');
      case 'sections':
        return index.sections(page);
      case 'descendants':
        return descendants(page);
      case 'ancestors':
        return index.ancestors(page);
      case 'translations':
        return index.translations(page).filter(({ rendered }) => rendered);
      case 'allTranslations':
        return [page, ...index.translations(page).filter(({ rendered }) => rendered)];
      case 'all':
        return index.listedPages(page.locale);
    }
  };
  return (locale: string, path: string, relation: PageRelation): readonly PageSummary[] => {
    const page = index.byId(locale, path.replace(/^\//, ''));
    return page === undefined ? [] : find(page, relation).map(summaryOf);
  };
}

/** A file of the folders of assets: those that are mounted, and those next to the layouts of the site and its themes. */
export function createAssetFinder(
  { mounts, layoutDirs, staticDirs }: Pick<Site, 'mounts' | 'layoutDirs' | 'staticDirs'>,
  files: Files,
) {
  const folders = [
    ...mounts.filter(({ target }) => target === 'assets').map(({ source }) => source),
    ...layoutDirs.map((dir) => dir.replace(/(^|\/)layouts$/, '$1assets')),
  ];
  return (path: string): ResourceSummary | undefined => {
    const name = joinSitePath('', path);
    const folder =
      name === undefined || name === ''
        ? undefined
        : folders.find((dir) => files.kindOf(`${dir}/${name}`) === 'file');
    if (name === undefined || folder === undefined) return undefined;
    // What is no static file, too, is published by Hugo alone.
    const url = staticDirs.includes(folder) ? encodePath(`/${name}`) : '';
    return { name: `/${name}`, file: `${folder}/${name}`, kind: 'file', url };
  };
}

export function siteFactsOf(site: Site, locale: string): SiteFacts {
  const settings = site.settings[locale];
  const own = site.locales.find(({ name }) => name === locale);
  return {
    title: settings?.title ?? '',
    copyright: settings?.copyright ?? '',
    baseUrl: `${site.origin}${site.basePath}`,
    urlPrefix: own?.urlPrefix ?? '',
    languageName: own?.label ?? '',
    hasTermIds: site.markdown.definitionTermIds,
    direction: own?.direction === 'rtl' ? 'rtl' : 'ltr',
    languages: site.locales.map(({ name, label, lang }) => ({ name, label, lang })),
  };
}
