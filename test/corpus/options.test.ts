import { describe, expect, it } from 'vitest';
import { hugoConfig, outputsOf, page, pagesOf, siteOf } from './site-on-disk.ts';

const config = hugoConfig(['en', 'fr', 'zh-cn']);

describe('build options', () => {
  it('decide whether a page is rendered, listed and published', async () => {
    const tree = await siteOf({
      'hugo.toml': config,
      'content/en/o/_index.md': page('title: O'),
      'content/en/o/never.md': page('build: {render: never}'),
      'content/en/o/link.md': page('_build: {render: link}', 'aliases: [/from]'),
      'content/en/o/unlisted.md': page('build: {list: false}'),
      'content/en/o/local.md': page('build: {list: local}'),
      'content/en/o/headless/index.md': page('headless: true'),
      'content/en/o/headless/pic.png': '',
      'content/en/o/kept/index.md': page('build: {publishResources: false}'),
      'content/en/o/kept/pic.png': '',
      'content/en/o/page.md': page('headless: true'),
    });
    const states = tree.corpus.pages
      .filter(({ kind }) => kind === 'page')
      .map(({ id, url, rendered, listed }) => [id, url, rendered, listed]);
    expect(states).toEqual([
      ['o/headless', '', false, false],
      ['o/kept', '/o/kept/', true, true],
      ['o/link', '/o/link/', false, true],
      ['o/local', '/o/local/', true, true],
      ['o/never', '', false, true],
      ['o/page', '/o/page/', true, true],
      ['o/unlisted', '/o/unlisted/', true, false],
    ]);
    expect(tree.index.byAlias('/from/')?.id).toBe('o/link');
    expect(outputsOf(tree)).toContain('o/headless/pic.png');
    expect(outputsOf(tree)).not.toContain('o/kept/pic.png');
  });

  it('leave out drafts, future and expired pages, and all that is in such a section', async () => {
    const files = {
      'content/en/_index.md': page('title: Home'),
      'content/en/a/draft.md': page('draft: true'),
      'content/en/a/unpublished.md': page('published: false'),
      'content/en/a/future.md': page('date: 2999-01-01'),
      'content/en/a/expired.md': page('expiryDate: 2001-01-01'),
      'content/en/b/_index.md': page('draft: "true"'),
      'content/en/b/c.md': page('title: C'),
    };
    const built = await siteOf({ ...files, 'hugo.toml': config });
    expect(pagesOf(built, 'en')).toEqual(['home / Home']);
    const all = await siteOf({
      ...files,
      'hugo.toml': hugoConfig(['en'], 'buildDrafts = true', 'buildFuture = true', 'buildExpired = true'),
    });
    expect(all.corpus.pages).toHaveLength(8);
  });

  it('cascade from a section to all below it that a target names', async () => {
    const { index } = await siteOf({
      'hugo.toml': config,
      'content/en/c/_index.md': page(
        'title: C',
        'cascade:',
        '- _target: {path: "/c/x**"}',
        '  what: xs',
        '  build: {render: never}',
        '- target: {kind: section}',
        '  what: section',
        '- {what: rest, weight: 7}',
      ),
      'content/en/c/x1.md': page('title: X'),
      'content/en/c/y.md': page('title: Y'),
      'content/en/c/s/_index.md': page('title: S', 'cascade: {what: inner}'),
      'content/en/c/s/q.md': page('title: Q'),
      'content/en/c/s/r.md': page('title: R', 'what: own', 'weight: "3"'),
    });
    const seen = ['c', 'c/x1', 'c/y', 'c/s', 'c/s/q', 'c/s/r'].map((id) => {
      const found = index.byId('en', id);
      return [id, found?.params.what, found?.weight, found?.rendered];
    });
    expect(seen).toEqual([
      ['c', 'section', 7, true],
      ['c/x1', 'xs', 7, false],
      ['c/y', 'rest', 7, true],
      ['c/s', 'inner', 7, true],
      ['c/s/q', 'inner', 7, true],
      ['c/s/r', 'own', 3, true],
    ]);
  });
});

