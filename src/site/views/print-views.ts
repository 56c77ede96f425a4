/** Pages to print: a section with all that is below it, one after the other. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { BodilessView } from './page-view.ts';

export function hasPrintView(site: Pick<Site, 'printViews'>, page: Page): boolean {
  return site.printViews && page.kind === 'section' && page.rendered;
}

/** URL path of a section's page to print: `/docs/concepts/_print/`. */
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

/** The section and the pages below it in reading order: each section before what is in it. */
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
      // The page has the title of the section, which is the first part.
      const title = index === 0 ? '' : `<h1>${escapeHtml(page.title || page.linkTitle)}</h1>\n`;
      return `<section id="${partName(index)}" class="print-part">\n${title}${html}\n</section>\n`;
    })
    .join('');
}

/** What the ids of a part begin with, and its links to itself: pages share names such as `whatsnext`. */
export function partPrefix(index: number): string {
  return `${partName(index)}-`;
}

/** Where links to pages lead that are parts of the same page: paths of addresses → fragments. */
export function partLinks(parts: readonly Page[], site: Pick<Site, 'basePath'>): ReadonlyMap<string, string> {
  return new Map(parts.map((page, index) => [relUrl(site, page.url), `#${partName(index)}`]));
}

function partName(index: number): string {
  return `p${index + 1}`;
}
