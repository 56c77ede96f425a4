/** Views for tests of the Astro integration: every output path is a small page with its path as the title. */
import type { ServedSite } from '../../../src/site/astro/astro-dev.ts';
import type { PageView } from '../../../src/site/views/page-view.ts';

function pageView(output: string, more: Partial<PageView> = {}): PageView {
  return {
    output,
    url: `/${output}`,
    origin: 'https://docs.example.org',
    canonical: `https://docs.example.org/${output}`,
    locale: 'en',
    lang: 'en',
    direction: 'ltr',
    kind: 'page',
    layout: 'docs',
    siteTitle: 'Site',
    homeUrl: '/',
    theme: { head: [], social: [], columns: [], legal: [], copyright: '', prefetch: false, imageZoom: false },
    title: `Title of ${output}`,
    description: 'What it is about.',
    keywords: [],
    showDescription: true,
    showTitle: true,
    bodyHtml: `<p>Body of ${output}.</p>`,
    toc: [{ id: 'first', html: 'First <code>x</code>', children: [] }],
    breadcrumbs: [{ title: 'Docs', url: '/docs/' }],
    navigation: [
      { title: 'Here', url: `/${output}`, current: true, open: true, hasChildren: false, children: [] },
      { title: 'More', url: '/more/', current: false, open: false, hasChildren: true, children: [] },
    ],
    treeUrl: '/_lockstep/tree.en.json',
    menu: [{ title: 'Docs', url: '/docs/' }],
    next: { title: 'Next page', url: '/next/' },
    translations: [],
    list: [],
    editUrl: 'https://code.example/edit',
    lastModified: { iso: '2026-01-31', text: 'January 31, 2026' },
    notices: [{ html: '<p>A notice.</p>' }],
    feeds: [],
    ...more,
  };
}

/** A site of these pages; `more` adds or replaces fields of a page's view. */
export function siteOf(
  outputs: readonly string[],
  base: string,
  more: (output: string) => Partial<PageView> = () => ({}),
): ServedSite {
  return {
    view: async (output) => pageView(output, more(output)),
    strings: () => Object.assign((key: string) => `[${key}]`, { lang: () => undefined }),
    headersOf: () => ({}),
    failure: () => undefined,
    assetUrl: (path) => `${base}_lockstep/${path}`,
    hasPage: (output) => outputs.includes(output),
    file: (output) =>
      output === 'logo.svg'
        ? { bytes: new TextEncoder().encode('<svg/>'), type: 'image/svg+xml' }
        : undefined,
  };
}
