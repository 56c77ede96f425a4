import { describe, expect, it } from 'vitest';
import { specialPages } from '../../src/corpus/index.ts';
import { hugoConfig, outputsOf, page, siteOf } from './site-on-disk.ts';

/** A tree with one page for each rule of URLs. The expected output was recorded with Hugo 0.111.3. */
const TREE = {
  'content/en/_index.md': page('title: Home'),
  'content/en/blog/_index.md': page('title: Blog'),
  'content/en/blog/_posts/2023-01-05-Hello-World.md': page('title: "Hello, World! Привіт"'),
  'content/en/blog/_posts/2023-01-06-x.md': page('title: X', 'slug: my_slug'),
  'content/en/docs/C++_notes.md': page('title: cpp'),
  'content/en/docs/Mixed Case/My Page.md': page('title: M'),
  'content/en/docs/_index.md': page('title: Docs'),
  'content/en/docs/a.md': page('title: A', 'aliases: [/old/a, rel-a, ../up]'),
  'content/en/docs/bundle/index.md': page('title: B'),
  'content/en/docs/bundle/part.md': page('title: P'),
  'content/en/docs/bundle/sub/d.yaml': 'a: 1\n',
  'content/en/docs/draft.md': page('title: D', 'draft: true'),
  'content/en/docs/slugged.md': page('title: S', 'slug: new-slug'),
  'content/en/docs/tk-en.md': page('title: T', 'translationKey: key1'),
  'content/en/docs/urled.md': page('title: U', 'url: /custom/u.html'),
  'content/en/docs/v1.26.md': page('title: v1.26'),
  'content/en/headless/inc.md': page('title: I'),
  'content/en/headless/index.md': page('title: H', 'headless: true'),
  'content/en/includes/index.md': page(
    'title: Inc',
    '_build: {list: never, render: never, publishResources: false}',
  ),
  'content/fr/docs/slugged.md': page('title: S', 'slug: limace'),
  'content/fr/docs/tk.md': page('title: T', 'translationKey: key1'),
  'content/zh-cn/_index.md': page('title: 首页'),
  'content/zh-cn/docs/a.md': page('title: 甲', 'aliases: [/old/a]'),
  'content/zh-cn/docs/urled.md': page('title: U', 'url: custom/u'),
  'content/zh-cn/docs/urled2.md': page('title: U', 'url: /custom/u2'),
  'content/zh-cn/docs/中文页面.md': page('title: 中文'),
};

const SETTINGS = [
  '[module.hugoVersion]\nmin = "0.111.3"',
  '[frontmatter]\ndate = ["date", ":filename"]',
  '[permalinks]\nblog = "/:section/:year/:month/:day/:slug/"',
];

const treeWith = (...settings: readonly string[]) =>
  siteOf({ ...TREE, 'hugo.toml': hugoConfig(['en', 'zh-cn', 'fr'], ...settings, ...SETTINGS) });

