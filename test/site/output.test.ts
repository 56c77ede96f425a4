/** The files of a built site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, page, type TinySite, type Tree } from './tiny-site.ts';

/** Bytes that are no valid text, and both kinds of line endings. */
const EXAMPLE = '# A comment\r\nkind: Pod\nname: "é"\t\n\n';
const IMAGE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]);

const CONTENT: Tree = {
  'content/en/docs/_index.md': page('Docs', 'All of it.', 'weight: 1'),
  'content/en/docs/first.md': page(
    'First',
    '## Head & *tail*\n\n[Second](/docs/second/#x), [its file](second.md), [out](https://else.example/).\n\n```yaml\nkind: Pod\n```',
    'weight: 1',
    'description: What comes first.',
    'aliases: [/old/first, /older.html, ../moved]',
  ),
  'content/en/docs/second.md': page('Second', '{{< codenew file="pods/a.yaml" >}}', 'weight: 2'),
  'content/en/docs/bundle/index.md': page('Bundle', '![An image](photo.png)', 'weight: 3'),
  'content/en/docs/bundle/photo.png': IMAGE,
  'content/en/docs/bundle/part.md': page('Part', 'A part of the bundle.'),
  'content/en/notes.txt': 'A file next to the pages.\n',
  'content/fr/docs/_index.md': page('Documents', '', 'weight: 1'),
  'content/fr/docs/first.md': page('Premier', '[Le second](/docs/second/)', 'weight: 1'),
  'examples/pods/a.yaml': EXAMPLE,
  'static/robots.txt': 'User-agent: *\nDisallow: /private/\n',
  'static/.well-known/security.txt': 'Contact: mailto:security@tiny.example\n',
  'static/images/photo.png': IMAGE,
};

