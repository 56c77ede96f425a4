/** Layouts of a Hugo tree that render the content of their pages. The expected lines are those of Hugo 0.169, without the frame. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltTree, buildTree } from './built-tree.ts';

const main = (text: string) => `{{ define "main" }}\n${text}\n{{ end }}`;

const SITE: Readonly<Record<string, string>> = {
  'hugo.toml': [
    'baseURL = "https://own.example/"',
    'title = "The site"',
    'theme = "frame"',
    'disableKinds = ["taxonomy", "term"]',
    '[module.hugoVersion]',
    'min = "0.146.0"',
    '[params]',
    'slogan = "Go *fast*"',
  ].join('\n'),
  'layouts/_default/baseof.html': '<header>chrome</header>{{ block "main" . }}none{{ end }}',
  'layouts/index.html': main(
    '<h1>{{ .Site.Title }}</h1><p>{{ site.Params.slogan | markdownify }}</p>' +
      '{{ partial "latest.html" (dict "pages" (where .Site.RegularPages "Section" "news") "count" 2) }}' +
      '<div class="text">{{ .Content }}</div>' +
      '<ul>{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}: {{ len .Pages }}</a></li>{{ end }}</ul>' +
      '{{ with .GetPage "/docs/one" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }} in {{ .Parent.Title }}</a>{{ end }}',
  ),
  'layouts/partials/latest.html':
    '<ol>{{ range first .count .pages.ByDate.Reverse }}<li>{{ .Date.Format "2006-01-02" }} {{ .Title }} {{ .Params.who }}{{ partial "inline" . }}</li>{{ end }}</ol>' +
    '{{ define "partials/inline.html" }}<i>{{ .Kind }}</i>{{ end }}',
  'layouts/news/list.html': main(
    '{{ .Content }}{{ range .Pages.GroupByDate "2006" }}<h2>{{ .Key }}</h2>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ .Summary }}{{ end }}{{ end }}',
  ),
  'layouts/docs/portal.html': main(
    '<div class="portal">{{ .Params.intro }}{{ range .Site.RegularPages.ByTitle }}{{ if .InSection (site.GetPage "/docs") }}<b>{{ .Title }}</b>{{ end }}{{ end }}{{ .Content }}</div>',
  ),
  'layouts/team/list.html': main(
    '<i>{{ .Title }}: {{ range .Pages }}{{ .Title }}{{ end }}</i>{{ .Content }}',
  ),
  'layouts/docs/single.html': main('never'),
  'layouts/_default/list.html': main('never'),
  'layouts/docs/remote.html': main('{{ resources.GetRemote "https://x.example" }}'),
  'layouts/docs/endless.html': main('{{ partial "loop.html" . }}'),
  'layouts/partials/loop.html': '{{ partial "loop.html" . }}',
  'themes/frame/layouts/docs/list.html': main('never'),
  'content/_index.md': '---\ntitle: Home\n---\nWelcome to [one](/docs/one/).\n\n## Part\n',
  'content/news/_index.md': '---\ntitle: News\n---\nAll news.\n',
  'content/news/n1.md':
    '---\ntitle: N1\ndate: 2021-01-01\nwho: w1\nsummary: Never\n---\nText of 1.\n\n<!--more-->\n\nMore of 1.\n',
  'content/news/n2.md': '---\ntitle: N2\ndate: 2022-02-01\nwho: w2\n---\nText of 2 with **bold**.\n',
  'content/news/n3.md': '---\ntitle: N3\ndate: 2023-03-01\nwho: w3\n---\nText of 3.\n',
  'content/team/ann.md': '---\ntitle: Ann\n---\nAnn.\n',
  'content/docs/_index.md': '---\ntitle: Docs\n---\nDocs text.\n',
  'content/docs/one.md': '---\ntitle: One\nlinkTitle: Uno\n---\nOne text.\n',
  'content/docs/p.md': '---\ntitle: Portal\nlayout: portal\nintro: Intro\n---\nPortal text.\n',
  'content/docs/r.md': '---\ntitle: Remote\nlayout: remote\n---\nRemote text.\n',
  'content/docs/e.md': '---\ntitle: Endless\nlayout: endless\n---\nEndless text.\n',
};

let tree: BuiltTree;

beforeAll(async () => {
  tree = await buildTree(SITE);
});

/** The page's article, white space folded. */
function article(path: string): string {
  return /<article.*?<\/article>/.exec(tree.page(path))?.[0] ?? '';
}

describe('a layout', () => {
  it.each([
    ['its own title', '<h1>The site</h1><p>Go <em>fast</em></p>'],
    [
      'partials, lists of pages and partials inside them',
      '<ol><li>2023-03-01 N3 w3<i>page</i></li><li>2022-02-01 N2 w2<i>page</i></li></ol>',
    ],
    [
      'the text of the page',
      '<div class="text"><p>Welcome to <a href="/docs/one/">one</a>.</p> <h2 id="part">Part</h2></div>',
    ],
    ['sections', '<li><a href="/news/">News: 3</a></li><li><a href="/docs/">Docs: 4</a></li>'],
    ['other pages', '<a href="/docs/one/">Uno in Docs</a>'],
  ])('of the home page has %s', (_, expected) => {
    expect(article('')).toContain(expected);
  });

  it('is all that stands between the frame', () => {
    expect(article('').match(/<h1/g)).toHaveLength(1);
    expect(article('')).not.toContain('chrome');
    expect(article('news')).not.toContain('page-list');
  });

  it('of a folder’s list groups its pages', () => {
    expect(article('news')).toContain(
      '<p>All news.</p><h2>2023</h2><a href="/news/n3/">N3</a><p>Text of 3.</p><h2>2022</h2><a href="/news/n2/">N2</a><p>Text of 2 with <strong>bold</strong>.</p><h2>2021</h2>',
    );
  });

  it('makes a folder’s list even where no file does', () => {
    expect(article('team')).toContain('<i>Teams: Ann</i></div>');
  });

  it('that a page names is its content, below its title', () => {
    expect(article('docs/p')).toContain(
      '<h1>Portal</h1><div class="portal">Intro<b>Endless</b><b>One</b><b>Portal</b><b>Remote</b><p>Portal text.</p></div>',
    );
  });

  it('for all pages of a kind, or of a theme, is a frame and left alone', () => {
    for (const path of ['', 'docs', 'docs/one', 'news']) expect(article(path)).not.toContain('never');
    expect(article('docs')).toContain('page-list');
  });

  it('that fails is a warning at its place, and the page has its text', () => {
    const found = tree.problems.map(({ code, severity, place }) => [
      code,
      severity,
      ...(place.kind === 'file' ? [place.file] : []),
    ]);
    expect(found).toContainEqual(['unsupported-template', 'warning', 'layouts/docs/remote.html']);
    expect(found).toContainEqual(['template-error', 'warning', 'layouts/partials/loop.html']);
    expect(article('docs/r')).toContain('<p>Remote text.</p>');
    expect(article('docs/e')).toContain('<p>Endless text.</p>');
  });
});
