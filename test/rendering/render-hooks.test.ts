/** Render hooks of Hugo trees: the built-in ones for links and images, and templates of a site. The expected lines are those of Hugo 0.169, except for reported problems. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCRATCH } from '../site/tiny-site.ts';
import { type BuiltTree, buildTree } from './built-tree.ts';

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n${text}\n`;

describe('Hugo’s own hooks', () => {
  const config = [
    'baseURL = "https://own.example/"',
    'disableKinds = ["taxonomy", "term"]',
    '[module.hugoVersion]',
    'min = "0.169.0"',
    '[languages.en]',
    'contentDir = "content/en"',
    '[languages.fr]',
    'contentDir = "content/fr"',
  ].join('\n');
  const files = {
    'hugo.toml': config,
    'content/en/_index.md': page('Home', ''),
    'content/en/docs/_index.md': page('Docs', '[s](sec) [s2](sec/_index.md)'),
    'content/en/docs/one.md': page(
      'One',
      [
        '[a](two.md#part) [b](./two) [c](/docs/two.md?x=1) [d](docs/two/) [e](../docs/leaf) [f](slug) [g][r]',
        '[h](unique) [i](../two) [j](/fr/docs/two/) [k](https://x.example/) [l](leaf/pic.png) [m](..) [n](#here)',
        '',
        '## Here',
        '',
        '[r]: two.md',
      ].join('\n'),
    ),
    'content/en/docs/two.md': page('Two', '## Part'),
    'content/en/docs/slug.md': page('Slug', '', 'slug: other-name\n'),
    'content/en/docs/leaf/index.md': page('Leaf', '![p](pic.png) [p](./pic.png) [t](two) [o](../docs/one)'),
    'content/en/docs/leaf/pic.png': 'x',
    'content/en/docs/sec/_index.md': page('Sec', '[u](../two)'),
    'content/en/blog/unique.md': page('Unique', ''),
    'content/fr/_index.md': page('Accueil', ''),
    'content/fr/docs/two.md': page('Deux', '[a](two) [b](/docs/two)'),
  };

  describe('on a site of several languages', () => {
    let built: BuiltTree;
    beforeAll(async () => {
      built = await buildTree(files);
    });

    it.each([
      ['a', '/docs/two/#part'],
      ['b', '/docs/two/'],
      ['c', '/docs/two/?x=1'],
      ['d', '/docs/two/'],
      ['e', '/docs/leaf/'],
      ['f', '/docs/other-name/'],
      ['g', '/docs/two/'],
      ['h', 'unique'],
      ['i', '../two'],
      ['j', '/fr/docs/two/'],
      ['k', 'https://x.example/'],
      ['l', 'leaf/pic.png'],
      ['m', '/'],
      // Hugo writes the page's own URL before the fragment, which is equivalent.
      ['n', '#here'],
    ])('lead link %s to %s', (text, href) => {
      expect(built.page('docs/one')).toContain(`<a href="${href}">${text}</a>`);
    });

    it('find files of a bundle, and pages from the folder around it', () => {
      const html = built.page('docs/leaf');
      expect(html).toContain('src="/docs/leaf/pic.png"');
      expect(html).toContain('<a href="/docs/leaf/pic.png">p</a>');
      expect(html).toContain('<a href="/docs/two/">t</a> <a href="/docs/one/">o</a>');
    });

    it('look from the folder of a section, in the page’s language', () => {
      expect(built.page('docs')).toContain('<a href="/docs/sec/">s</a> <a href="/docs/sec/">s2</a>');
      expect(built.page('docs/sec')).toContain('<a href="/docs/two/">u</a>');
      expect(built.page('fr/docs/two')).toContain(
        '<a href="/fr/docs/two/">a</a> <a href="/fr/docs/two/">b</a>',
      );
    });
  });
});

describe('Hugo’s own hook for links, where files of the repository are mounted', () => {
  let built: BuiltTree;
  beforeAll(async () => {
    const both = '[module.mounts.sites.matrix]\nlanguages = ["en", "fr"]';
    writeFileSync(join(SCRATCH, 'README.md'), page('Read', '[a](mounted/pages/docs/a.md)'));
    const files = {
      'hugo.toml': [
        'disableKinds = ["taxonomy", "term"]',
        'markup.goldmark.renderer.unsafe = true',
        '[languages.en]',
        '[languages.fr]',
        '[module.hugoVersion]',
        'min = "0.169.0"',
        `[[module.mounts]]\nsource = "pages"\ntarget = "content"\n${both}`,
        `[[module.mounts]]\nsource = "../README.md"\ntarget = "content/project/read.md"\n${both}`,
        `[[module.mounts]]\nsource = "notes"\ntarget = "content/project/repo"\n${both}`,
      ].join('\n'),
      'pages/_index.md': page('Home', ''),
      'pages/docs/a.md': page('A', '[b](../../notes/b.md#part)\n<a href="/project/repo/c/\n  ">white</a>'),
      'notes/b.md': page('B', '[a](../pages/docs/a.md) [c](c.md) [d](../pages/docs/a)'),
      'notes/c.md': page('C', ''),
    };
    built = await buildTree(files, join(SCRATCH, 'mounted'));
  });

  it.each([
    ['docs/a', '<a href="/project/repo/b/#part">b</a>'],
    [
      'project/repo/b',
      '<a href="/docs/a/">a</a> <a href="/project/repo/c/">c</a> <a href="../pages/docs/a">d</a>',
    ],
    ['project/read', '<a href="/docs/a/">a</a>'],
    // The same folder is mounted as the content of two languages.
    ['fr/project/repo/b', '<a href="/fr/docs/a/">a</a>'],
  ])('finds a page by its file on disk: %s', (path, html) => {
    expect(built.page(path)).toContain(html);
  });

  it('leaves no white space at the ends of an address', () => {
    expect(built.page('docs/a')).toContain('<a href="/project/repo/c/">white</a>');
  });
});

const TEMPLATES = {
  'layouts/_default/_markup/render-link.html':
    '{{- $u := urls.Parse .Destination -}}{{- $href := .Destination -}}{{ with and (not $u.IsAbs) (.Page.GetPage $u.Path) }}{{ $href = .RelPermalink }}{{ end -}}' +
    '<a class="l{{ .Ordinal }}" href="{{ $href | safeURL }}"{{ with .Title }} title="{{ . }}"{{ end }}>{{ .Text }}</a>{{ partial "out.html" (dict "abs" $u.IsAbs "text" .PlainText) -}}',
  'layouts/_partials/out.html': '{{ if .abs }}<sup>{{ .text }}{{ site.Params.mark }}</sup>{{ end -}}',
  'layouts/_markup/render-image.html':
    '<figure class="f{{ .Ordinal }}"><img src="{{ .Destination | safeURL }}" alt="{{ .PlainText }}">{{ with .Title }}<figcaption>{{ . | $.Page.RenderString }}</figcaption>{{ end }}</figure>',
  'layouts/_markup/render-heading.html':
    '<h{{ .Level }} id="{{ .Anchor }}"{{ with .Attributes.class }} class="{{ . }}"{{ end }}>{{ .Text }} <a class="self" href="#{{ .Anchor }}" aria-label="{{ .PlainText }}">#{{ .Ordinal }}</a></h{{ .Level }}>',
  'layouts/docs/sub/_markup/render-heading.html':
    '<h{{ .Level }} class="sub" id="{{ .Attributes.id }}">{{ .Text }}</h{{ .Level }}>',
  'layouts/_markup/render-heading.fr.html': 'never',
  'layouts/_markup/render-codeblock.html':
    '<div class="code {{ .Attributes.class }}" data-type="{{ .Type }}" data-o="{{ .Ordinal }}" data-key="{{ .Attributes.key }}" data-nos="{{ .Options.linenos }}">{{ .Inner }}</div>',
  'layouts/_markup/render-codeblock-steps.html':
    '<ol>{{ range split .Inner "\\n" }}<li>{{ . | markdownify }}</li>{{ end }}</ol>',
  'layouts/_markup/render-blockquote.html':
    '<blockquote class="q{{ .Ordinal }} {{ .Type }} {{ .AlertType }} s{{ .AlertSign }}">{{ with .AlertTitle }}<b>{{ . }}</b>{{ end }}{{ .Text }}</blockquote>',
  'layouts/_markup/render-table.html':
    '<table data-n="{{ .Ordinal }}">{{ range .THead }}<tr>{{ range . }}<th data-a="{{ .Alignment }}">{{ .Text }}</th>{{ end }}</tr>{{ end }}{{ range .TBody }}<tr>{{ range . }}<td>{{ .Text }}</td>{{ end }}</tr>{{ end }}</table>',
  'layouts/_markup/render-passthrough.html': '<tt class="{{ .Type }}">{{ .Inner }}</tt>',
};

describe('templates of a site', () => {
  let built: BuiltTree;
  beforeAll(async () => {
    built = await buildTree({
      ...TEMPLATES,
      'hugo.toml': [
        'baseURL = "https://own.example/"',
        'disableKinds = ["taxonomy", "term"]',
        '[module.hugoVersion]',
        'min = "0.169.0"',
        '[markup.goldmark.extensions.passthrough]',
        'enable = true',
        '[markup.goldmark.extensions.passthrough.delimiters]',
        'block = [["$$", "$$"]]',
        'inline = [["\\\\(", "\\\\)"]]',
        '[params]',
        'mark = "M"',
      ].join('\n'),
      'content/_index.md': page('Home', ''),
      'content/docs/two.md': page('Two', '## Part'),
      'content/docs/sub/s.md': page('S', '## In sub'),
      'content/docs/one.md': page(
        'One',
        [
          'See [two *it* `c`](/docs/two "T & t"), [rel](two.md) and [out](https://x.example/a?b=c&d=e), <https://auto.example/x> or [gone](nowhere).',
          '',
          '![alone](alone.png "cap *it*")',
          '',
          '## Head *it* & `code` [lnk](/docs/two) {#own .big}',
          '',
          '```go {.fancy linenos=true key="v"}',
          'a < b',
          '```',
          '',
          '```steps',
          'one *a*',
          'two **b**',
          '```',
          '',
          '    indented',
          '',
          '> Plain with [link](two).',
          '',
          '> [!WARNING]- Own *title*',
          '> Body [w](/docs/none).',
          '>',
          '> ## In quote',
          '',
          '| a | b *i* |',
          '|:--|--:|',
          '| [x](two) | `c` |',
          '',
          'Inline \\(a_1\\) and',
          '',
          '$$',
          'b^2',
          '$$',
          '',
          'Foot[^1].',
          '',
          '[^1]: The note with [link](/docs/two).',
        ].join('\n'),
      ),
    });
  });

  it.each([
    [
      'of links',
      '<a class="l0" href="/docs/two/" title="T &#x26; t">two <em>it</em> <code>c</code></a>, <a class="l1" href="/docs/two/">rel</a>',
    ],
    [
      'of links to other hosts, with partials',
      '<a class="l2" href="https://x.example/a?b=c&#x26;d=e">out</a><sup>outM</sup>, <a class="l0" href="https://auto.example/x">',
    ],
    ['of images', '<figure class="f0"><img src="alone.png" alt="alone"'],
    ['of images, with Markdown of their own', '<figcaption>cap <em>it</em></figcaption></figure>'],
    [
      'of headings',
      '<h2 id="own" class="big">Head <em>it</em> &#x26; <code>code</code> <a class="l4" href="/docs/two/">lnk</a> <a class="self" href="#own" aria-label="Head it &#x26; code lnk">#0</a></h2>',
    ],
    [
      'of code',
      '<div class="code fancy" data-type="go" data-o="0" data-key="v" data-nos="true">a &#x3C; b</div>',
    ],
    ['of code of a language', '<ol><li>one <em>a</em></li><li>two <strong>b</strong></li></ol>'],
    [
      'of quotes',
      '<blockquote class="q0 regular s"><p>Plain with <a class="l5" href="/docs/two/">link</a>.</p></blockquote>',
    ],
    ['of alerts', '<blockquote class="q1 alert warning s-"><b>Own <em>title</em></b><p>Body'],
    [
      'of tables',
      '<th data-a="left">a</th><th data-a="right">b <em>i</em></th></tr><tr><td><a class="l7" href="/docs/two/">x</a></td><td><code>c</code></td>',
    ],
    ['of formulas in lines', 'Inline <tt class="inline">a_1</tt> and'],
    ['of formulas that are blocks', '<tt class="block"> b^2 </tt>'],
    ['but not of code by indentation', '<code>indented'],
    ['but not of links to notes', '<a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a>'],
  ])('make elements %s', (_, expected) => {
    expect(built.page('docs/one')).toContain(expected);
  });

  it('are chosen by the folder of the page', () => {
    expect(built.page('docs/sub/s')).toContain('<h2 class="sub" id="in-sub">In sub</h2>');
    expect(built.page('docs/two')).toContain('<h2 id="part">Part');
  });

  it('leave lists of headings as Markdown has them', () => {
    expect(built.page('docs/one')).toContain(
      '<a href="#own">Head <em>it</em> &#x26; <code>code</code> lnk</a>',
    );
    expect(built.page('docs/one')).toContain('<a href="#in-quote">In quote</a>');
  });
});

describe('templates that fail', () => {
  it('are findings at their places, and Markdown stays', async () => {
    const built = await buildTree({
      'hugo.toml': 'baseURL = "https://own.example/"\ndisableKinds = ["taxonomy", "term"]',
      'layouts/_markup/render-link.html': '<b>\n{{ .Nope }}',
      'layouts/_markup/render-image.html': '{{ partial "missing.html" . }}',
      'layouts/_markup/render-heading.html': '{{ range 100000000 }}x{{ end }}',
      'layouts/_markup/render-blockquote.html': '\n{{ resources.GetRemote "https://x.example/" }}',
      'layouts/_markup/render-table.html': '{{ if }}',
      'layouts/_markup/render-codeblock-a.html': '{{ readFile "../../../../../../etc/passwd" }}',
      'layouts/_markup/render-codeblock-b.html': '{{ getenv "HOME" }}',
      'layouts/_markup/render-codeblock-c.html': '{{ .Page.RenderString "```c\\nx\\n```" }}',
      'content/_index.md': page(
        'Home',
        '[a](b) ![i](i.png)\n\n## H\n\n> q\n\n| t |\n|---|\n| u |\n\n```a\n1\n```\n\n```b\n2\n```\n\n```c\n3\n```\n\nEnd.',
      ),
    });
    const found = built.problems
      .filter(({ code }) => code === 'template-error' || code === 'unsupported-template')
      .map(({ code, place }) => [code, ...(place.kind === 'file' ? [place.file, place.start.line] : [])]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['template-error', 'layouts/_markup/render-link.html', 2],
        ['template-error', 'layouts/_markup/render-image.html', 1],
        ['template-error', 'layouts/_markup/render-heading.html', 1],
        ['unsupported-template', 'layouts/_markup/render-blockquote.html', 2],
        ['template-error', 'layouts/_markup/render-table.html', 1],
        ['template-error', 'layouts/_markup/render-codeblock-a.html', 1],
        ['template-error', 'layouts/_markup/render-codeblock-b.html', 1],
        ['template-error', 'layouts/_markup/render-codeblock-c.html', 1],
      ]),
    );
    const html = built.page('');
    expect(html).toContain('<a href="b">a</a>');
    expect(html).toContain('<h2 id="h">H</h2>');
    expect(html).toContain('End.');
    expect(html).not.toContain('root:');
  });
});
