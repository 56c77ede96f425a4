/** Pages to print: a section with all that is below it, one after the other. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { escapeHtml } from '../../text/index.ts';

export function hasPrintView(site: Pick<Site, 'printViews'>, page: Page): boolean {
  return site.printViews && page.kind === 'section' && page.rendered;
}

/** URL path of a section's page to print: `/docs/concepts/_print/`. */
export function printPath(page: Page): string {
  return `${page.url.replace(/[^/]*$/, '')}_print/`;
}

/** The section and the pages below it in reading order: each section before what is in it. */
export function pagesToPrint(index: PageIndex, section: Page): Page[] {
  const walk = (page: Page): Page[] => [
    ...(page.rendered ? [page] : []),
    ...index.children(page).flatMap(walk),
  ];
  return walk(section);
}

/**
 * The pages as parts of one, each below its title. The ids of a part start with a name of the part, and its links to itself with them, as pages share names
 * such as `whatsnext`.
 */
export function renderPrintBody(parts: readonly { readonly page: Page; readonly html: string }[]): string {
  return parts
    .map(({ page, html }, index) => {
      const name = `p${index + 1}`;
      // The page has the title of the section, which is the first part.
      const title = index === 0 ? '' : `<h1>${escapeHtml(page.title || page.linkTitle)}</h1>\n`;
      return `<section id="${name}" class="print-part">\n${title}${prefixIds(html, `${name}-`)}\n</section>\n`;
    })
    .join('');
}

/** Ids, and what refers to them inside the page, with a prefix. Only attributes of tags are touched. */
export function prefixIds(html: string, prefix: string): string {
  return html.replaceAll(/<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi, (tag) =>
    tag.replaceAll(
      /(\s)([\w:-]+)=("[^"]*"|'[^']*')/g,
      (attribute, space: string, name: string, quoted: string) => {
        const quote = quoted.charAt(0);
        const value = quoted.slice(1, -1);
        const isId = ID_ATTRIBUTES.has(name.toLowerCase()) && value !== '';
        const isLink = name.toLowerCase() === 'href' && /^#./.test(value);
        const isReference = /^url\(#[^)]+\)$/.test(value);
        if (!isId && !isLink && !isReference) return attribute;
        const renamed = isLink
          ? `#${prefix}${value.slice(1)}`
          : isReference
            ? `url(#${prefix}${value.slice('url(#'.length)}`
            : value.replaceAll(/\S+/g, `${prefix}$&`);
        return `${space}${name}=${quote}${renamed}${quote}`;
      },
    ),
  );
}

const ID_ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  'for',
  'aria-labelledby',
  'aria-controls',
  'aria-describedby',
]);