function bytes(site: TinySite, output: string): number[] {
  return [...readFileSync(join(site.out, output))];
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('a site of ours', () => {
  const site = createTinySite(CONTENT);
  let code: number | null;
  let problems: readonly unknown[];
  beforeAll(async () => {
    const built = await site.build();
    ({ code } = built);
    problems = built.report.problems;
  });

  it('has a page for each page, and nothing of its sources', () => {
    expect({ code, problems }).toEqual({ code: 0, problems: [] });
    const outputs = site.outputs();
    expect(outputs).toEqual(
      expect.arrayContaining([
        '.well-known/security.txt',
        '404.html',
        '_lockstep/code.css',
        '_lockstep/tree.en.json',
        '_lockstep/tree.fr.json',
        'docs/bundle/index.html',
        'docs/bundle/photo.png',
        'docs/first/index.html',
        'docs/index.html',
        'docs/second/index.html',
        'en/index.html',
        'examples/pods/a.yaml',
        'fr/404.html',
        'fr/docs/bundle/index.html',
        'fr/docs/first/index.html',
        'fr/docs/index.html',
        'fr/docs/second/index.html',
        'fr/index.html',
        'images/photo.png',
        'index.html',
        'moved/index.html',
        'notes.txt',
        'old/first/index.html',
        'older.html',
      ]),
    );
    // No sources, no parts of page bundles as separate pages, no build files.
    expect(
      outputs.filter((path) =>
        /(?<!(?:^|\/)index)\.md$|\.(?:ts|mjs)$|^content\/|_index|bundle\/part|\.prerender/.test(path),
      ),
    ).toEqual([]);
  });

  it('has static files, files of bundles and examples byte for byte', () => {
    expect(bytes(site, 'images/photo.png')).toEqual([...IMAGE]);
    expect(bytes(site, 'docs/bundle/photo.png')).toEqual([...IMAGE]);
    expect(bytes(site, 'examples/pods/a.yaml')).toEqual([...Buffer.from(EXAMPLE)]);
    expect(site.read('robots.txt')).toContain('Disallow: /private/');
  });

  it('leads from aliases, and from the default locale’s name, to the pages', () => {
    for (const [alias, target] of [
      ['old/first/index.html', '/docs/first/'],
      ['older.html', '/docs/first/'],
      ['moved/index.html', '/docs/first/'],
      ['en/index.html', '/'],
    ] as const) {
      const html = site.read(alias);
      expect(html, alias).toContain(`<meta http-equiv="refresh" content="0; url=${target}">`);
      expect(html, alias).toContain(`<link rel="canonical" href="https://tiny.example${target}">`);
      expect(html, alias).toContain('<meta name="robots" content="noindex">');
      expect(html, alias).toContain(`<a href="${target}">`);
    }
  });

  it('has a page for what is not there, in each locale', () => {
    expect(site.read('404.html')).toMatch(/<html lang="en"/);
    expect(site.read('fr/404.html')).toMatch(/<html lang="fr"/);
    for (const path of ['404.html', 'fr/404.html']) {
      expect(site.read(path)).toContain('noindex');
      expect(site.read(path)).not.toContain('data-pagefind-body');
      expect(site.read(path)).not.toContain('rel="canonical"');
    }
  });

  it('marks the content of each page once, and its chrome', () => {
    const pages = ['index.html', 'docs/index.html', 'docs/first/index.html', 'fr/docs/first/index.html'];
    for (const path of pages) expect(count(site.read(path), 'data-pagefind-body'), path).toBe(1);
    const html = site.read('docs/first/index.html');
    const content = html.slice(html.indexOf('data-pagefind-body'), html.indexOf('</article>'));
    expect(content).toContain('<h1>First</h1>');
    expect(content).toContain('<h2 id="head--tail">Head &#x26; <em>tail</em></h2>');
    expect(content).toMatch(/<p [^>]*data-pagefind-ignore[^>]*>What comes first\.<\/p>/);
    const example = site.read('docs/second/index.html');
    expect(example).toMatch(/<figcaption [^>]*data-pagefind-ignore/);
    expect(example).toContain('href="/examples/pods/a.yaml"');
  });

  it('says what each page is', () => {
    const html = site.read('docs/first/index.html');
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/i);
    expect(html).toContain('<title>First | Tiny</title>');
    expect(html).toContain('<meta name="description" content="What comes first.">');
    expect(html).toContain('<link rel="canonical" href="https://tiny.example/docs/first/">');
    expect(html).toContain('<link rel="alternate" hreflang="en" href="https://tiny.example/docs/first/">');
    expect(html).toContain('<link rel="alternate" hreflang="fr" href="https://tiny.example/fr/docs/first/">');
    expect(html).toContain(
      '<link rel="alternate" hreflang="x-default" href="https://tiny.example/docs/first/">',
    );
  });

  it('shows a page that a locale lacks in its frame, with the source page’s address as its own', () => {
    const html = site.read('fr/docs/second/index.html');
    expect(html).toMatch(/^<!doctype html><html lang="fr"/i);
    expect(html).toMatch(/<div class="content"[^>]* lang="en"/);
    expect(html).toContain('id="podsayaml"');
    expect(html).toContain('<link rel="canonical" href="https://tiny.example/docs/second/">');
    expect(html).not.toContain('rel="alternate" hreflang');
    expect(html).not.toContain('data-pagefind-body');
    expect(html).toContain('<link rel="alternate" type="text/markdown" href="/docs/second/index.md">');
  });

  it('leads to the same page in the other languages', () => {
    const switchOf = (path: string) =>
      [...site.read(path).matchAll(/<a href="([^"]*)" lang="(\w+)" hreflang="(\w+)"/g)].map(
        ([, href, lang, hreflang]) => `${lang} ${href} in ${hreflang}`,
      );
    const first = ['en /docs/first/ in en', 'fr /fr/docs/first/ in fr'];
    expect(switchOf('docs/first/index.html')).toEqual(first);
    expect(switchOf('fr/docs/first/index.html')).toEqual(first);
    expect(switchOf('docs/second/index.html')).toEqual([
      'en /docs/second/ in en',
      'fr /fr/docs/second/ in en',
    ]);
  });

  it('leads to the previous and the next page, in the order of weights', () => {
    const pager = (path: string) =>
      [...site.read(path).matchAll(/rel="(prev|next)" href="([^"]*)"/g)].map(
        ([, rel, href]) => `${rel} ${href}`,
      );
    expect(pager('docs/index.html')).toEqual(['next /docs/first/']);
    expect(pager('docs/first/index.html')).toEqual(['prev /docs/', 'next /docs/second/']);
    expect(pager('docs/second/index.html')).toEqual(['prev /docs/first/', 'next /docs/bundle/']);
    expect(pager('docs/bundle/index.html')).toEqual(['prev /docs/second/']);
  });

  it('leads links to pages in the reader’s language', () => {
    const english = site.read('docs/first/index.html');
    expect(english).toContain('<a href="/docs/second/#x">Second</a>');
    expect(english).toContain('<a href="/docs/second/">its file</a>');
    expect(english).toContain('<a href="https://else.example/">out</a>');
    expect(site.read('fr/docs/first/index.html')).toContain('<a href="/fr/docs/second/">Le second</a>');
  });

  it('has the whole tree of each locale in one file', () => {
    const tree: unknown = JSON.parse(site.read('_lockstep/tree.en.json'));
    expect(tree).toEqual({
      locale: 'en',
      entries: [
        {
          title: 'Docs',
          url: '/docs/',
          children: [
            { title: 'First', url: '/docs/first/' },
            { title: 'Second', url: '/docs/second/' },
            { title: 'Bundle', url: '/docs/bundle/' },
          ],
        },
      ],
    });
    expect(JSON.parse(site.read('_lockstep/tree.fr.json'))).toMatchObject({
      locale: 'fr',
      entries: [
        {
          title: 'Documents',
          url: '/fr/docs/',
          children: [
            { title: 'Premier', url: '/fr/docs/first/' },
            { title: 'Second', url: '/fr/docs/second/', lang: 'en' },
            { title: 'Bundle', url: '/fr/docs/bundle/', lang: 'en' },
          ],
        },
      ],
    });
  });

  it('asks for nothing from elsewhere, and for nothing that is not there', () => {
    for (const path of site.outputs().filter((output) => output.endsWith('.html'))) {
      const html = site.read(path);
      const loaded = [
        ...html.matchAll(/<(?:script|img|link rel="stylesheet")[^>]*? (?:src|href)="([^"]*)"/g),
      ].map(([, url = '']) => url);
      for (const url of loaded) {
        const inside = url.startsWith('/') ? url : `/${path.replace(/index\.html$/, '')}${url}`;
        expect(site.has(decodeURI(inside.slice(1))), `${path}: ${url}`).toBe(true);
      }
    }
  });
});

