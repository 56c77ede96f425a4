import { describe, expect, it } from 'vitest';
import { outputsOf, page, siteOf, type TinySite } from './site-on-disk.ts';

const CONFIG = `export default {
  title: 'T', url: 'https://docs.example.org/', presets: [],
  locales: { en: 'English', fr: 'Français', uk: 'Українська' },
};\n`;

/** The output in the part of the site that belongs to English. */
const SOURCE = {
  'lockstep.config.ts': CONFIG,
  'content/en/_index.md': page('title: Home'),
  'content/en/docs/_index.md': page('title: Docs'),
  'content/en/docs/cats.md': page('title: Cats', 'aliases: [/kittens/]'),
  'content/en/docs/dogs.md': page('title: Dogs'),
  'content/fr/_index.md': page('title: Accueil'),
  'content/uk/_index.md': page('title: Головна'),
  'static/brand/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

const siteWith = (files: Readonly<Record<string, string>>) => siteOf({ ...SOURCE, ...files });

/** `file:line code target` of all findings. */
function findings({ corpus }: TinySite): string[] {
  return corpus.problems.map(({ code, severity, place, target }) => {
    const at = place.kind === 'file' ? `${place.file}:${place.start.line}` : '-';
    return `${at} ${severity} ${code} ${target ?? ''}`;
  });
}

const PAGE = 'content/fr/docs/chats.md';

describe('what a page of another locale may not take', () => {
  it.each<[what: string, url: string, code: string]>([
    ['a page', '/docs/cats/', 'duplicate-url'],
    ['a page, as a host answers for it', '/docs/cats.html', 'duplicate-url'],
    ['a page, in other letters', '/Docs/Cats/', 'duplicate-url'],
    ['a page, by a way round', '/fr/../docs/./cats/', 'duplicate-url'],
    ['the home page', '/', 'duplicate-url'],
    ['an alias', '/kittens/', 'duplicate-url'],
    ['the page that stands in for a translation', '/uk/docs/dogs/', 'duplicate-url'],
    ['the page of what is not found', '/404.html', 'duplicate-url'],
    ['the search page', '/search/', 'duplicate-url'],
    ['the search page of a third locale', '/uk/search/', 'duplicate-url'],
    ['the status of translations', '/translation-status/', 'duplicate-url'],
    ['a static file', '/brand/logo.svg', 'duplicate-url'],
    ['the headers', '/_headers', 'reserved-url'],
    ['the headers as a file', '/_headers.', 'none'],
    ['the redirects', '/_redirects/', 'reserved-url'],
    ['what robots may read', '/robots.txt', 'reserved-url'],
    ['what robots may read, by a folder in its place', '/robots.txt/', 'reserved-url'],
    ['the sitemaps', '/sitemap-index.xml', 'reserved-url'],
    ['a sitemap', '/sitemap-en.xml', 'reserved-url'],
    ['the sitemap below its locale', '/fr/robots.txt', 'reserved-url'],
    ['the theme', '/_lockstep/code.css', 'reserved-url'],
    ['the search index', '/_Lockstep/search/en.json', 'reserved-url'],
    ['what proves who the host is', '/.well-known/security.txt', 'reserved-url'],
    ['rules of Apache', '/fr/docs/.htaccess', 'reserved-url'],
    ['what language models read', '/llms.txt', 'reserved-url'],
    ['the Markdown of a page', '/docs/cats/index.md', 'reserved-url'],
    ['the feed of a section', '/docs/index.xml', 'reserved-url'],
  ])('%s: %s', async (_what, url, code) => {
    const site = await siteWith({ [PAGE]: page('title: Chats', `url: ${url}`) });
    const isFree = code === 'none';
    expect(findings(site)).toEqual(isFree ? [] : [expect.stringMatching(`^${PAGE}:3 error ${code} /`)]);
    expect(site.index.byFile(PAGE)?.rendered).toBe(isFree);
    expect(site.index.byUrl('/docs/cats/')?.locale).toBe('en');
  });

  it('is taken by no alias', async () => {
    const site = await siteWith({
      [PAGE]: page(
        'title: Chats',
        'aliases:',
        ...['/docs/cats', '/_headers', '/robots.txt', '/uk/docs/dogs/', '/brand/logo.svg', '/free/'].map(
          (alias) => `  - ${alias}`,
        ),
      ),
    });
    expect(site.index.byFile(PAGE)?.aliases).toEqual(['/free/']);
    expect(findings(site)).toEqual([
      `${PAGE}:4 error duplicate-alias /docs/cats/`,
      `${PAGE}:5 error reserved-url /_headers/`,
      `${PAGE}:6 error reserved-url /robots.txt/`,
      `${PAGE}:7 error duplicate-alias /uk/docs/dogs/`,
      `${PAGE}:8 error duplicate-alias /brand/logo.svg/`,
    ]);
  });

  it('stays with the locale whose part of the site it is, where two have one alias', async () => {
    const site = await siteWith({ [PAGE]: page('title: Chats', 'aliases: [/kittens/]') });
    expect(site.index.byAlias('/kittens/')?.file).toBe('content/en/docs/cats.md');
    expect(findings(site)).toEqual([`${PAGE}:3 warning duplicate-alias /kittens/`]);
  });

  it('is not taken by cascade or the files of a bundle', async () => {
    const site = await siteWith({
      'content/fr/b/_index.md': page('title: B', 'cascade:', '  url: /docs/dogs/'),
      'content/fr/b/c.md': page('title: C'),
      'content/fr/docs/bundle/index.md': page('title: Bundle', 'url: /brand/'),
      'content/fr/docs/bundle/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
      'content/fr/docs/lost/index.md': page('title: Lost', 'url: /docs/'),
      'content/fr/docs/lost/evil.js': 'alert(1)\n',
    });
    expect(findings(site)).toEqual([
      'content/fr/b/_index.md:4 error duplicate-url /docs/dogs/',
      'content/fr/docs/bundle/index.md:3 error duplicate-url /brand/logo.svg',
      'content/fr/docs/lost/index.md:3 error duplicate-url /docs/',
    ]);
    const outputs = outputsOf(site);
    expect(outputs).not.toContain('docs/evil.js');
    expect(outputs.filter((output) => !/^(?:fr|uk)\//.test(output))).toEqual([
      'brand/index.html',
      'docs/cats/index.html',
      'docs/dogs/index.html',
      'docs/index.html',
      'index.html',
      'kittens/index.html',
    ]);
  });

  it('is not blocked by a file in the place of its folder', async () => {
    const site = await siteWith({
      'content/en/docs/v1.2/_index.md': page('title: V'),
      'content/en/docs/v1.2/x.md': page('title: X'),
      [PAGE]: page('title: Chats', 'url: /docs/v1.2'),
    });
    expect(findings(site)).toEqual([expect.stringMatching(`^${PAGE}:3 error duplicate-url`)]);
    expect(site.index.byUrl('/docs/v1.2/x/')?.locale).toBe('en');
  });

  it('is the way from the root, where every locale has a folder', async () => {
    const site = await siteWith({
      'lockstep.config.ts': CONFIG.replace('presets', 'defaultLocaleInSubdir: true, presets'),
      [PAGE]: page('title: Chats', 'url: /', 'aliases: [/index.html]'),
    });
    expect(findings(site).map((finding) => finding.split(' ', 2).join(' '))).toEqual([
      `${PAGE}:3 error`,
      `${PAGE}:4 error`,
    ]);
    expect(site.index.byFile(PAGE)).toMatchObject({ rendered: false, aliases: [] });
  });

  it('is left to a page that takes nothing from anybody', async () => {
    const site = await siteWith({
      [PAGE]: page('title: Chats', 'url: /chats-de-france/', 'aliases: [/matous/]'),
      'content/en/lost.md': page('title: Lost', 'url: /404.html'),
    });
    expect(findings(site)).toEqual([]);
    expect(outputsOf(site)).toEqual(
      expect.arrayContaining(['404.html', 'chats-de-france/index.html', 'matous/index.html']),
    );
  });
});

describe('files among the pages', () => {
  it('do not steer the host', async () => {
    const names = ['_headers', '_redirects', 'robots.txt', '_worker.js', 'CNAME'];
    const site = await siteWith({
      ...Object.fromEntries(names.map((name) => [`content/en/${name}`, 'x\n'])),
      'content/en/docs/web.config': 'x\n',
      'content/fr/_headers': 'x\n',
      'content/fr/docs/_headers.txt': 'x\n',
    });
    expect(findings(site).map((finding) => finding.replace(/:1 error reserved-url .*/, ''))).toEqual(
      [
        ...names.map((name) => `content/en/${name}`),
        'content/en/docs/web.config',
        'content/fr/_headers',
      ].sort(),
    );
    expect(outputsOf(site).filter((output) => !output.endsWith('.html'))).toEqual(['fr/docs/_headers.txt']);
  });
});
