/** Blogs: lists by year with excerpts of posts, pages for years, authors and tags. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, type JsonReport, showProblem } from './tiny-site.ts';

const page = (front: string, body = '') => `---\n${front}\n---\n${body}\n`;

const POSTS = {
  'content/en/blog/_index.md': page('title: News'),
  'content/en/blog/ropes.md': page(
    'title: Ropes\ndate: 2026-03-01\nauthors: [Ada Lovelace, Grace]\ntags: [knots]',
    '# A heading\n\nRopes are *back*.',
  ),
  'content/en/blog/sails.md': page(
    'title: Sails\ndate: 2025-06-01\nauthor: Ada Lovelace\ndescription: "In short: sails."',
    'A long story.',
  ),
};

describe('a site of ours', () => {
  const site = createTinySite({
    'lockstep.config.ts':
      'export default { title: "Tiny", url: "https://example.org/", locales: { en: "English", fr: "Français" }, feeds: ["blog", "authors/ada-lovelace"] };',
    ...POSTS,
    'content/en/_index.md': page(
      'title: Start',
      '[all](/blog/) [year](/blog/2025/) [who](/authors/ada-lovelace/) [none](/blog/2024/)',
    ),
    'content/fr/_index.md': page('title: Début'),
    'content/fr/blog/_index.md': page('title: Nouvelles'),
    'content/fr/blog/ropes.md': page('title: Cordes\ndate: 2026-03-01\nauthor: Grace', 'Des cordes.'),
    'content/fr/blog/voiles.md': page('title: Voiles\ndate: 2025-06-01', 'Des voiles.'),
  });
  let report: JsonReport;
  beforeAll(async () => {
    await site.build();
    ({ report } = await site.check());
  });
  const mainOf = (output: string) => /<main[\s\S]*<\/main>/.exec(site.read(output))?.[0] ?? '';

  it('lists posts by year, each with its authors and what it says', () => {
    const main = mainOf('blog/index.html');
    expect([...main.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, year]) => year)).toEqual(['2026', '2025']);
    expect(main).toContain('<p>Ropes are back.</p>');
    expect(main).toContain('<p>In short: sails.</p>');
    expect(main).toMatch(/rel="author">Ada Lovelace<\/a><a href="\/authors\/grace\/" rel="author">Grace</);
    expect(mainOf('fr/blog/index.html')).toContain('<p>Des voiles.</p>');
  });

  it('has a page for each year, which knows the same year in other languages', () => {
    expect(mainOf('blog/index.html')).toMatch(
      /aria-label="Archive"><ul><li><a href="\/blog\/2026\/">2026<\/a><\/li><li><a href="\/blog\/2025\/">2025<\/a>/,
    );
    const year = site.read('blog/2025/index.html');
    expect(year).toContain('<h1>News: 2025</h1>');
    expect(year).toContain('<a href="/blog/2025/" aria-current="page">2025</a>');
    expect(year).toMatch(/hreflang="fr" href="https:\/\/example\.org\/fr\/blog\/2025\/"/);
    expect(mainOf('blog/2025/index.html')).not.toContain('Ropes');
    expect(site.read('sitemap-en.xml')).toContain('<loc>https://example.org/blog/2025/</loc>');
  });

  it('has a page for each author and tag, called so in the language of the locale', () => {
    expect(mainOf('authors/ada-lovelace/index.html')).toMatch(/<h1>Ada Lovelace[\s\S]*Ropes[\s\S]*Sails/);
    expect(mainOf('authors/index.html')).toContain('<h1>Authors</h1>');
    expect(mainOf('fr/authors/index.html')).toContain('<h1>Auteurs</h1>');
    expect(mainOf('tags/knots/index.html')).toContain('<h2>2026</h2>');
    // A locale without a page for a tag shows the list of the source, as for any other page.
    expect(site.read('fr/tags/index.html')).toContain('hreflang="en"');
  });

  it('says on a post who wrote it, and what it is about', () => {
    const post = mainOf('blog/ropes/index.html');
    expect(post).toMatch(/<p class="byline"[^>]*><time[^>]*>March 1, 2026<\/time>[\s\S]*rel="author">Grace</);
    expect(post).toContain(
      '<dl class="terms"><div><dt>Tags</dt><dd><a href="/tags/knots/" rel="tag">knots</a></dd></div></dl>',
    );
    expect(site.read('blog/ropes/index.html')).toContain(
      '"author":[{"@type":"Person","name":"Ada Lovelace","url":"https://example.org/authors/ada-lovelace/"}',
    );
  });

  it('has feeds of blogs and of authors', () => {
    expect(site.read('blog/index.xml')).toContain('<description>Ropes are back.</description>');
    expect(site.read('authors/ada-lovelace/index.xml').match(/<item>/g)).toHaveLength(2);
  });

  it('knows these pages in the check of links', () => {
    expect(report.problems.map(showProblem)).toEqual(['content/en/_index.md:4:72 error missing-page']);
  });

  it('makes the list again when a post begins otherwise', async () => {
    site.write({
      'content/en/blog/ropes.md': page('title: Ropes\ndate: 2026-03-01', 'Another beginning.'),
    });
    await site.build();
    expect(mainOf('blog/index.html')).toContain('<p>Another beginning.</p>');
    expect(site.outputs()).not.toContain('authors/grace/index.html');
  });
});

describe('a page that says where its beginning ends', () => {
  const body = 'A **short** story.\n\n- And a list.\n\n<!--more-->\n\nWhich goes on.\n';
  const site = createTinySite({
    'lockstep.config.ts':
      'export default { title: "Tiny", url: "https://example.org/", locales: { en: "English", fr: "Français" }, feeds: ["blog"], trust: { fr: "markdown" } };',
    'content/en/blog/_index.md': page('title: News'),
    'content/en/blog/whole.md': page('title: Whole\ndate: 2026-01-02', body),
    'content/en/blog/inline.md': page('title: Inline\ndate: 2026-01-03', 'Up to here. <!--more--> Not here.'),
    'content/en/blog/part.md': page(
      'title: Part\ndate: 2026-01-04',
      '{{< include "part.md" >}}\n\nAll of this.',
    ),
    'content/en/includes/part.md': 'Included.\n\n<!--more-->\n\nStill included.\n',
    'content/fr/blog/_index.md': page('title: Nouvelles'),
    'content/fr/blog/whole.md': page(
      'title: Entier\ndate: 2026-01-02',
      'Le *début*.\n\n<!--more-->\n\nLa <b>suite</b>.<!-- secret -->',
    ),
  });
  beforeAll(async () => {
    const { report } = await site.build();
    expect(report.problems.map(showProblem)).toEqual([]);
  });

  it('is shown up to there in lists, feeds and search engines', () => {
    const list = site.read('blog/index.html');
    expect(list).toContain('<p>A short story. And a list.</p>');
    expect(list).toContain('<p>Up to here.</p>');
    expect(site.read('blog/index.xml')).toContain('<description>A short story. And a list.</description>');
    expect(site.read('blog/whole/index.html')).toContain(
      'name="description" content="A short story. And a list."',
    );
  });

  it('is whole on its own page, without the mark', () => {
    const post = site.read('blog/whole/index.html');
    expect(post).toContain('Which goes on.');
    expect(post).not.toContain('more-->');
  });

  it('may be by an author who may not run scripts', () => {
    expect(site.read('fr/blog/index.html')).toContain('<p>Le début.</p>');
    expect(site.read('fr/blog/whole/index.html')).not.toMatch(/<!--|secret/);
  });

  it('is not ended by a file that it includes', () => {
    expect(site.read('blog/index.html')).toContain('<p>Included. Still included. All of this.</p>');
  });
});

describe('a tree of Hugo', () => {
  const hugo = 'title: Tiny\nbaseURL: https://example.org/\ndefaultContentLanguage: en\n';
  const posts = {
    ...POSTS,
    'content/en/blog/sails.md': page(
      'title: Sails\ndate: 2025-06-01\nauthor: "[Ada](https://ada.example/) (Harbour)"',
      'A long story.',
    ),
  };

  it('with Docsy lists posts by year, with their beginnings and authors', async () => {
    const site = createTinySite(
      { 'hugo.yaml': `${hugo}theme: docsy\ncontentDir: content/en\n`, ...posts },
      { bare: true },
    );
    await site.build();
    const list = site.read('blog/index.html');
    expect(list).toContain('<h2>2025</h2>');
    expect(list).toContain('<p>A long story.</p>');
    expect(list).toContain('<span>Ada (Harbour)</span>');
    expect(site.outputs()).not.toContain('blog/2025/index.html');
  });
});
