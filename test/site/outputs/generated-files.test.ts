import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../src/corpus/index.ts';
import type { DriftPage } from '../../../src/drift/index.ts';
import type { LoadedSite } from '../../../src/site/load/load-site.ts';
import { readRemoteData } from '../../../src/site/load/remote-data.ts';
import type { SiteDrift } from '../../../src/site/load/site-drift.ts';
import { createOutputs } from '../../../src/site/outputs/create-outputs.ts';
import { NO_SOURCES, type OutputSources } from '../../../src/site/outputs/output.ts';
import { escapeXml } from '../../../src/site/outputs/xml.ts';
import type { RenderedFacts } from '../../../src/site/render/render-cache.ts';
import { createPageViews } from '../../../src/site/views/page-views.ts';
import { pagesToPrint, renderPrintBody } from '../../../src/site/views/print-views.ts';
import { loadTree } from '../load-tree.ts';

const page = (title: string, ...lines: string[]) =>
  `---\ntitle: "${title}"\n${lines.join('\n')}\n---\nText\n`;

const PAGES = {
  'content/en/_index.md': page('Home'),
  'content/en/docs/_index.md': page('Docs'),
  'content/en/docs/a/_index.md': page('A'),
  'content/en/docs/a/b.md': page('B in full', 'linkTitle: B', 'sitemap: {disable: true}'),
  'content/en/docs/z.md': page('Z', 'sitemap: {priority: 0.3}', 'aliases: [/old/]'),
  'content/en/blog/_index.md': page('News', 'description: "Our <b>news</b>"'),
  'content/en/blog/one.md': page('One & <1>', 'date: 2026-01-01'),
  'content/en/blog/2026/_index.md': page('2026'),
  'content/en/blog/2026/two.md': page('Two', 'date: 2026-02-02'),
  'content/en/blog/three.md': page('Three', 'date: 2026-03-03T10:00:00Z', 'description: "Short"'),
  'content/fr/_index.md': page('Accueil'),
  'content/fr/blog/one.md': page('Un', 'date: 2026-01-01'),
};

const load = (files: Readonly<Record<string, string>>) => loadTree({ ...PAGES, ...files });

const NO_FACTS: RenderedFacts = {
  places: { headings: [], links: [], ids: [], diagrams: [] },
  headings: [],
  anchors: [],
  links: [],
  summary: '',
  diagrams: [],
  shortcodes: [],
  problems: [],
  htmlHash: '',
  hasTitle: false,
};
const sourcesOf = ({ site }: LoadedSite): OutputSources => ({
  ...NO_SOURCES,
  bodyOf: async ({ title }) => ({
    facts: { ...NO_FACTS, opening: `Summary of ${title}` },
    digest: '',
    html: () => `<p>Summary of ${title}</p>`,
    drawnHtml: () => `<p>Summary of ${title}</p>`,
    markdown: () => (site.markdownPages ? `Text of ${title}\n` : undefined),
    searchText: () => undefined,
  }),
});
/** The generated files, except those of the theme. */
const made = async (loaded: LoadedSite) => {
  const files = new Map<string, string>();
  for (const [path, output] of createOutputs(loaded, sourcesOf(loaded)).table)
    if (output.kind === 'text' && !/^(?:_lockstep\/|_headers$)/.test(path))
      files.set(path, (await output.render()) ?? '');
  return files;
};
const pathsOf = (loaded: LoadedSite) => [...createOutputs(loaded, NO_SOURCES).table.keys()];
const linksOf = (xml = '', tag = 'loc') =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, url]) => url);

