/** Further pages of a section: its list pages, its years, and its print view. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { outputOfUrl, relUrl } from '../../rendering/index.ts';
import { formatYear } from '../../ui/index.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { archivePath, type Excerpts, type ListPart, type ListViews, listPath } from './list-views.ts';
import type { Navigation } from './navigation.ts';
import type { PageView } from './page-view.ts';
import { printPath } from './print-views.ts';

/** A page's view without its body. */
export type BodilessView = Omit<PageView, 'bodyHtml'>;

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

export function createSectionViews({
  site,
  index,
  lists,
  navigation,
  langOf,
  canonicalOf,
  viewOf,
}: {
  readonly site: Site;
  readonly index: PageIndex;
  readonly lists: ListViews;
  readonly navigation: Pick<Navigation, 'link'>;
  langOf(locale: string): string;
  canonicalOf(url: string): string;
  viewOf(page: Page, facts: RenderedFacts | undefined): BodilessView;
}): SectionViews {
  const yearPageOf = (page: Page, year: string): ListPage => {
    const others = index
      .translations(page)
      .filter((other) => other.rendered && lists.yearsOf(other).includes(year));
    const all = [page, ...others].map((each) => ({ locale: each.locale, url: archivePath(each, year) }));
    return {
      part: { year },
      path: archivePath(page, year),
      translations: all.length === 1 ? [] : all,
    };
  };

  return {
    listPagesOf(page) {
      const total = lists.countOf(page);
      const further = Array.from(
        { length: total - 1 },
        (_, at): ListPage => ({
          part: { number: at + 2 },
          path: listPath(page, at + 2, site),
          translations: [],
        }),
      );
      return [...further, ...lists.yearsOf(page).map((year) => yearPageOf(page, year))];
    },
    listPage(page, { part, path, translations }, excerpts) {
      const { previous: _previous, next: _next, markdownUrl: _markdown, ...first } = viewOf(page, undefined);
      const url = relUrl(site, path);
      const urls = new Map(translations.map((each) => [each.locale, relUrl(site, each.url)]));
      const ofYear =
        'year' in part
          ? {
              title: `${first.title}: ${formatYear(part.year, langOf(page.locale))}`,
              breadcrumbs: [...first.breadcrumbs, navigation.link({ page })],
            }
          : {};
      return {
        ...first,
        ...ofYear,
        output: outputOfUrl(path),
        url,
        canonical: canonicalOf(url),
        translations: first.translations.map((each) => {
          const exists = each.locale === page.locale || urls.has(each.locale);
          return { ...each, url: urls.get(each.locale) ?? each.url, exists };
        }),
        ...lists.viewOf(page, langOf(page.locale), part, { excerpts }),
        showDescription: false,
        toc: [],
        bodyHtml: '',
      };
    },
    excerptedIn: lists.excerptedIn,
    pagerOf(page, number, facts) {
      const { previous: _previous, next: _next, markdownUrl: _markdown, ...first } = viewOf(page, facts);
      const path = listPath(page, number, site);
      const url = relUrl(site, path);
      return {
        ...first,
        output: outputOfUrl(path),
        url,
        canonical: canonicalOf(url),
        translations: first.translations.map((each) => ({ ...each, exists: each.locale === page.locale })),
      };
    },
    printOf(page) {
      const {
        previous: _previous,
        next: _next,
        printUrl: _printUrl,
        editUrl: _editUrl,
        markdownUrl: _markdownUrl,
        archives: _archives,
        ...view
      } = viewOf(page, undefined);
      const path = printPath(page);
      return {
        ...view,
        kind: 'print',
        layout: 'plain',
        output: `${path.slice(1)}index.html`,
        url: relUrl(site, path),
        navigation: [],
        list: [],
        toc: [],
        showDescription: false,
      };
    },
  };
}
