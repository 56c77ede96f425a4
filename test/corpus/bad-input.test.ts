import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_LINE_LENGTH, readSource } from '../../src/corpus/index.ts';
import { createDiskFiles } from '../../src/io/index.ts';
import { hugoConfig, page, readSite, showProblem, siteOf, writeFiles } from './site-on-disk.ts';

const problemsOf = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const tree = await siteOf({
    'hugo.toml': hugoConfig(['en', 'fr']),
    'content/fr/_index.md': page(),
    ...files,
  });
  return { ...tree, shown: tree.corpus.problems.map(showProblem) };
};

describe('files that are no text', () => {
  it('are pages with a title and a URL, whose fault is reported with its place', async () => {
    const latin1 = Buffer.concat([Buffer.from('---\ntitle: Latin\n---\nun caf'), Buffer.from([0xe9, 0x0a])]);
    const { index, shown } = await problemsOf({
      'content/en/latin1.md': latin1,
      'content/en/nul.md': '---\ntitle: Nul\n---\nгора\0',
      'content/en/long.md': `${page('title: Long')}${'x'.repeat(MAX_LINE_LENGTH + 1)}\n`,
      'content/en/good.md': page('title: Good'),
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "content/en/latin1.md:4:7 error invalid-encoding Unexpected byte that is not UTF-8, expected text in UTF-8. Save the file as UTF-8.",
        "content/en/long.md:5:1 error too-large Unexpected line of more than 10485760 characters, expected lines that a person can read. Break the line, or move the data to a separate file and link to it.",
        "content/en/nul.md:4:5 error invalid-encoding Unexpected NUL byte, expected text in UTF-8. Remove the byte, or save the file as UTF-8 if it is UTF-16.",
      ]
    `);
    expect(index.byFile('content/en/latin1.md')).toMatchObject({
      title: 'Latin',
      url: '/latin1/',
      damaged: true,
    });
    expect(index.byFile('content/en/nul.md')).toMatchObject({ title: 'Nul', damaged: true });
    expect(index.byFile('content/en/long.md')).toMatchObject({ title: 'Long', damaged: true });
    expect(index.byFile('content/en/good.md')).toMatchObject({ title: 'Good', damaged: false });
  });

  it('are not read when they are huge', () => {
    const root = writeFiles({ 'content/en/huge.md': '' });
    truncateSync(join(root, 'content/en/huge.md'), 65 * 1024 * 1024);
    const read = readSource(createDiskFiles(root), 'content/en/huge.md', 'en');
    expect(read).toMatchObject({ kind: 'none', problem: { code: 'too-large', locale: 'en' } });
  });
});

describe('links in the file system', () => {
  it('that leave the site are refused, those inside are followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    onTestFinished(() => rmSync(outside, { recursive: true }));
    writeFileSync(join(outside, 'secret.md'), page('title: Secret'));
    const root = writeFiles({
      'content/en/docs/a.md': page('title: A'),
      'content/fr/docs/b.md': page('title: B'),
    });
    symlinkSync(join(outside, 'secret.md'), join(root, 'content/en/docs/secret.md'));
    symlinkSync(outside, join(root, 'content/en/docs/outside'));
    symlinkSync('nowhere.md', join(root, 'content/en/docs/dangling.md'));
    symlinkSync('../docs', join(root, 'content/en/docs/loop'));
    symlinkSync('../../en/docs/a.md', join(root, 'content/fr/docs/a.md'));
    const { corpus, index } = await readSite(root);
    expect(corpus.problems.map(showProblem)).toEqual([
      'content/en/docs/dangling.md:1:1 error unreadable-file Unexpected failure to read the file (it is a broken link), expected a readable file. Check that the file exists and that its permissions allow reading it.',
      'content/en/docs/outside:1:1 error path-outside-site Unexpected symbolic link out of the site, expected files inside the site directory. Copy the file into the site, or mount its folder in the configuration.',
      'content/en/docs/secret.md:1:1 error path-outside-site Unexpected symbolic link out of the site, expected files inside the site directory. Copy the file into the site, or mount its folder in the configuration.',
    ]);
    expect(corpus.pages.map(({ file }) => file).filter((file) => file !== '')).toEqual([
      'content/en/docs/a.md',
      'content/fr/docs/a.md',
      'content/fr/docs/b.md',
    ]);
    expect(index.byFile('content/fr/docs/a.md')?.title).toBe('A');
  });
});

describe('two sources for one place', () => {
  it('are reported, and one of them has it', async () => {
    const { index, shown } = await problemsOf({
      'content/en/a.md': page('title: File'),
      'content/en/a/index.md': page('title: Bundle'),
      'content/en/b1.md': page('title: B1', 'slug: b'),
      'content/en/b2.md': page('title: B2', 'weight: 1', 'slug: b'),
      'content/en/c/_index.md': page('title: Section'),
      'content/en/c/index.md': page('title: Page'),
      'content/en/d.md': page('title: D', 'url: /d/'),
      'content/en/d/index.html': '<p>plain</p>',
      'content/fr/d.md': page('title: D fr', 'url: /d/'),
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "content/en/a.md:1:1 error duplicate-url Unexpected second file for one page, expected one: content/en/a/index.md is used. Merge the two files, or rename one of them.",
        "content/en/b1.md:3:1 error duplicate-url Unexpected second page at /b/, expected one page for each URL: content/en/b2.md is there too. Give one of them another “slug” or “url”, or rename or remove its file.",
        "content/en/c/index.md:1:1 error duplicate-url Unexpected second page at /c/, expected one page for each URL: content/en/c/_index.md is there too. Give one of them another “slug” or “url”, or rename or remove its file.",
        "content/en/d/index.html:1:1 error duplicate-url Unexpected file for /d/, expected one source for each URL: content/en/d.md is there too. Rename or remove one of them.",
        "content/fr/d.md:3:1 error duplicate-url Unexpected page at /d/, expected a URL that does not belong to another locale: it is that of content/en/d.md. Give the page another “url” or “slug”, or remove it.",
      ]
    `);
    expect(index.byId('en', 'a')?.title).toBe('Bundle');
    expect(index.byUrl('/b/')?.title).toBe('B2');
    expect(index.byUrl('/c/')?.title).toBe('Section');
    // URLs without a prefix belong to English.
    expect(index.byUrl('/d/')?.title).toBe('D');
    // The page that does not get the URL still exists, and references to it lead to that URL.
    expect(index.byFile('content/en/b1.md')).toMatchObject({ url: '/b/', rendered: false, output: '' });
  });

  it('are reported for aliases, after which pages come first', async () => {
    const { index, shown } = await problemsOf({
      'content/en/a.md': page('title: A', 'aliases: [/b/, /c, /a/]'),
      'content/en/b.md': page('title: B', 'aliases:', '  - /c/'),
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "content/en/a.md:3:11 warning duplicate-alias Unexpected alias /b/, expected an unused URL: it belongs to content/en/b.md. Remove the alias from one of them.",
        "content/en/a.md:3:20 warning duplicate-alias Unexpected alias /a/, expected another URL than the page’s own. Remove the alias.",
        "content/en/b.md:4:5 warning duplicate-alias Unexpected alias /c/, expected an unused URL: it belongs to content/en/a.md. Remove the alias from one of them.",
      ]
    `);
    expect(index.byAlias('/b/')).toBeUndefined();
    expect(index.byAlias('/c/')?.title).toBe('B');
  });
});

describe('addresses that no page can have', () => {
  it('are reported, and the page has the URL of its file', async () => {
    const { index, shown } = await problemsOf({
      'content/en/a.md': page('url: https://example.org/a', 'aliases: ["http://example.org/b", /, /ok]'),
      'content/en/b.md': page('url: "/a\\0b"'),
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "content/en/a.md:2:1 error invalid-front-matter Unexpected url “https://example.org/a”, expected a path inside the site. Write a path such as /docs/overview/, without a host name and not the root of the site.",
        "content/en/a.md:3:11 error invalid-front-matter Unexpected alias “http://example.org/b”, expected a path inside the site. Write a path such as /docs/overview/, without a host name and not the root of the site.",
        "content/en/a.md:3:35 error invalid-front-matter Unexpected alias “/”, expected a path inside the site. Write a path such as /docs/overview/, without a host name and not the root of the site.",
        "content/en/b.md:2:1 warning invalid-front-matter Unexpected character U+0000 in “url”, expected text: it is not allowed in feeds and pages, and was removed. Remove the character.",
      ]
    `);
    expect(index.byFile('content/en/a.md')).toMatchObject({ url: '/a/', aliases: ['/ok/'] });
    expect(index.byFile('content/en/b.md')).toMatchObject({ url: '/ab/' });
  });
});

