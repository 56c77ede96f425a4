/** Look-ups for templates of layouts: related pages, asset files, facts about the site. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import type { PageRelation, PageSummary, ResourceSummary, SiteFacts } from '../../shortcodes/index.ts';
import { joinSitePath } from '../addresses/paths.ts';
import { encodePath } from '../addresses/urls.ts';
import { weightIn } from './list-lookups.ts';

/** Translations that templates see: also an empty one, whose route shows the source page. */
function translationsIn(index: PageIndex, page: Page): readonly Page[] {
  const isEmpty = (one: Page) =>
    index
      .translations(one)
      .some(({ fallbackFor }) => fallbackFor !== undefined && Object.hasOwn(fallbackFor, one.locale));
  return index.translations(page).filter((one) => one.rendered || isEmpty(one));
}

/** Pages related to a page, by its path in a locale. */
export function createRelatedPages(
  index: PageIndex,
  locales: Site['locales'],
  summaryOf: (page: Page) => PageSummary,
) {
  const descendants = (page: Page): readonly Page[] =>
    index
      .listedPages(page.locale)
      .filter((one) => one.kind === 'page' && index.ancestors(one).includes(page));
  const orderOf = (locale: string) => locales.findIndex(({ name }) => name === locale);
  /** Lists of terms and taxonomies, which are not among regular pages. */
  const listsOf = (locale: string): readonly Page[] =>
    index.pages.filter((page) => page.locale === locale && page.taxonomy !== undefined && page.rendered);
  const childrenOf = (page: Page): readonly Page[] => {
    if (page.taxonomy === undefined) return index.children(page);
    const { name } = page.taxonomy;
    return index.inTaxonomy(page).toSorted((a, b) => weightIn(a, name) - weightIn(b, name));
  };
  const translationsOf = (page: Page) => translationsIn(index, page);
  const find = (page: Page, relation: PageRelation): readonly Page[] => {
    switch (relation) {
      case 'children':
        return childrenOf(page);
      case 'pages':
        return childrenOf(page).filter(({ kind }) => kind === 'page');
      case 'sections':
        return index.sections(page);
      case 'descendants':
        return descendants(page);
      case 'ancestors':
        return index.ancestors(page);
      case 'translations':
        return translationsOf(page);
      case 'allTranslations':
        return [page, ...translationsOf(page)].sort((a, b) => orderOf(a.locale) - orderOf(b.locale));
      case 'all':
        return [...index.listedPages(page.locale), ...listsOf(page.locale)];
      case 'regular':
        return index.listedPages(page.locale).filter(({ kind }) => kind === 'page');
      case 'everywhere':
        return locales.flatMap(({ name }) => [...index.listedPages(name), ...listsOf(name)]);
      case 'terms':
        return index.termsOf(page);
    }
  };
  return (locale: string, path: string, relation: PageRelation): readonly PageSummary[] => {
    const page = index.byId(locale, path.replace(/^\//, ''));
    return page === undefined ? [] : find(page, relation).map(summaryOf);
  };
}

/** Files in assets folders: mounted ones, and those next to the layouts of the site and its themes. */
export function createAssetFinder(
  { mounts, layoutDirs, staticDirs }: Pick<Site, 'mounts' | 'layoutDirs' | 'staticDirs'>,
  files: Files,
) {
  const folders = [
    ...mounts.filter(({ target }) => target === 'assets').map(({ source }) => source),
    ...layoutDirs.map((dir) => dir.replace(/(^|\/)layouts$/, '$1assets')),
  ];
  // Files that are not static are published when they are requested.
  const assetOf = (folder: string, name: string): ResourceSummary => ({
    name: `/${name}`,
    file: `${folder}/${name}`,
    kind: 'file',
    url: staticDirs.includes(folder) ? encodePath(`/${name}`) : '',
  });
  return {
    find(path: string): ResourceSummary | undefined {
      const name = joinSitePath('', path);
      const folder =
        name === undefined || name === ''
          ? undefined
          : folders.find((dir) => files.kindOf(`${dir}/${name}`) === 'file');
      return name === undefined || folder === undefined ? undefined : assetOf(folder, name);
    },
    /** All of them by name, each once. */
    list(): readonly ResourceSummary[] {
      const found = new Map<string, ResourceSummary>();
      for (const folder of folders) {
        for (const { path } of files.list(folder)) {
          const name = path.slice(folder.length + 1);
          if (!found.has(name)) found.set(name, assetOf(folder, name));
        }
      }
      return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

export function siteFactsOf(site: Site, index: PageIndex, locale: string): SiteFacts {
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
    mainSections: site.mainSections.length > 0 ? site.mainSections : largestSection(index, locale),
    outputs: site.outputs,
    outputFormats: site.outputFormats,
    languages: site.locales.map(({ name, label, lang, weight }) => ({ name, label, lang, weight })),
  };
}

/** The section with the most pages. */
function largestSection(index: PageIndex, locale: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind, section } of index.listedPages(locale))
    if (kind === 'page' && section !== '') counts.set(section, (counts.get(section) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 1)
    .map(([section]) => section);
}
