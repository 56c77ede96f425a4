/** The search of built sites: the indexed pages, and the additional output files. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CONFIG, createTinySite, page, type TinySite, type Tree } from './tiny-site.ts';

const FOLDER = '_lockstep/search';

interface Directory {
  readonly folder: string;
  readonly links: string;
  readonly pages: readonly (readonly [url: string, title: string, parent: number, documents: number])[];
}

function directoryOf(site: TinySite, locale: string): Directory {
  return JSON.parse(site.read(`${FOLDER}/${locale}.json`));
}

function titlesOf(site: TinySite, locale: string): string[] {
  return directoryOf(site, locale).pages.map(([, title]) => title);
}

/** All texts of a locale's index. */
function textOf(site: TinySite, locale: string): string {
  const folder = `${FOLDER}/${directoryOf(site, locale).folder}/texts.`;
  return site
    .outputs()
    .filter((path) => path.startsWith(folder))
    .map((path) => site.read(path))
    .join('\n');
}

const CONTENT: Tree = {
  'content/en/docs/_index.md': page('Docs', 'All of it, as [alpha](/docs/a/#s).'),
  'content/en/docs/a.md': page('Alpha', '## Section {#s}\n\nText of alpha.', 'description: About **alpha**.'),
  'content/en/docs/b.md': page('Beta', 'Hidden text.', 'toc_hide: true'),
  'content/en/docs/c.md': page('Gamma', 'Hidden text.', 'noindex: true'),
  'content/en/docs/d.md': page('Delta', 'Hidden text.', '_build: {render: never}'),
  'content/en/docs/e.md': page('Epsilon', 'Hidden text.', 'exclude_search: true'),
  'content/fr/docs/_index.md': page('Documents', 'Tout.'),
};

describe('a site of ours', () => {
  const site = createTinySite(CONTENT);
  beforeAll(() => site.build());

  it('has an index for each locale, of its own pages', () => {
    expect(titlesOf(site, 'en').toSorted()).toEqual(['Alpha', 'Docs', 'Home']);
    // Without fallback pages.
    expect(titlesOf(site, 'fr').toSorted()).toEqual(['Accueil', 'Documents']);
  });

  it('has the text of the pages by section, and their place', () => {
    expect(textOf(site, 'en')).toContain(
      JSON.stringify([
        ['', '', 'About alpha.'],
        ['s', 'Section', 'Text of alpha.'],
      ]).slice(1, -1),
    );
    expect(textOf(site, 'en')).not.toContain('Hidden');
    const { pages } = directoryOf(site, 'en');
    const [, , parent = -1] = pages.find(([url]) => url === '/docs/a/') ?? [];
    expect(pages[parent]?.[1]).toBe('Docs');
  });

  it('knows which pages others link to', () => {
    const { pages, links } = directoryOf(site, 'en');
    const linked = pages.filter((_, number) => links.charAt(number) !== '0');
    expect(linked.map(([url]) => url)).toContain('/docs/a/');
  });

  it('has a page that searches, in each locale, which works without scripts as far as it can', () => {
    const html = site.read('fr/search/index.html');
    expect(html).toContain('<form role="search" action="/fr/search/">');
    expect(html).toMatch(/<p class="search-scripts">La recherche/);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('data-pagefind-body');
    expect(site.read('docs/a/index.html')).toMatch(
      /<a class="search-open tool" href="\/search\/"[^>]* data-index="\/_lockstep\/search\/en\.json"/,
    );
  });

  it('has the same index when nothing has changed, and another after an edit', async () => {
    const before = { en: site.read(`${FOLDER}/en.json`), fr: site.read(`${FOLDER}/fr.json`) };
    await site.build();
    expect(site.read(`${FOLDER}/en.json`)).toBe(before.en);
    site.write({ 'content/en/docs/a.md': page('Alpha', 'Another text.') });
    await site.build();
    expect(site.read(`${FOLDER}/en.json`)).not.toBe(before.en);
    expect(site.read(`${FOLDER}/fr.json`)).toBe(before.fr);
    expect(textOf(site, 'en')).toContain('Another text.');
    expect(textOf(site, 'en')).not.toContain('Text of alpha.');
  });

  it('has none of this where it is not wanted', async () => {
    const silent = createTinySite({
      ...CONTENT,
      'lockstep.config.ts': CONFIG.replace("title: 'Tiny',", "title: 'Tiny', search: false,"),
    });
    await silent.build();
    expect(silent.outputs().filter((path) => /search/.test(path) && !path.endsWith('.js'))).toEqual([]);
    expect(silent.read('index.html')).not.toContain('search-open');
  });

  it('keeps a page of its own that searches', async () => {
    const own = createTinySite({
      ...CONTENT,
      'content/en/find.md': page('Find it', 'Type here.', 'layout: search'),
      'content/fr/search.md': page('Cherchez', 'Ici.'),
    });
    await own.build();
    expect(own.has('search/index.html')).toBe(false);
    expect(own.read('find/index.html')).toContain('<form role="search" action="/find/">');
    expect(own.read('fr/search/index.html')).toContain('Ici.');
    expect(own.read('fr/search/index.html')).toContain('<form role="search" action="/fr/search/">');
    expect(titlesOf(own, 'en')).not.toContain('Find it');
  });
});

describe('a Hugo tree', () => {
  const tree: Tree = {
    'hugo.toml': "baseURL = 'https://tiny.example/base/'\ntitle = 'Tiny'\n",
    'content/_index.md': page('Home', 'Welcome.'),
    'content/docs/a.md': page('Alpha', 'Text.'),
  };

  it('is searched where it says so', async () => {
    const site = createTinySite(tree, { bare: true });
    await site.build();
    expect(site.outputs().filter((path) => path.startsWith(`${FOLDER}/`))).toEqual([]);
    site.write({ 'hugo.toml': `${tree['hugo.toml']}[params.lockstep]\nsearch = true\n` });
    await site.build();
    expect(directoryOf(site, 'en').pages.map(([url]) => url)).toContain('/base/docs/a/');
    expect(site.read('search/index.html')).toContain('action="/base/search/"');
  });

  it('has no second page to search next to its own, whatever that is called', async () => {
    const site = createTinySite(
      { ...tree, 'content/find.md': page('Find', 'Type here.', 'layout: search', 'url: /où chercher/') },
      { bare: true },
    );
    await site.build(['--search']);
    expect(site.outputs().filter((path) => /chercher|search\/index/.test(path))).toEqual([
      'où chercher/index.html',
    ]);
    expect(site.read('index.html')).toContain('href="/base/o%C3%B9%20chercher/"');
  });

  it('is searched where the command says so', async () => {
    const site = createTinySite(tree, { bare: true });
    await site.build(['--search']);
    expect(titlesOf(site, 'en')).toContain('Alpha');
  });
});