describe('pages in formats that are not read', () => {
  it('are reported, and published as files', async () => {
    const { corpus, shown } = await problemsOf({ 'content/en/docs/a.rst': 'Title' });
    expect(shown).toEqual([
      'content/en/docs/a.rst:1:1 warning unsupported-format Unexpected page in the format “.rst”, expected Markdown or HTML. Turn the page into Markdown; it is published as a plain file now.',
    ]);
    expect(corpus.copied.map(({ output }) => output)).toEqual(['docs/a.rst']);
  });
});

it('a rule of a section’s cascade that is for no page is reported once, at what it is for', async () => {
  const { shown, index } = await problemsOf({
    'content/en/docs/_index.md':
      '---\ntitle: Docs\ncascade:\n- type: a\n  _target: {path: "/docs/[a"}\n- type: b\n  target:\n    kinds: page\n- type: c\n---\n',
    'content/en/docs/a.md': page('title: A'),
    'content/en/one/_index.md':
      '+++\ntitle = "One"\n[cascade]\ntype = "d"\n[cascade.target]\npath = "/one/[z-a]"\n+++\n',
  });
  expect(shown).toMatchInlineSnapshot(`
    [
      "content/en/docs/_index.md:5:13 error invalid-front-matter Unexpected “/docs/[a” for “path” in the target of “cascade”, expected a glob that can be read (a bracket that is not closed). Close the bracket, or escape literal characters with a backslash.",
      "content/en/docs/_index.md:8:5 error invalid-front-matter Unexpected “kinds” in the target of “cascade”, expected path, kind, lang, environment, sites. Remove it: it has no effect.",
      "content/en/one/_index.md:6:1 error invalid-front-matter Unexpected “/one/[z-a]” for “path” in the target of “cascade”, expected a glob that can be read (a range that ends before it begins). Close the bracket, or escape literal characters with a backslash.",
    ]
  `);
  expect(index.byFile('content/en/docs/a.md')?.params.type).toBe('c');
});
