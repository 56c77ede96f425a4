import { describe, expect, it } from 'vitest';
import { hugoConfig, outputsOf, page, pagesOf, siteOf } from './site-on-disk.ts';

const config = hugoConfig(['en', 'fr', 'zh-cn']);

describe('sections', () => {
  it('exist for folders with an _index file, and for top-level folders with pages', async () => {
    const tree = await siteOf({
      'hugo.toml': config,
      'content/en/top.md': page('title: Top'),
      'content/en/story/deep/a.md': page('title: A'),
      'content/en/story/deep/er/_index.html': page('title: Deeper'),
      'content/en/empty/only.yaml': 'a: 1',
      'content/fr/_index.md': page('title: Accueil'),
    });
    expect(pagesOf(tree, 'en')).toEqual([
      'home / Tiny',
      'section story Stories',
      'section story/deep/er Deeper',
      'page story/deep/a A',
      'page top Top',
    ]);
    const story = tree.index.byId('en', 'story');
    expect(story).toMatchObject({ file: '', bundle: 'branch', section: 'story', url: '/story/', hash: '' });
    expect(tree.index.byId('en', 'story/deep/a')).toMatchObject({ section: 'story' });
    expect(tree.index.byId('en', 'story/deep/er')).toMatchObject({ format: 'html' });
    expect(tree.index.byId('en', 'top')).toMatchObject({ section: '' });
    expect(tree.corpus.copied).toEqual([
      { file: 'content/en/empty/only.yaml', locale: 'en', output: 'empty/only.yaml' },
    ]);
  });
});

describe('bundles', () => {
  it('are leaf bundles in all locales where they are in one', async () => {
    const tree = await siteOf({
      'hugo.toml': config,
      'content/en/terms/index.md': page('title: Terms'),
      'content/en/terms/pod.md': page('title: Pod'),
      'content/en/terms/Pic.PNG': 'png',
      'content/en/terms/sub/data.yaml': 'a: 1',
      'content/fr/terms/pod.md': page('title: Pod FR'),
      'content/fr/terms/sub/data.yaml': 'a: 2',
      'content/zh-cn/terms/only.svg': '<svg/>',
      'content/zh-cn/_index.md': page('title: 首页'),
    });
    const names = (locale: string) =>
      tree.index.byId(locale, 'terms')?.resources.map(({ name, file, output }) => [name, file, output]);
    expect(names('en')).toEqual([
      ['sub/data.yaml', 'content/en/terms/sub/data.yaml', 'terms/sub/data.yaml'],
      ['Pic.PNG', 'content/en/terms/Pic.PNG', 'terms/Pic.PNG'],
      ['only.svg', 'content/zh-cn/terms/only.svg', 'terms/only.svg'],
      ['pod.md', 'content/en/terms/pod.md', ''],
    ]);
    expect(names('fr')).toEqual([
      ['sub/data.yaml', 'content/fr/terms/sub/data.yaml', 'fr/terms/sub/data.yaml'],
      ['Pic.PNG', 'content/en/terms/Pic.PNG', 'fr/terms/Pic.PNG'],
      ['only.svg', 'content/zh-cn/terms/only.svg', 'fr/terms/only.svg'],
      ['pod.md', 'content/fr/terms/pod.md', ''],
    ]);
    expect(names('zh-cn')).toBeUndefined();
    // French has a term but no page for the terms: it shows the English one, under its own URL.
    expect(tree.index.byId('fr', 'terms')).toMatchObject({
      file: 'content/en/terms/index.md',
      title: 'Terms',
      url: '/fr/terms/',
    });
    expect(tree.index.byFile('content/en/terms/index.md')?.locale).toBe('en');
    expect(tree.index.byFile('content/fr/terms/pod.md')).toMatchObject({
      id: 'terms/pod',
      resourceOf: 'terms',
      rendered: false,
      listed: false,
      url: '',
      output: '',
    });
  });

  it('have an index of each locale, named by the file name, and files likewise', async () => {
    const tree = await siteOf({
      'hugo.toml':
        'defaultContentLanguage = "fr"\ndisableKinds = ["taxonomy", "term"]\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n[languages.uk]\nweight = 3\n',
      'content/_index.en.md': page('title: Home'),
      'content/_index.md': page('title: Accueil'),
      'content/docs/a.md': page('title: A fr'),
      'content/docs/a.fr.md': page('title: A fr, named'),
      'content/docs/a.en.md': page('title: A en'),
      'content/docs/v1.26.uk.md': page('title: V'),
      'content/docs/b/index.md': page('title: B fr'),
      'content/docs/b/index.en.md': page('title: B en'),
      'content/docs/b/pic.png': 'fr',
      'content/docs/b/pic.en.png': 'en',
      'content/docs/b/part.uk.md': page('title: P'),
      'content/docs/img.en.png': 'en',
    });
    expect(outputsOf(tree)).toEqual([
      'docs/a/index.html',
      'docs/b/index.html',
      'docs/b/pic.png',
      'docs/index.html',
      'en/docs/a/index.html',
      'en/docs/b/index.html',
      'en/docs/b/pic.en.png',
      'en/docs/img.en.png',
      'en/docs/index.html',
      'en/index.html',
      'index.html',
      'uk/docs/b/index.html',
      'uk/docs/b/pic.en.png',
      'uk/docs/b/pic.png',
      'uk/docs/index.html',
      'uk/docs/v1.26/index.html',
      'uk/index.html',
    ]);
    expect(tree.index.byId('fr', 'docs/a')?.title).toBe('A fr, named');
    expect(tree.index.byId('uk', 'docs/v1.26')?.id).toBe('docs/v1.26');
  });

  it('give their files the names that front matter tells', async () => {
    const { index } = await siteOf({
      'hugo.toml': config,
      'content/en/r/index.md': page(
        'resources:',
        '- {src: "*.png", name: "pic-:counter"}',
        '- {src: doc.pdf, name: Document}',
      ),
      'content/en/r/a.png': '',
      'content/en/r/b.png': '',
      'content/en/r/doc.pdf': '',
    });
    expect(index.byId('en', 'r')?.resources.map(({ name, output }) => [name, output])).toEqual([
      ['Document', 'r/doc.pdf'],
      ['pic-1', 'r/a.png'],
      ['pic-2', 'r/b.png'],
    ]);
  });
});

