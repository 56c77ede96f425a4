import { describe, expect, it } from 'vitest';
import { structuredDataOf, writeData } from '../../src/components/metadata/structured-data.ts';
import type { PageView } from '../../src/site/views/page-view.ts';

const VIEW = {
  canonical: 'https://harbour.example/fr/guide/a/',
  origin: 'https://harbour.example',
  lang: 'fr',
  kind: 'page',
  layout: 'docs',
  title: 'Arriver',
  siteTitle: 'Port',
  description: '',
  breadcrumbs: [{ title: 'Port', url: '/fr/' }],
} as unknown as PageView;

/** The types of a page's structured data. */
function typesOf(view: Partial<PageView>): unknown {
  const data = structuredDataOf({ ...VIEW, ...view });
  const graph = data?.['@graph'];
  return Array.isArray(graph) ? graph.map((each) => each['@type']) : data;
}

describe('structured data', () => {
  it('describes the page and its position in the site', () => {
    expect(structuredDataOf({ ...VIEW, lastModified: { iso: '2026-01-01', text: '' } })).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'TechArticle',
          headline: 'Arriver',
          url: VIEW.canonical,
          inLanguage: 'fr',
          dateModified: '2026-01-01',
        },
        {
          '@type': 'BreadcrumbList',
          itemListElement: [
            { '@type': 'ListItem', position: 1, name: 'Port', item: 'https://harbour.example/fr/' },
            { '@type': 'ListItem', position: 2, name: 'Arriver', item: VIEW.canonical },
          ],
        },
      ],
    });
    expect(typesOf({ layout: 'blog' })).toEqual(['BlogPosting', 'BreadcrumbList']);
    expect(typesOf({ kind: 'section' })).toEqual(['BreadcrumbList']);
    expect(typesOf({ kind: 'home', breadcrumbs: [] })).toEqual(['WebSite']);
  });

  it('is absent for pages that are not indexed, and without an origin', () => {
    for (const kind of ['not-found', 'print', 'search'] as const) expect(typesOf({ kind })).toBeUndefined();
    expect(typesOf({ canonical: '' })).toBeUndefined();
    expect(typesOf({ fallback: { lang: 'en', direction: 'ltr', url: '/' } })).toBeUndefined();
  });

  it('cannot be closed by a text in it', () => {
    expect(writeData({ headline: '</script><script>' })).not.toContain('<');
    expect(JSON.parse(writeData({ headline: '</script>' }))).toEqual({ headline: '</script>' });
  });
});
