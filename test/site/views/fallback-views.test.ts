import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../src/corpus/index.ts';
import { findFallbackPages } from '../../../src/site/load/fallback-pages.ts';
import type { LoadedSite } from '../../../src/site/load/load-site.ts';
import type { NavigationView, TreeEntryView } from '../../../src/site/views/page-view.ts';
import { createPageViews, type PageViews } from '../../../src/site/views/page-views.ts';
import { loadTree } from '../load-tree.ts';

const page = (title: string, ...lines: string[]) =>
  `---\ntitle: "${title}"\n${lines.join('\n')}\n---\nText\n`;

const PAGES = {
  'content/en/_index.md': page('Home'),
  'content/en/docs/_index.md': page('Docs'),
  'content/en/docs/first.md': page('First', 'weight: 1'),
  'content/en/docs/second/_index.md': page('Second', 'weight: 2'),
  'content/en/docs/second/inner.md': page('Inner', 'weight: 1'),
  'content/en/docs/second/last.md': page('Last', 'weight: 2'),
  'content/en/docs/third.md': page('Third', 'weight: 3'),
  'content/en/docs/hidden.md': page('Hidden', 'toc_hide: true'),
  'content/fr/_index.md': page('Accueil'),
  'content/fr/docs/_index.md': page('Documents'),
  'content/fr/docs/second/inner.md': page('Intérieur'),
  'content/fr/docs/third.md': page('Troisième', 'weight: 1'),
  'content/fr/docs/own.md': page('Seule', 'weight: 2'),
};

const load = (files: Readonly<Record<string, string>>) => loadTree({ ...PAGES, ...files });

const CONFIG =
  'export default { title: "Tiny", url: "https://example.org/x/", locales: { en: "English", fr: "Français" } };';

/** Titles in order, each with its language if it differs, and its children in brackets. */
const outline = (entries: readonly (TreeEntryView | NavigationView)[]): string =>
  entries
    .map(({ title, lang, children }) => {
      const mark = lang === undefined ? '' : `*${lang}`;
      return `${title}${mark}${children === undefined || children.length === 0 ? '' : `(${outline(children)})`}`;
    })
    .join(' ');

let loaded: LoadedSite;
let views: PageViews;
const pageAt = (locale: string, id: string): Page => {
  const found = loaded.index.byId(locale, id);
  if (found === undefined) throw new Error(`no page ${id}`);
  return found;
};
const fallbackAt = (url: string) => {
  const found = findFallbackPages(loaded.site, loaded.corpus.pages, loaded.index).find(
    (each) => each.url === url,
  );
  if (found === undefined) throw new Error(`no fallback page at ${url}`);
  return views.fallbackOf(found, undefined);
};

beforeAll(async () => {
  loaded = await load({ 'lockstep.config.ts': CONFIG });
  views = createPageViews(loaded);
});

describe('a locale that lacks pages', () => {
  it('has the tree of its source, what is not translated marked, its own pages where they stand', () => {
    expect(outline(views.navigation.tree('en'))).toBe('Docs(First Second(Inner Last) Third)');
    expect(outline(views.navigation.tree('fr'))).toBe(
      'Documents(First*en Second*en(Intérieur Last*en) Troisième Seule)',
    );
  });

  it('shows a page below a section that is not translated where its source stands', () => {
    const view = views.viewOf(pageAt('fr', 'docs/second/inner'), undefined);
    expect(view.breadcrumbs).toEqual([
      { title: 'Accueil', url: '/x/fr/' },
      { title: 'Documents', url: '/x/fr/docs/' },
      { title: 'Second', url: '/x/fr/docs/second/', lang: 'en' },
    ]);
    expect(view.previous).toEqual({ title: 'Second', url: '/x/fr/docs/second/', lang: 'en' });
    expect(view.next).toEqual({ title: 'Last', url: '/x/fr/docs/second/last/', lang: 'en' });
    expect(outline(view.navigation)).toBe('Documents(First*en Second*en(Intérieur Last*en) Troisième Seule)');
  });

  it('lists in a section what is not translated, marked', () => {
    const view = views.viewOf(pageAt('fr', 'docs'), undefined);
    expect(view.list.map(({ url, lang }) => [url, lang])).toEqual([
      ['/x/fr/docs/first/', 'en'],
      ['/x/fr/docs/second/', 'en'],
      ['/x/fr/docs/third/', undefined],
      ['/x/fr/docs/own/', undefined],
      ['/x/fr/docs/hidden/', 'en'],
    ]);
  });

  it('has a fallback page in its own frame, whose canonical page is the source', () => {
    const view = fallbackAt('/fr/docs/second/');
    expect(view).toMatchObject({
      locale: 'fr',
      lang: 'fr',
      output: 'fr/docs/second/index.html',
      url: '/x/fr/docs/second/',
      canonical: 'https://example.org/x/docs/second/',
      title: 'Second',
      homeUrl: '/x/fr/',
      treeUrl: '/x/_lockstep/tree.fr.json',
      fallback: { lang: 'en', direction: 'ltr', url: '/x/docs/second/' },
    });
    expect(view.list.map(({ url }) => url)).toEqual(['/x/fr/docs/second/inner/', '/x/fr/docs/second/last/']);
    expect(view.navigation[0]?.children.find(({ current }) => current)?.url).toBe('/x/fr/docs/second/');
    expect(view.translations.filter(({ current }) => current).map(({ locale }) => locale)).toEqual(['fr']);
  });
});

describe('the language switch', () => {
  it('names the page that is used for a missing translation', () => {
    const { translations } = views.viewOf(pageAt('en', 'docs/first'), undefined);
    expect(translations.find(({ locale }) => locale === 'fr')).toMatchObject({
      url: '/x/fr/docs/first/',
      exists: false,
      replacement: { kind: 'fallback', title: 'English', lang: 'en' },
    });
    const own = views.viewOf(pageAt('fr', 'docs/own'), undefined);
    expect(own.translations.find(({ locale }) => locale === 'en')).toMatchObject({
      url: '/x/docs/',
      exists: false,
      replacement: { kind: 'nearest', title: 'Docs', lang: 'en' },
    });
  });

  it('leads to the nearest section where there are no fallback pages', async () => {
    const plain = await load({
      'lockstep.config.ts': CONFIG.replace('{ title', '{ fallbackPages: false, title'),
    });
    const first = plain.index.byId('en', 'docs/first');
    if (first === undefined) throw new Error('no page');
    const plainViews = createPageViews(plain);
    expect(plainViews.viewOf(first, undefined).translations[1]).toMatchObject({
      url: '/x/fr/docs/',
      replacement: { kind: 'nearest', title: 'Documents', lang: 'fr' },
    });
    expect(outline(plainViews.navigation.tree('fr'))).toBe('Documents(Troisième Seule Intérieur)');
  });
});

describe('a Hugo tree', () => {
  it('has fallback pages when its parameters ask for them', async () => {
    const config = (params: string) =>
      `baseURL: https://example.org\ntitle: Tiny\n${params}defaultContentLanguage: en\nlanguages: {en: {contentDir: content/en}, fr: {contentDir: content/fr}}\n`;
    const outputs = async (params: string) => {
      const { site, corpus, index } = await load({ 'hugo.yaml': config(params) });
      return findFallbackPages(site, corpus.pages, index).map(({ output }) => output);
    };
    expect(await outputs('')).toEqual([]);
    expect(await outputs('params: {fallbackPages: true}\n')).toContain('fr/docs/first/index.html');
  });
});