describe('a Hugo tree', () => {
  const { 'content/notes.txt': _notes, ...pages } = CONTENT;
  const site = createTinySite(
    {
      ...pages,
      'content/en/_index.md': page('Home', 'Welcome.'),
      'content/fr/_index.md': page('Accueil', 'Bienvenue.'),
      'content/en/examples/pods/a.yaml': EXAMPLE,
      'content/fr/docs/_index.md': page('Documents', '', 'weight: 1'),
      'content/fr/docs/first.md': page('Premier', '[Le second](/docs/second/)', 'weight: 1'),
      'hugo.toml': [
        'baseURL = "https://tiny.example/base/"',
        'title = "Tiny"',
        'defaultContentLanguage = "en"',
        'defaultContentLanguageInSubdir = true',
        '[languages.en]\nlanguageName = "English"\nweight = 1\ncontentDir = "content/en"',
        '[languages.fr]\nlanguageName = "Français"\nweight = 2\ncontentDir = "content/fr"',
      ].join('\n'),
    },
    { bare: true },
  );
  beforeAll(async () => {
    const { report } = await site.build();
    expect(report.problems).toEqual([]);
  });

  it('has the default locale in a folder of its own, and the way there at the top', () => {
    expect(site.read('index.html')).toContain('content="0; url=/base/en/"');
    expect(site.read('en/docs/first/index.html')).toContain(
      'href="https://tiny.example/base/en/docs/first/"',
    );
    expect(site.has('docs/first/index.html')).toBe(false);
    expect(site.has('en/404.html')).toBe(true);
    expect(site.has('fr/404.html')).toBe(true);
  });

  it('has a locale’s own examples under its prefix', () => {
    expect(bytes(site, 'en/examples/pods/a.yaml')).toEqual([...Buffer.from(EXAMPLE)]);
    expect(site.read('en/docs/second/index.html')).toContain('href="/base/en/examples/pods/a.yaml"');
  });

  it('keeps links as they are written, and has no pages in place of missing ones', () => {
    expect(site.read('fr/docs/first/index.html')).toContain('href="/base/docs/second/"');
    expect(site.has('fr/docs/second/index.html')).toBe(false);
  });
});

describe('files that stand in each other’s way', () => {
  const site = createTinySite({
    'content/en/a.md': page('A', 'The page.'),
    'content/en/b.md': page('B', '', 'url: /dir.html', 'aliases: [/a/, /file.txt/x/]'),
    'content/en/c.md': page('C', '', 'url: /dir.html/c/'),
    'content/en/d.md': page('D', 'Out.', 'url: /../../d/', 'aliases: [/../../../etc/x, ../../../../y]'),
    'content/en/e.md': page('E', 'Out.', 'slug: ../../e'),
    'static/a/index.html': 'static',
    'static/docs': 'a file where others have a folder',
    'static/file.txt': 'text',
    'static/_lockstep/code.css': 'foreign',
    'content/en/docs/_index.md': page('Docs', ''),
  });
  it('are reported, and nothing crashes or leaves the output', async () => {
    const { code, report } = await site.build();
    expect(code).toBe(1);
    const codes = report.problems.map(({ code: kind, file }) => `${kind} ${file}`);
    expect(codes).toContain('duplicate-url static/docs');
    expect(site.read('a/index.html')).toContain('The page.');
    expect(site.read('file.txt')).toBe('text');
    expect(site.read('_lockstep/code.css')).not.toBe('foreign');
    expect(
      site.outputs().filter((path) => /(?:^|\/)(?:d|e|x|y)\/index\.html$/.test(path)).length,
    ).toBeGreaterThan(0);
    expect(codes).toMatchInlineSnapshot(`
      [
        "duplicate-alias content/en/b.md",
        "duplicate-url content/en/c.md",
        "duplicate-url static/_lockstep/code.css",
        "duplicate-url static/a/index.html",
        "duplicate-url static/docs",
      ]
    `);
  });
});
