/** Print views: a section with everything below it in one page. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { BodilessView } from './page-view.ts';

export function hasPrintView(site: Pick<Site, 'printViews'>, page: Page): boolean {
  return site.printViews && page.kind === 'section' && page.rendered;
}

/** URL path of a section's print view: `/docs/concepts/_print/`. */
export function printPath(page: Page): string {
  return `${page.url.replace(/[^/]*$/, '')}_print/`;
}

/** @param view of the section itself */
export function printViewOf(page: Page, view: BodilessView, site: Pick<Site, 'basePath'>): BodilessView {
  const {
    previous: _previous,
    next: _next,
    printUrl: _printUrl,
    editUrl: _editUrl,
    markdownUrl: _markdownUrl,
    archives: _archives,
    ...rest
  } = view;
  const path = printPath(page);
  return {
    ...rest,
    kind: 'print',
    layout: 'plain',
    output: `${path.slice(1)}index.html`,
    url: relUrl(site, path),
    navigation: [],
    list: [],
    toc: [],
    showDescription: false,
  };
}

/** The section and the pages below it in reading order: each section before its contents. */
export function pagesToPrint(index: PageIndex, section: Page): Page[] {
  const walk = (page: Page): Page[] => [
    ...(page.rendered ? [page] : []),
    ...index.children(page).flatMap(walk),
  ];
  return walk(section);
}

/** The pages as parts of one, each below its title. */
export function renderPrintBody(parts: readonly { readonly page: Page; readonly html: string }[]): string {
  return parts
    .map(({ page, html }, index) => {
      // The first part is the section itself, whose title is the page's.
      const title = index === 0 ? '' : `<h1>${escapeHtml(page.title || page.linkTitle)}</h1>\n`;
      return `<section id="${partName(index)}" class="print-part">\n${title}${html}\n</section>\n`;
    })
    .join('');
}

/** Prefix of a part's ids and of its links to itself: pages share ids such as `whatsnext`. */
export function partPrefix(index: number): string {
  return `${partName(index)}-`;
}

/** Maps links between pages that are parts of the same page: URL path → fragment. */
export function partLinks(parts: readonly Page[], site: Pick<Site, 'basePath'>): ReadonlyMap<string, string> {
  return new Map(parts.map((page, index) => [relUrl(site, page.url), `#${partName(index)}`]));
}

function partName(index: number): string {
  return `p${index + 1}`;
}