describe('cascade of the configuration', () => {
  it('applies to the pages that match its targets; a section’s cascade wins over it', async () => {
    const { index } = await siteOf({
      'hugo.yaml': [
        'defaultContentLanguage: en',
        'languages: {en: {contentDir: content/en}, fr: {contentDir: content/fr}}',
        'cascade:',
        '  - {build: {render: never, list: never}, target: {path: "{,/**}/_includes{,/**}"}}',
        '  - {what: french, target: {sites: {matrix: {languages: [fr]}}}}',
        '  - {what: all}',
      ].join('\n'),
      'content/en/_includes/a.md': page('title: A'),
      'content/en/docs/_includes/deep/b.md': page('title: B'),
      'content/en/docs/_index.md': page('title: Docs', 'cascade: {what: docs}'),
      'content/en/docs/c.md': page('title: C'),
      'content/en/d.md': page('title: D'),
      'content/fr/d.md': page('title: D'),
    });
    const seen = (['_includes/a', 'docs/_includes/deep/b', 'docs/c', 'd'] as const).map((id) => {
      const found = index.byId('en', id);
      return [found?.rendered, found?.listed, found?.params.what];
    });
    expect(seen).toEqual([
      [false, false, 'all'],
      [false, false, 'docs'],
      [true, true, 'docs'],
      [true, true, 'all'],
    ]);
    expect(index.byId('fr', 'd')?.params.what).toBe('french');
  });
});

describe('dates', () => {
  it('come from the sources in their order, and rise to sections without one', async () => {
    const { index } = await siteOf({
      'hugo.toml': hugoConfig(
        ['en'],
        '[frontmatter]\ndate = ["date", ":filename", "publishDate", "lastmod"]',
      ),
      'content/en/p/2022-01-01-a.md': page('date: 2023-05-06T07:08:09+02:00'),
      'content/en/p/2022-02-02-b.md': page('date: no date'),
      'content/en/p/c.md': page('publishdate: "2021-03-04"'),
      'content/en/p/d.md': page('modified: 2023-06-07'),
      'content/en/p/2022-03-03-e/index.md': page('title: E'),
      'content/en/p/f.md': page('title: F'),
      'content/en/q/_index.md': page('date: 2020-01-01'),
      'content/en/q/g.md': page('date: 2021-01-01'),
    });
    const dateOf = (id: string) => index.byId('en', id)?.date;
    expect(dateOf('p/2022-01-01-a')).toBe('2023-05-06T07:08:09+02:00');
    expect(dateOf('p/2022-02-02-b')).toBe('2022-02-02');
    expect(index.byId('en', 'p/2022-02-02-b')?.url).toBe('/p/b/');
    expect(dateOf('p/c')).toBe('2021-03-04');
    expect(dateOf('p/d')).toBe('2023-06-07');
    expect(dateOf('p/2022-03-03-e')).toBe('2022-03-03');
    expect(dateOf('p/f')).toBeUndefined();
    expect(dateOf('p')).toBe('2023-06-07');
    expect(dateOf('q')).toBe('2020-01-01');
  });
});

describe('a site of ours', () => {
  it('has includes and folders with an underscore for other pages alone', async () => {
    const tree = await siteOf({
      'content/en/_index.md': page('title: Home'),
      'content/en/docs/a.md': page('title: A'),
      'content/en/docs/includes/part.md': page('title: Part'),
      'content/en/includes/pre.md': page('title: Pre'),
      'content/en/_drafts/b.md': page('title: B'),
      'content/en/docs/hidden.md': page('title: Hidden', 'headless: true'),
      'content/fr/_index.md': page('title: Accueil'),
    });
    expect(outputsOf(tree)).toEqual(['docs/a/index.html', 'docs/index.html', 'fr/index.html', 'index.html']);
    expect(tree.index.byId('en', 'includes/pre')).toMatchObject({
      title: 'Pre',
      rendered: false,
      listed: false,
    });
    expect(tree.index.listedPages('en').map(({ id }) => id)).toEqual(['docs/a', 'docs', '']);
  });
});