describe('the published tree', () => {
  it('has pretty URLs and the default locale at the root', async () => {
    expect(outputsOf(await treeWith())).toEqual([
      'blog/2023/01/05/hello-world/index.html',
      'blog/2023/01/06/my_slug/index.html',
      'blog/index.html',
      'custom/u.html',
      'custom/u2/index.html',
      'docs/a/index.html',
      'docs/bundle/index.html',
      'docs/bundle/sub/d.yaml',
      'docs/c++_notes/index.html',
      'docs/index.html',
      'docs/mixed-case/my-page/index.html',
      'docs/new-slug/index.html',
      'docs/rel-a/index.html',
      'docs/tk-en/index.html',
      'docs/v1.26/index.html',
      'fr/docs/index.html',
      'fr/docs/limace/index.html',
      'fr/docs/tk/index.html',
      'fr/index.html',
      'index.html',
      'old/a/index.html',
      'up/index.html',
      'zh-cn/custom/u/index.html',
      'zh-cn/docs/a/index.html',
      'zh-cn/docs/index.html',
      'zh-cn/docs/中文页面/index.html',
      'zh-cn/index.html',
    ]);
  });

  it('has files instead of folders with uglyURLs', async () => {
    expect(outputsOf(await treeWith('uglyURLs = true'))).toEqual([
      'blog.html',
      'blog/2023/01/05/hello-world.html',
      'blog/2023/01/06/my_slug.html',
      'custom/u.html',
      'custom/u2/index.html',
      'docs.html',
      'docs/a.html',
      'docs/bundle.html',
      'docs/bundle/sub/d.yaml',
      'docs/c++_notes.html',
      'docs/mixed-case/my-page.html',
      'docs/new-slug.html',
      'docs/rel-a.html',
      'docs/tk-en.html',
      'docs/v1.26.html',
      'fr/docs.html',
      'fr/docs/limace.html',
      'fr/docs/tk.html',
      'fr/index.html',
      'index.html',
      'old/a.html',
      'up.html',
      'zh-cn/custom/u/index.html',
      'zh-cn/docs.html',
      'zh-cn/docs/a.html',
      'zh-cn/docs/中文页面.html',
      'zh-cn/index.html',
    ]);
  });

  it('has a folder for the default locale with defaultContentLanguageInSubdir', async () => {
    expect(outputsOf(await treeWith('defaultContentLanguageInSubdir = true'))).toEqual([
      'custom/u.html',
      'custom/u2/index.html',
      'en/blog/2023/01/05/hello-world/index.html',
      'en/blog/2023/01/06/my_slug/index.html',
      'en/blog/index.html',
      'en/docs/a/index.html',
      'en/docs/bundle/index.html',
      'en/docs/bundle/sub/d.yaml',
      'en/docs/c++_notes/index.html',
      'en/docs/index.html',
      'en/docs/mixed-case/my-page/index.html',
      'en/docs/new-slug/index.html',
      'en/docs/rel-a/index.html',
      'en/docs/tk-en/index.html',
      'en/docs/v1.26/index.html',
      'en/index.html',
      'en/up/index.html',
      'fr/docs/index.html',
      'fr/docs/limace/index.html',
      'fr/docs/tk/index.html',
      'fr/index.html',
      'old/a/index.html',
      'zh-cn/custom/u/index.html',
      'zh-cn/docs/a/index.html',
      'zh-cn/docs/index.html',
      'zh-cn/docs/中文页面/index.html',
      'zh-cn/index.html',
    ]);
  });

  it('keeps capitals with disablePathToLower', async () => {
    const { index } = await treeWith('disablePathToLower = true');
    expect(index.byFile('content/en/docs/Mixed Case/My Page.md')?.url).toBe('/docs/Mixed-Case/My-Page/');
    expect(index.byFile('content/en/blog/_posts/2023-01-05-Hello-World.md')?.url).toBe(
      '/blog/2023/01/05/Hello-World/',
    );
  });

  it('gives an alias of two locales to the one whose part of the site it is in, and says so', async () => {
    const { index, corpus } = await treeWith();
    expect(index.byAlias('/old/a/')?.url).toBe('/docs/a/');
    expect(corpus.problems).toMatchObject([
      {
        code: 'duplicate-alias',
        place: { file: 'content/zh-cn/docs/a.md', start: { line: 3, column: 11 } },
        target: '/old/a/',
        pages: ['content/zh-cn/docs/a.md', 'content/en/docs/a.md'],
      },
    ]);
  });

  it('gives each locale aliases of its own from Hugo 0.155 on', async () => {
    const { index, corpus } = await siteOf({
      'hugo.toml': hugoConfig(['en', 'fr'], '[module.hugoVersion]\nmin = "0.155.0"'),
      'content/en/a.md': page('title: A', 'aliases: [/old, rel]'),
      'content/fr/a.md': page('title: A', 'aliases: [/old, /fr/old, rel, "/x/../y"]'),
    });
    expect(corpus.problems).toEqual([]);
    expect(index.byFile('content/en/a.md')?.aliases).toEqual(['/old/', '/rel/']);
    expect(index.byFile('content/fr/a.md')?.aliases).toEqual([
      '/fr/old/',
      '/fr/fr/old/',
      '/fr/rel/',
      '/fr/y/',
    ]);
  });

  it('makes no alias with disableAliases', async () => {
    const { corpus } = await treeWith('disableAliases = true');
    expect(corpus.pages.flatMap(({ aliases }) => aliases)).toEqual([]);
  });
});

