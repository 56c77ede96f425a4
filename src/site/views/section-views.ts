/** Further pages of a section: its list pages, its years, and its print view. */
import type { Page } from '../../corpus/index.ts';
import { outputOfUrl, relUrl } from '../../rendering/index.ts';
import { formatYear } from '../../ui/index.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { archivePath, type Excerpts, type ListPart, listPath } from './list-views.ts';
import type { BodilessView, PageView } from './page-view.ts';
import { printViewOf } from './print-views.ts';
import type { ViewParts } from './view-parts.ts';

/** A further page of a section's list. */
export interface ListPage {
  readonly part: ListPart;
  /** URL path without the base path. */
  readonly path: string;
  /** The same page in all locales, including this one; empty if there is no other. For the page of a year. */
  readonly translations: readonly { readonly locale: string; readonly url: string }[];
}

export interface SectionViews {
  /** The second and further pages of a section's list, and those of its years. */
  listPagesOf(page: Page): readonly ListPage[];
  listPage(page: Page, listPage: ListPage, excerpts: Excerpts): PageView;
  /** The posts in a part of a section's list that need an excerpt. */
  excerptedIn(page: Page, part: ListPart): Page[];
  /** A further page of a list that a layout of the tree splits. */
  pagerOf(page: Page, number: number, facts: RenderedFacts | undefined): BodilessView;
  /** The print view of a section. */
  printOf(page: Page): BodilessView;
}

type SectionParts = Pick<ViewParts, 'loaded' | 'lists' | 'navigation' | 'langOf' | 'canonicalOf'>;

/** @param viewOf the view of a section itself */
export function createSectionViews(
  parts: SectionParts,
  viewOf: (page: Page, facts: RenderedFacts | undefined) => BodilessView,
): SectionViews {
  const { site } = parts.loaded;
  return {
    listPagesOf: (page) => listPagesOf(page, parts),
    listPage: (page, listPage, excerpts) =>
      viewOfListPage(page, viewOf(page, undefined), listPage, excerpts, parts),
    excerptedIn: parts.lists.excerptedIn,
    pagerOf(page, number, facts) {
      const view = furtherPage(viewOf(page, facts), listPath(page, number, site), parts);
      return {
        ...view,
        translations: view.translations.map((each) => ({ ...each, exists: each.locale === page.locale })),
      };
    },
    printOf: (page) => printViewOf(page, viewOf(page, undefined), site),
  };
}

function listPagesOf(page: Page, { loaded: { site, index }, lists }: SectionParts): ListPage[] {
  const further = Array.from(
    { length: lists.countOf(page) - 1 },
    (_, at): ListPage => ({
      part: { number: at + 2 },
      path: listPath(page, at + 2, site),
      translations: [],
    }),
  );
  const ofYears = lists.yearsOf(page).map((year): ListPage => {
    const others = index
      .translations(page)
      .filter((other) => other.rendered && lists.yearsOf(other).includes(year));
    const all = [page, ...others].map((each) => ({ locale: each.locale, url: archivePath(each, year) }));
    return { part: { year }, path: archivePath(page, year), translations: all.length === 1 ? [] : all };
  });
  return [...further, ...ofYears];
}

/** @param first the view of the section itself */
function viewOfListPage(
  page: Page,
  first: BodilessView,
  { part, path, translations }: ListPage,
  excerpts: Excerpts,
  parts: SectionParts,
): PageView {
  const { loaded, lists, navigation, langOf } = parts;
  const lang = langOf(page.locale);
  const urls = new Map(translations.map((each) => [each.locale, relUrl(loaded.site, each.url)]));
  const ofYear =
    'year' in part
      ? {
          title: `${first.title}: ${formatYear(part.year, lang)}`,
          breadcrumbs: [...first.breadcrumbs, navigation.link({ page })],
        }
      : {};
  return {
    ...furtherPage(first, path, parts),
    ...ofYear,
    translations: first.translations.map((each) => {
      const exists = each.locale === page.locale || urls.has(each.locale);
      return { ...each, url: urls.get(each.locale) ?? each.url, exists };
    }),
    ...lists.viewOf(page, lang, part, { excerpts }),
    showDescription: false,
    toc: [],
    bodyHtml: '',
  };
}

/** The view of a section at another path: it has no neighbours in the tree, and is not published as Markdown. */
function furtherPage(
  view: BodilessView,
  path: string,
  { loaded: { site }, canonicalOf }: Pick<ViewParts, 'loaded' | 'canonicalOf'>,
): BodilessView {
  const { previous: _previous, next: _next, markdownUrl: _markdownUrl, ...rest } = view;
  const url = relUrl(site, path);
  return { ...rest, output: outputOfUrl(path), url, canonical: canonicalOf(url) };
}