describe('mounts', () => {
  it('that come first hide what later ones have at the same place, whatever of page, section or bundle it is', async () => {
    const tree = await siteOf({
      'hugo.toml': `disableKinds = ["taxonomy", "term"]
[languages.en]
[languages.fr]
[[module.mounts]]
source = "en"
target = "content"
lang = "en"
[[module.mounts]]
source = "fr"
target = "content"
lang = "fr"
[[module.mounts]]
source = "en/docs"
target = "content/docs"
lang = "fr"
`,
      'en/docs/php/_index.md': page('title: en php'),
      'en/docs/php/sub.md': page('title: en sub'),
      'en/docs/gate.md': page('title: en gate'),
      'en/docs/leaf.md': page('title: en leaf'),
      'en/docs/x/index.md': page('title: en x'),
      'fr/docs/php.md': page('title: fr php'),
      'fr/docs/gate/index.md': page('title: fr gate'),
      'fr/docs/leaf/_index.md': page('title: fr leaf'),
      'fr/docs/x.md': page('title: fr x'),
    });
    // As Hugo 0.169 builds them.
    expect(pagesOf(tree, 'fr').filter((line) => line.includes('docs/'))).toEqual([
      'section docs/leaf fr leaf',
      'page docs/gate fr gate',
      'page docs/php fr php',
      'page docs/php/sub en sub',
      'page docs/x fr x',
    ]);
    expect(tree.corpus.problems).toEqual([]);
  });

  it('share pages of one locale with another, and add files of other folders', async () => {
    const tree = await siteOf({
      'hugo.toml': `defaultContentLanguage = "en"
disableKinds = ["taxonomy", "term"]
[languages.en]
weight = 1
[languages.fr]
weight = 2
[[module.mounts]]
source = "content/en"
target = "content"
lang = "en"
[[module.mounts]]
source = "content/fr"
target = "content"
lang = "fr"
[[module.mounts]]
source = "content/en"
target = "content"
lang = "fr"
excludeFiles = ["docs/secret/**"]
[[module.mounts]]
source = "api"
target = "content/docs/api"
lang = "en"
includeFiles = ["*.md"]
[[module.mounts]]
source = "CHANGES.md"
target = "content/docs/changes.md"
lang = "en"
`,
      'CHANGES.md': page('title: Changes'),
      'content/en/_index.md': page('title: Home'),
      'content/en/docs/a.md': page('title: A'),
      'content/en/docs/b.md': page('title: B'),
      'content/en/docs/secret/s.md': page('title: S'),
      'content/en/docs/l/index.md': page('title: L'),
      'content/en/docs/l/p.png': '',
      'content/fr/docs/a.md': page('title: A fr'),
      'content/fr/docs/l/index.md': page('title: L fr'),
      'api/x.md': page('title: X'),
      'api/sub/y.md': page('title: Y'),
      'api/z.txt': 'z',
    });
    expect(outputsOf(tree)).toEqual([
      'docs/a/index.html',
      'docs/api/x/index.html',
      'docs/b/index.html',
      'docs/changes/index.html',
      'docs/index.html',
      'docs/l/index.html',
      'docs/l/p.png',
      'docs/secret/s/index.html',
      'fr/docs/a/index.html',
      'fr/docs/b/index.html',
      'fr/docs/index.html',
      'fr/docs/l/index.html',
      'fr/docs/l/p.png',
      'fr/index.html',
      'index.html',
    ]);
    expect(tree.index.byId('fr', 'docs/a')?.title).toBe('A fr');
    expect(tree.index.byId('fr', 'docs/b')).toMatchObject({ title: 'B', file: 'content/en/docs/b.md' });
    expect(tree.index.byFile('content/en/docs/b.md')?.locale).toBe('en');
    expect(tree.index.byFile('content/en/docs/b.md', 'fr')?.url).toBe('/fr/docs/b/');
    expect(tree.index.byFile('content/en/docs/a.md', 'fr')).toBeUndefined();
    expect(tree.corpus.problems).toEqual([]);
  });
});