describe('one page', () => {
  const urlOf = async (path: string, ...lines: readonly string[]) => {
    const { index } = await siteOf({
      'hugo.toml': hugoConfig(['en', 'fr']),
      'content/fr/_index.md': page(),
      [`content/en/${path}`]: page(...lines),
    });
    const found = index.byFile(`content/en/${path}`);
    return [found?.url, found?.output];
  };

  it.each([
    ['u/a.md', 'url: /x/y.html', '/x/y.html', 'x/y.html'],
    ['u/a.md', 'url: rel/path', '/rel/path/', 'rel/path/index.html'],
    ['u/a.md', 'url: /Case And Space/', '/Case And Space/', 'Case And Space/index.html'],
    ['u/a.md', 'url: /e/index.html', '/e/', 'e/index.html'],
    ['u/a.md', 'url: /../../../out/', '/out/', 'out/index.html'],
    ['u/a.md', 'url: /v1.2/foo', '/v1.2/foo', 'v1.2/foo'],
    ['u/_index.md', 'url: /Ü ber/', '/ü-ber/', 'ü-ber/index.html'],
    ['_index.md', 'url: /elsewhere/', '/', 'index.html'],
    ['u/a.md', 'slug: -lead-', '/u/lead/', 'u/lead/index.html'],
    ['u/a.md', 'slug: a/B c', '/u/a/b-c/', 'u/a/b-c/index.html'],
    ['u/a.md', 'slug: ../../../out', '/out/', 'out/index.html'],
    ['u/a.md', 'slug: 2024', '/u/2024/', 'u/2024/index.html'],
    ["u/it's (x) & y!.md", 'title: T', '/u/its-x-y/', 'u/its-x-y/index.html'],
    ['u/a  b--c.md', 'title: T', '/u/a-b--c/', 'u/a-b--c/index.html'],
    ['u/ΣΟΦΟΣ.md', 'title: T', '/u/σοφοσ/', 'u/σοφοσ/index.html'],
    ['top.md', 'title: T', '/top/', 'top/index.html'],
    ['leaf/index.md', 'title: T', '/leaf/', 'leaf/index.html'],
  ])('%s with “%s” is at %s', async (path, line, url, output) => {
    expect(await urlOf(path, line)).toEqual([url, output]);
  });
});

describe('permalinks', () => {
  it('fill the tokens', async () => {
    const tree = await siteOf({
      'hugo.toml': hugoConfig(
        ['en'],
        '[frontmatter]\ndate = ["date", ":filename", ":default"]',
        `[permalinks]
"/" = "/top/:filename/"
news = "/:sections/:year/:monthname/:weekday/:yearday/:title/"
posts = "/p/:section/:slugorfilename/"
deep = "/d/:sections[1:]/:sections[last]/:filename/"
go = "/:2006/:01/:Jan/:weekdayname/:contentbasename/:unknown/"`,
      ),
      'content/en/about.md': page('title: About'),
      'content/en/news/_index.md': page('title: News'),
      'content/en/news/archive/_index.md': page('title: Archive'),
      'content/en/news/archive/2023-03-05-some-post.md': page('title: "Some: Post + More?"'),
      'content/en/news/undated.md': page('title: Undated'),
      'content/en/posts/2021-02-30-no-day.md': page('title: x'),
      'content/en/posts/c++.md': page('title: x'),
      'content/en/posts/slugged.md': page('slug: "C++ is + nice"'),
      'content/en/deep/one/two/_index.md': page('title: two'),
      'content/en/deep/one/two/f.md': page('title: f'),
      'content/en/go/x/index.md': page('date: 2024-02-29T23:00:00-08:00'),
    });
    const urls = Object.fromEntries(
      tree.corpus.pages.filter(({ kind }) => kind === 'page').map(({ id, url }) => [id, url]),
    );
    expect(urls).toEqual({
      about: '/top/about/',
      'news/archive/2023-03-05-some-post': '/news/archive/2023/march/0/64/some-post--more/',
      'news/undated': '/news/1/january/1/1/undated/',
      'posts/2021-02-30-no-day': '/p/posts/2021-02-30-no-day/',
      'posts/c++': '/p/posts/c-/',
      'posts/slugged': '/p/posts/c-is--nice/',
      'deep/one/two/f': '/d/one/two/two/f/',
      'go/x': '/2024/02/feb/thursday/x/unknown/',
    });
  });
});

describe('specialPages', () => {
  it('leads from the default locale’s folder to the root', async () => {
    const { site } = await treeWith();
    expect(specialPages(site)).toEqual({
      notFound: [
        { locale: 'en', url: '/404.html', output: '404.html' },
        { locale: 'zh-cn', url: '/zh-cn/404.html', output: 'zh-cn/404.html' },
        { locale: 'fr', url: '/fr/404.html', output: 'fr/404.html' },
      ],
      redirects: [{ url: '/en/', output: 'en/index.html', target: '/' }],
    });
  });

  it('leads from the root to the default locale’s folder', async () => {
    const { site } = await treeWith('defaultContentLanguageInSubdir = true', 'disableKinds = ["404"]');
    expect(specialPages(site)).toEqual({
      notFound: [],
      redirects: [{ url: '/', output: 'index.html', target: '/en/' }],
    });
  });

  it('leads nowhere on a site of one locale', async () => {
    const { site } = await siteOf({ 'content/en/_index.md': page('title: Home') });
    expect(specialPages(site).redirects).toEqual([]);
  });
});