const pageOf = ({ index }: LoadedSite, id: string): Page => {
  const found = index.byId('en', id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

const DRIFT: SiteDrift = {
  report: {
    source: 'en',
    head: '',
    locales: [],
    pages: [
      {
        locale: 'fr',
        file: '',
        sourceFile: 'content/en/blog/one.md',
        status: 'drifted',
        base: { from: 'pin', date: '2026-01-02T03:04:05Z' },
        added: 1,
        deleted: 0,
        commits: [{ commit: 'abc', date: '2026-02-03T04:05:06Z', subject: 'Change' }],
        sections: [
          {
            id: 'one',
            title: 'One',
            change: 'changed',
            sourceLines: [1, 2],
            lines: [1, 2],
            translationId: 'un',
            words: 1,
            severity: 'major',
            blocks: [],
          },
          {
            id: 'two',
            title: 'Two',
            change: 'changed',
            sourceLines: [3, 4],
            lines: [3, 4],
            translationId: 'deux',
            words: 1,
            severity: 'major',
            answered: true,
            blocks: [],
          },
        ],
      },
    ],
  },
  notices: new Map(),
  demandFor: new Map(),
  texts: new Map(),
};

let own: LoadedSite;
let hugo: LoadedSite;
beforeAll(async () => {
  own = await load({
    'lockstep.config.ts':
      'export default { title: "Tiny", url: "https://example.org/x/", feeds: ["/", "blog"], feedLimit: 2, listSize: 2, printViews: true };',
  });
  hugo = await load({
    'hugo.yaml':
      'baseURL: https://example.org\ntitle: Tiny\nenableRobotsTXT: true\ndisableKinds: [taxonomy, term]\ndefaultContentLanguage: en\nlanguages: {en: {contentDir: content/en}, fr: {contentDir: content/fr}}\noutputs: {home: [HTML, RSS], section: [HTML]}\noutputFormats: {RSS: {baseName: feed}}\n',
    'content/en/docs/_index.md': page('Docs', 'outputs: [html, rss]'),
  });
});

describe('a site of ours', () => {
  it('has a sitemap for each locale, and an index of them', async () => {
    const files = await made(own);
    expect(linksOf(files.get('sitemap-index.xml'))).toEqual([
      'https://example.org/x/sitemap-en.xml',
      'https://example.org/x/sitemap-fr.xml',
    ]);
    const urls = linksOf(files.get('sitemap-en.xml'));
    expect(urls).toContain('https://example.org/x/docs/z/');
    expect(urls).not.toContain('https://example.org/x/docs/a/b/');
    expect(linksOf(files.get('sitemap-fr.xml'))).toEqual([
      'https://example.org/x/fr/',
      'https://example.org/x/fr/blog/',
      'https://example.org/x/fr/blog/one/',
      'https://example.org/x/fr/translation-status/',
    ]);
    expect(files.get('sitemap-en.xml')).toContain('<priority>0.3</priority>');
    expect(files.get('sitemap-fr.xml')).toContain(
      '<xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/x/blog/one/"/>',
    );
    expect(files.get('robots.txt')).toContain('\nSitemap: https://example.org/x/sitemap-index.xml\n');
  });

  it('has every page as Markdown, with what is known of it', async () => {
    const files = await made(own);
    expect(files.get('docs/a/index.md')).toBe(
      [
        '---',
        'title: "A"',
        'lang: "en"',
        'url: "https://example.org/x/docs/a/"',
        '---',
        '',
        '# A',
        '',
        'Text of A',
        '',
        '- [B](/x/docs/a/b/index.md)',
        '',
      ].join('\n'),
    );
    // Without a history it is unknown whether a translation is current.
    expect(files.get('fr/blog/one/index.md')).toContain(
      'translation:\n  status: "unknown"\n  source: "https://example.org/x/blog/one/"\n  source_lang: "en"\n---\n',
    );
    // Lists of pages shorten texts that are complete here.
    expect(files.get('blog/index.md')?.match(/^- \[/gm)).toHaveLength(3);
    expect(createPageViews(own).viewOf(pageOf(own, 'docs/a/b'), undefined).markdownUrl).toBe(
      '/x/docs/a/b/index.md',
    );
    expect([...(await made(hugo)).keys()].filter((path) => path.endsWith('.md'))).toEqual([]);
    expect(createPageViews(hugo).viewOf(pageOf(hugo, 'docs/a/b'), undefined).markdownUrl).toBeUndefined();
  });

  it('contains the state of translations', async () => {
    const { report } = DRIFT;
    const file = 'content/fr/blog/one.md';
    const [first] = report.pages;
    if (first === undefined) throw new Error('no page');
    const withStatus = async (page: Partial<DriftPage>) => {
      const pages = [{ ...first, file, ...page }];
      return (await made({ ...own, drift: { ...DRIFT, report: { ...report, pages } } })).get(
        'fr/blog/one/index.md',
      );
    };
    const drifted = await withStatus({});
    expect(drifted).toContain(
      [
        '  status: "drifted"',
        '  source: "https://example.org/x/blog/one/"',
        '  source_lang: "en"',
        '  made_from: "2026-01-02T03:04:05Z"',
        '  source_changed: "2026-02-03T04:05:06Z"',
        '  changed_sections: ["#un"]',
        '---',
      ].join('\n'),
    );
    expect(await withStatus({ answered: true })).toContain('  status: "current"\n');
    expect(await withStatus({ answered: true })).not.toContain('source_changed');
    expect(await withStatus({ status: 'orphaned' })).toContain('  status: "orphaned"\n');
  });

  it('has a list of what there is to read for each locale', async () => {
    const files = await made(own);
    expect(files.get('llms.txt')).toBe(
      [
        '# Tiny',
        '',
        '## Tiny',
        '',
        '- [Home](https://example.org/x/index.md)',
        '',
        '## News',
        '',
        '- [News](https://example.org/x/blog/index.md): Our news',
        '- [Three](https://example.org/x/blog/three/index.md): Short',
        '- [One & <1>](https://example.org/x/blog/one/index.md)',
        '',
        '## News: 2026',
        '',
        '- [2026](https://example.org/x/blog/2026/index.md)',
        '- [Two](https://example.org/x/blog/2026/two/index.md)',
        '',
        '## Docs',
        '',
        '- [Docs](https://example.org/x/docs/index.md)',
        '- [Z](https://example.org/x/docs/z/index.md)',
        '',
        '## Docs: A',
        '',
        '- [A](https://example.org/x/docs/a/index.md)',
        '',
        '## Optional',
        '',
        '- [Français](https://example.org/x/fr/llms.txt)',
        '',
      ].join('\n'),
    );
    expect((await made(hugo)).get('llms.txt')).toContain('- [Z](https://example.org/docs/z/)\n');
  });

  it('has the title in full, where menus have a shorter one', async () => {
    expect((await made(own)).get('docs/a/b/index.md')).toMatch(
      /^---\ntitle: "B in full"\n.*\n# B in full\n/s,
    );
  });

  it('keeps headings and items in one line, whatever lines titles and descriptions have', async () => {
    const files = await made(
      await load({
        'lockstep.config.ts': 'export default { title: "Tiny" };',
        'content/en/_index.md': '---\ntitle: Home\ndescription: |\n  All of\n  **it**\n---\n',
        'content/en/docs/_index.md': '---\ntitle: |\n  Docs\n  of ours\n---\n',
        'content/en/docs/a/b.md': '---\ntitle: |\n  B\n  C\ndescription: |\n  One\n  ---\n  two\n---\nText\n',
      }),
    );
    expect(files.get('docs/a/index.md')).toContain('\n- [B C](/docs/a/b/index.md): One --- two\n');
    expect(files.get('docs/a/b/index.md')).toContain('\n# B C\n');
    const list = files.get('llms.txt');
    expect(list).toContain('# Tiny\n\n> All of it\n\n');
    expect(list).toContain('\n## Docs of ours\n\n- [Docs of ours](/docs/index.md)\n');
    expect(list).toContain('\n- [B C](/docs/a/b/index.md): One --- two\n');
  });

  it('names the picture of previews: the page’s own, else the site’s', () => {
    const imageOf = (params: object, resources: object[] = [], site: object = {}) => {
      const found = pageOf(own, 'docs/z');
      const changed = { ...found, params: { ...found.params, ...params }, resources: resources as [] };
      const settings = { en: { ...own.site.settings.en, params: site } } as typeof own.site.settings;
      return createPageViews({ ...own, site: { ...own.site, settings } }).viewOf(changed, undefined).image;
    };
    const cover = {
      name: 'img/cover.png',
      file: 'x',
      locale: 'en',
      kind: 'file',
      output: 'docs/z/img/cover.png',
    };
    expect(imageOf({})).toBeUndefined();
    expect(imageOf({}, [], { images: ['/logo.png'] })).toBe('https://example.org/x/logo.png');
    expect(imageOf({ images: ['/a b.png', '/c.png'] }, [cover])).toBe('https://example.org/x/a%20b.png');
    expect(imageOf({}, [cover], { images: ['/logo.png'] })).toBe(
      'https://example.org/x/docs/z/img/cover.png',
    );
    expect(imageOf({ images: ['img/cover.png'] }, [cover])).toBe(
      'https://example.org/x/docs/z/img/cover.png',
    );
    expect(imageOf({ image: 'https://cdn.example/x.png' })).toBe('https://cdn.example/x.png');
  });

  it('has the feeds that it asks for, newest first, up to the limit', async () => {
    const files = await made(own);
    expect([...files.keys()].filter((path) => path.endsWith('index.xml')).sort()).toEqual([
      'blog/index.xml',
      'fr/blog/index.xml',
      'fr/index.xml',
      'index.xml',
      'sitemap-index.xml',
    ]);
    for (const path of ['index.xml', 'blog/index.xml']) {
      expect(linksOf(files.get(path), 'guid')).toEqual([
        'https://example.org/x/blog/three/',
        'https://example.org/x/blog/2026/two/',
      ]);
    }
    expect(files.get('blog/index.xml')).toContain('<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>');
    expect(files.get('blog/index.xml')).toContain('<description>Short</description>');
    expect(files.get('fr/blog/index.xml')).toContain('<description>Summary of Un</description>');
  });

  it('cuts the list of a blog into pages', () => {
    const views = createPageViews(own);
    const blog = own.index.byId('en', 'blog');
    if (blog === undefined) throw new Error('no blog');
    const first = views.viewOf(blog, undefined);
    expect(first.list.map(({ title }) => title)).toEqual(['Three', 'Two']);
    expect(first.description).toBe('Our news');
    expect(first.feeds.map(({ url }) => url)).toEqual(['/x/blog/index.xml', '/x/index.xml']);
    const [second, ...others] = views.listPagesOf(blog);
    if (second === undefined) throw new Error('no second page');
    expect(others).toEqual([]);
    expect(second).toMatchObject({ part: { number: 2 }, path: '/blog/page/2/' });
    expect(pathsOf(own)).toContain('blog/page/2/index.html');
    expect(views.listPage(blog, second, new Map())).toMatchObject({
      output: 'blog/page/2/index.html',
      canonical: 'https://example.org/x/blog/page/2/',
      list: [{ title: 'One & <1>' }],
      listPages: [
        { number: 1, url: '/x/blog/', current: false },
        { number: 2, url: '/x/blog/page/2/', current: true },
      ],
    });
    const docs = own.index.byId('en', 'docs');
    expect(docs && views.listPagesOf(docs)).toEqual([]);
  });

  it('has a page to print for a section, with all below it in reading order', () => {
    const docs = own.index.byId('en', 'docs');
    if (docs === undefined) throw new Error('no docs');
    expect(pagesToPrint(own.index, docs).map(({ title }) => title)).toEqual(['Docs', 'A', 'B in full', 'Z']);
    expect(createPageViews(own).printOf(docs)).toMatchObject({
      output: 'docs/_print/index.html',
      kind: 'print',
    });
    const html = renderPrintBody([
      { page: docs, html: '<p>One</p>' },
      { page: { ...docs, title: 'A < B' }, html: '<p>Two</p>' },
    ]);
    expect(html).toBe(
      '<section id="p1" class="print-part">\n<p>One</p>\n</section>\n' +
        '<section id="p2" class="print-part">\n<h1>A &lt; B</h1>\n<p>Two</p>\n</section>\n',
    );
  });
});

describe('a Hugo tree', () => {
  it('has Hugo’s names: sitemap.xml, <language>/sitemap.xml, feeds by `outputs`', async () => {
    const files = await made(hugo);
    expect([...files.keys()].sort()).toEqual([
      'docs/feed.xml',
      'en/index.html',
      'en/sitemap.xml',
      'feed.xml',
      'fr/feed.xml',
      'fr/llms.txt',
      'fr/sitemap.xml',
      'llms.txt',
      'old/index.html',
      'robots.txt',
      'sitemap.xml',
    ]);
    expect(linksOf(files.get('sitemap.xml'))).toEqual([
      'https://example.org/en/sitemap.xml',
      'https://example.org/fr/sitemap.xml',
    ]);
    expect(pathsOf(own)).toContain('docs/_print/index.html');
    expect(pathsOf(hugo).filter((path) => path.includes('_print'))).toEqual([]);
  });
});

describe('XML', () => {
  it('is escaped once, and holds nothing that XML forbids', () => {
    expect(escapeXml('a & b < "c" &amp; é 😀\t\n')).toBe('a &amp; b &lt; &quot;c&quot; &amp;amp; é 😀\t\n');
    expect(escapeXml('a\u0000\u0007\u001b\ufffe\uffff\ud800b\udc00')).toBe('ab');
  });
});

describe('data of other hosts', () => {
  const answer = (status: number, body: string) => async () =>
    ({
      kind: 'answer',
      status,
      location: undefined,
      retryAfter: undefined,
      contentType: '',
      setCookies: [],
      body,
      isCut: false,
    }) as const;
  const files = { feed: 'https://example.org/feed.json' };

  it('is not asked for unless its host is named', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const { values, problems } = await readRemoteData({ hosts: [], files }, never);
    expect(values).toEqual({});
    expect(problems).toMatchObject([
      {
        code: 'missing-data',
        severity: 'warning',
        target: 'feed',
        hint: expect.stringContaining('example.org'),
      },
    ]);
  });

  it('is read in the format of its address', async () => {
    const hosts = ['example.org'];
    const json = await readRemoteData({ hosts, files }, answer(200, '{"a": 1}'));
    expect(json).toEqual({ values: { feed: { a: 1 } }, problems: [] });
    const csv = await readRemoteData(
      { hosts, files: { t: 'https://example.org/t.csv' } },
      answer(200, 'a,b'),
    );
    expect(csv.values).toEqual({ t: [['a', 'b']] });
  });

  it.each([
    [answer(404, ''), 'the answer 404'],
    [answer(200, '{'), 'text that cannot be read'],
    [async () => ({ kind: 'failed', reason: 'timeout', message: 'no answer' }) as const, 'no answer'],
  ])('is a warning where it cannot be had', async (sendHttp, found) => {
    const { values, problems } = await readRemoteData({ hosts: ['example.org'], files }, sendHttp);
    expect(values).toEqual({});
    expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining(found) }]);
  });
});