describe('files that are no pages', () => {
  it('are published as they are, hidden and ignored ones aside', async () => {
    const tree = await siteOf({
      'hugo.toml': hugoConfig(
        ['en', 'fr'],
        "ignoreFiles = ['\\.skip$', '(?i)/DRAFTS/', 'content/en/docs/tools']",
      ),
      'content/en/docs/plain.html': '<!DOCTYPE html><p>x</p>',
      'content/en/docs/empty.html': '',
      'content/en/docs/page.html': page('title: Page'),
      'content/en/docs/Img File.PNG': '',
      'content/en/docs/.hidden.md': page('title: hidden'),
      'content/en/docs/.git/a.md': page('title: hidden'),
      'content/en/docs/note.md~': 'editor',
      'content/en/docs/#note.md': 'editor',
      'content/en/docs/a.skip': '',
      'content/en/drafts/b.md': page('title: b'),
      'content/en/docs/tools/readme.md': page('title: tools'),
      'content/fr/docs/tools/readme.md': page('title: outils'),
      'content/fr/docs/a.yaml': 'a: 1',
    });
    expect(outputsOf(tree)).toEqual([
      'docs/Img File.PNG',
      'docs/empty.html',
      'docs/index.html',
      'docs/page/index.html',
      'docs/plain.html',
      'fr/docs/a.yaml',
      'fr/index.html',
      'index.html',
    ]);
    expect(tree.corpus.problems).toEqual([]);
  });

  it('and a folder may have the name of a page', async () => {
    const { index } = await siteOf({
      'hugo.toml': config,
      'content/en/posts/2022-12-19-ga.md/index.md': page('title: GA'),
      'content/en/posts/2022-12-19-ga.md/pic.png': '',
    });
    expect(index.byId('en', 'posts/2022-12-19-ga.md')).toMatchObject({
      bundle: 'leaf',
      url: '/posts/2022-12-19-ga.md/',
    });
  });
});
