/** Look-ups of pages and the files of their bundles, for shortcodes and links. */
import type { Page, Resource } from '../../corpus/index.ts';
import type { PageSummary, ResourceSummary } from '../../shortcodes/index.ts';
import { encodePath } from '../addresses/urls.ts';
import { createListLookups } from './list-lookups.ts';
import type { LocaleFiles, LookupSources } from './locale-files.ts';
import type { Lookups } from './lookups.ts';
import { createAssetFinder, createRelatedPages, siteFactsOf } from './site-pages.ts';

type PageLookups = Pick<
  Lookups,
  | 'page'
  | 'linkedPage'
  | 'linkedFile'
  | 'related'
  | 'resources'
  | 'asset'
  | 'assets'
  | 'siteFacts'
  | 'menus'
  | 'taxonomies'
  | 'pagesWith'
  | 'pagesOf'
  | 'resource'
  | 'bundleResource'
>;

export function createPageLookups(
  sources: LookupSources,
  { ownerOf, bundleOf, chainOf }: LocaleFiles,
): PageLookups {
  const { site, files, index } = sources;
  const assets = createAssetFinder(site, files);
  return {
    page(pageFile, locale, path) {
      const found = index.findPage(path, { locale, from: ownerOf(pageFile, locale) });
      return found.kind === 'found' ? summaryOf(found.page) : undefined;
    },
    linkedPage(pageFile, locale, path) {
      const page = index.findLinked(path, { locale, from: ownerOf(pageFile, locale) });
      return page === undefined ? undefined : summaryOf(page);
    },
    linkedFile(pageFile, locale, path) {
      const bundle = bundleOf(pageFile, locale);
      const own = bundle === undefined ? undefined : index.findResource(bundle, path);
      if (own !== undefined) return own.output === '' ? undefined : encodePath(`/${own.output}`);
      const url = assets.find(path)?.url;
      return url === '' ? undefined : url;
    },
    related: createRelatedPages(index, site.locales, summaryOf),
    resources: (pageFile, locale) => (bundleOf(pageFile, locale)?.resources ?? []).map(resourceSummary),
    asset: assets.find,
    assets: assets.list,
    ...createListLookups(sources, summaryOf),
    siteFacts: (locale) => siteFactsOf(site, index, locale),
    pagesWith: (locale, key) => index.pagesWith(locale, key.toLowerCase()).map(summaryOf),
    pagesOf(locale, section) {
      const page = index.byId(locale, section.replace(/^\/|\/$/g, ''));
      return page === undefined ? [] : index.children(page).map(summaryOf);
    },
    resource(pageFile, locale, glob) {
      const bundle = bundleOf(pageFile, locale);
      const found = bundle === undefined ? undefined : index.findResource(bundle, glob);
      return found === undefined ? undefined : resourceSummary(found);
    },
    bundleResource(locale, bundle, glob) {
      for (const candidate of chainOf(locale)) {
        const page = index.bundle(candidate, bundle);
        const found = page === undefined ? undefined : index.findResource(page, glob);
        if (found !== undefined) return resourceSummary(found);
      }
      return undefined;
    },
  };
}

function summaryOf(page: Page): PageSummary {
  return {
    path: `/${page.id}`,
    url: encodePath(page.url),
    locale: page.locale,
    title: page.title,
    linkTitle: page.linkTitle,
    description: page.description,
    kind: page.kind,
    file: page.file,
    params: page.params,
    bundle: page.bundle,
    date: page.date,
    lastmod: page.lastmod,
    weight: page.weight,
    aliases: page.unpublishedAliases ?? page.aliases,
    ...(page.taxonomy === undefined ? {} : { taxonomy: page.taxonomy }),
  };
}

function resourceSummary({ name, file, kind, output }: Resource): ResourceSummary {
  return { name, file, kind, url: output === '' ? '' : encodePath(`/${output}`) };
}
