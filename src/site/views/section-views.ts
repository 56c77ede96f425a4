/** Further pages that a section has: those of its list, and the one to print. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { type ListViews, listPath } from './list-views.ts';
import type { PageView } from './page-view.ts';
import { printPath } from './print-views.ts';

/** All of a page's view but its body. */
export type BodilessView = Omit<PageView, 'bodyHtml'>;

export interface SectionViews {
  /** The second and further pages of a section's list: their numbers, and their URL paths without the base path. */
  listPagesOf(page: Page): readonly { readonly number: number; readonly path: string }[];
  listPage(page: Page, number: number): PageView;
  /** The page to print a section. */
  printOf(page: Page): BodilessView;
}

export function createSectionViews({
  site,
  lists,
  langOf,
  canonicalOf,
  viewOf,
}: {
  readonly site: Site;
  readonly lists: ListViews;
  langOf(locale: string): string;
  canonicalOf(url: string): string;
  viewOf(page: Page, facts: undefined): BodilessView;
}): SectionViews {
  return {
    listPagesOf(page) {
      const total = lists.countOf(page, langOf(page.locale));
      return Array.from({ length: total - 1 }, (_, at) => ({ number: at + 2, path: listPath(page, at + 2) }));
    },
    listPage(page, number) {
      const { previous: _previous, next: _next, markdownUrl: _markdown, ...first } = viewOf(page, undefined);
      const path = listPath(page, number);
      const url = relUrl(site, path);
      return {
        ...first,
        output: `${path.slice(1)}index.html`,
        url,
        canonical: canonicalOf(url),
        translations: first.translations.map((each) => ({ ...each, exists: each.locale === page.locale })),
        ...lists.viewOf(page, langOf(page.locale), number),
        showDescription: false,
        toc: [],
        bodyHtml: '',
      };
    },
    printOf(page) {
      const {
        previous: _previous,
        next: _next,
        printUrl: _printUrl,
        editUrl: _editUrl,
        markdownUrl: _markdownUrl,
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
