/** Structured data for search engines: the page in terms of schema.org (JSON-LD). */
import type { PageView } from '../../site/views/page-view.ts';

type Data = Readonly<Record<string, unknown>>;

const TYPES = { docs: 'TechArticle', blog: 'BlogPosting', plain: 'WebPage' } as const;
/** Kinds of pages that search engines should not index. */
const NOT_INDEXED: ReadonlySet<PageView['kind']> = new Set(['not-found', 'print', 'search']);

/**
 * The home page is described as a web site, other pages by their breadcrumbs, and those of kind `page` as articles as well.
 *
 * @returns `undefined` for pages that are not indexed, and if the site has no origin, since URLs have to be absolute
 */
export function structuredDataOf(view: PageView): Data | undefined {
  if (view.canonical === '' || view.fallback !== undefined || NOT_INDEXED.has(view.kind)) return undefined;
  const all = view.kind === 'home' ? [siteOf(view)] : [...articleOf(view), ...trailOf(view)];
  if (all.length === 0) return undefined;
  return { '@context': 'https://schema.org', '@graph': all };
}

/** JSON for a `script` element, escaped so that no text in it can close the element. */
export function writeData(data: Data): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

function siteOf(view: PageView): Data {
  return {
    '@type': 'WebSite',
    name: view.siteTitle,
    url: view.canonical,
    inLanguage: view.lang,
    ...described(view),
  };
}

function articleOf(view: PageView): Data[] {
  if (view.kind !== 'page') return [];
  const { authors, date, lastModified, image } = view;
  return [
    {
      '@type': TYPES[view.layout],
      headline: view.title,
      ...described(view),
      url: view.canonical,
      inLanguage: view.lang,
      ...(date === undefined ? {} : { datePublished: date.iso }),
      ...(authors === undefined
        ? {}
        : {
            author: authors.map(({ name, url }) => ({
              '@type': 'Person',
              name,
              ...(url === undefined ? {} : { url: view.origin + url }),
            })),
          }),
      ...(lastModified === undefined ? {} : { dateModified: lastModified.iso }),
      ...(image === undefined ? {} : { image }),
    },
  ];
}

function trailOf(view: PageView): Data[] {
  if (view.breadcrumbs.length === 0) return [];
  const links = [...view.breadcrumbs.map(({ title, url }) => ({ title, item: view.origin + url })), view];
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: links.map(({ title, ...link }, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: title,
        item: 'item' in link ? link.item : view.canonical,
      })),
    },
  ];
}

function described({ description }: PageView): Data {
  return description === '' ? {} : { description };
}
