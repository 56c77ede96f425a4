/** Indexes of pages by everything that the rest of the code looks up. Created from plain pages, also in workers; no look-up scans the site. */
import type { Site } from '../../config/index.ts';
import type { Page, Resource } from '../page.ts';
import { createLinkedPageFinder, type LinkedPageFinder } from './find-linked.ts';
import { createPageFinder, type FoundPage } from './find-page.ts';
import { findResource } from './find-resource.ts';
import { groupBy, keyed } from './grouping.ts';
import { createPageTree, type PageTree } from './page-tree.ts';
import { createTaxonomyIndex, type TaxonomyIndex } from './taxonomy-index.ts';

export type { FoundPage } from './find-page.ts';

export interface PageIndex extends PageTree, TaxonomyIndex {
  readonly pages: readonly Page[];
  /** The page of a file, in a given locale; a file that several locales show belongs to the locale of its folder. */
  byFile(file: string, locale?: string): Page | undefined;
  /** A page of a locale by its id; a section takes precedence over a page with the same id. */
  byId(locale: string, id: string): Page | undefined;
  /** The rendered page at a URL path (without the base path, not percent-encoded). */
  byUrl(url: string): Page | undefined;
  /** The target page of an alias, by the alias's URL path. */
  byAlias(url: string): Page | undefined;
  /** The page in other locales, in the site's order, rendered or not. */
  translations(page: Page): readonly Page[];
  /** The listed pages of a locale whose front matter has a key (in lower case), in the default order. */
  pagesWith(locale: string, key: string): readonly Page[];
  /**
   * The page for a reference, as in Hugo's `ref`: `/docs/a`, `/docs/a.md`, `docs/a`, `a` and `../b` from a page's folder, a name that only one page has, each with or without
   * `#fragment`.
   */
  findPage(ref: string, options: { readonly locale: string; readonly from?: Page | undefined }): FoundPage;
  /** The page for a Markdown link's destination, as in Hugo's link hook. */
  readonly findLinked: LinkedPageFinder;
  /** The first resource of a page whose name matches a glob, as in Hugo's `Resources.GetMatch`. */
  findResource(page: Page, glob: string): Resource | undefined;
  /** The page, section or home page with a bundle at a path of a locale: `/_common-resources`. */
  bundle(locale: string, path: string): Page | undefined;
}

/** The index of a site's pages. */
export function createPageIndex(site: Pick<Site, 'locales' | 'root'>, pages: readonly Page[]): PageIndex {
  const { byFile, byLocaleAndFile, byId, byUrl, byAlias } = indexPages(site, pages);
  const byTranslation = groupBy(pages, ({ translationKey }) => translationKey);
  const tree = createPageTree(site, pages);
  const finder = createPageFinder(site, pages);
  const order = new Map(site.locales.map(({ name }, index) => [name, index]));
  const withKey = new Map<string, ReadonlyMap<string, readonly Page[]>>();

  const pageById = (locale: string, id: string): Page | undefined => byId.get(keyed(locale, id));

  return {
    ...tree,
    ...createTaxonomyIndex(pages, pageById, tree),
    pages,
    byFile: (file, locale) =>
      locale === undefined ? byFile.get(file) : byLocaleAndFile.get(keyed(locale, file)),
    byId: pageById,
    byUrl: (url) => byUrl.get(url),
    byAlias: (url) => byAlias.get(url),
    translations(page) {
      const all = byTranslation.get(page.translationKey) ?? [];
      const first = new Map(all.toReversed().map((other) => [other.locale, other]));
      first.delete(page.locale);
      return [...first.values()].sort((a, b) => (order.get(a.locale) ?? 0) - (order.get(b.locale) ?? 0));
    },
    pagesWith(locale, key) {
      let pagesByKey = withKey.get(locale);
      if (pagesByKey === undefined) {
        pagesByKey = groupByKeys(tree.listedPages(locale));
        withKey.set(locale, pagesByKey);
      }
      return pagesByKey.get(key) ?? [];
    },
    findPage: finder,
    findLinked: createLinkedPageFinder(pages, site.root),
    findResource,
    bundle(locale, path) {
      const page = byId.get(keyed(locale, path.replace(/^\/+|\/+$/g, '')));
      return page?.bundle === 'none' ? undefined : page;
    },
  };
}

function indexPages(site: Pick<Site, 'locales'>, pages: readonly Page[]) {
  const byFile = new Map<string, Page>();
  const byLocaleAndFile = new Map<string, Page>();
  const byId = new Map<string, Page>();
  const byUrl = new Map<string, Page>();
  const byAlias = new Map<string, Page>();
  const dirOf = new Map(site.locales.map(({ name, contentDir }) => [name, `${contentDir}/`]));
  for (const page of pages) {
    const isOwnFile = page.file.startsWith(dirOf.get(page.locale) ?? '');
    if (page.file !== '' && (isOwnFile || !byFile.has(page.file))) byFile.set(page.file, page);
    byLocaleAndFile.set(keyed(page.locale, page.file), page);
    const key = keyed(page.locale, page.id);
    if (page.kind !== 'page' || !byId.has(key)) byId.set(key, page);
    if (page.rendered) byUrl.set(page.url, page);
    for (const alias of page.aliases) byAlias.set(alias, page);
  }
  return { byFile, byLocaleAndFile, byId, byUrl, byAlias };
}

function groupByKeys(pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    for (const key of Object.keys(page.params)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [page]);
      else group.push(page);
    }
  }
  return groups;
}
