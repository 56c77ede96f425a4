/** Shortcodes that a Hugo tree defines as Go templates. The expected lines are the output of Hugo. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltTree, buildTree } from './built-tree.ts';

const SITE = {
  'hugo.toml': [
    'baseURL = "https://own.example/"',
    'theme = "plain"',
    'defaultContentLanguage = "en"',
    'enableMissingTranslationPlaceholders = true',
    'markup.goldmark.parser.autoDefinitionTermID = true',
    '[[module.imports]]',
    'path = "example.org/mod"',
    '[[module.mounts]]',
    'source = "content"',
    'target = "content"',
    '[[module.mounts]]',
    'source = "layouts"',
    'target = "layouts"',
    '[[module.mounts]]',
    'source = "node_modules/pack/layouts"',
    'target = "layouts"',
    '[[module.mounts]]',
    'source = "data"',
    'target = "data"',
    '[[module.mounts]]',
    'source = "drawings"',
    'target = "static/img/logos"',
    '[[module.mounts]]',
    'source = "i18n"',
    'target = "i18n"',
    '[params.vers]',
    'tool = "1.2"',
  ].join('\n'),
  'data/tools.yaml': '- name: saw\n  size: 3\n- name: axe\n  size: 1\n',
  'i18n/en.toml': '[hello]\nother = "Hello {{ .name }}"\n',
  'content/_index.md': '---\ntitle: Home\n---\n',
  'content/docs/_index.md': '---\ntitle: Docs\n---\n',
  'content/docs/other.md': '---\ntitle: Other page\nlevel: 4\n---\n## Part\n',
  'content/docs/page.md': [
    '---',
    'title: Page',
    'level: 7',
    '---',
    '{{< box title="A & B" >}}some **bold** text{{< /box >}}',
    '',
    '{{< tabs >}}{{< tab "one" >}}1{{< /tab >}}{{< tab "two" >}}2{{< /tab >}}{{< /tabs >}}',
    '',
    '{{% chapter "Read" %}}',
    '',
    '{{< facts >}}',
    '',
    '{{< tools >}}',
    '',
    '{{< other "docs/other" >}}',
    '',
    '{{< fromtheme >}}',
    '',
    '{{< figure "own.png" >}}',
    '',
    '{{< safe "javascript:alert(1)" "<script>" >}}',
    '',
    '{{< remote >}}',
    '',
    '{{< endless >}}',
    '',
    '{{< outside >}}',
    '',
    '{{< secret >}}',
    '',
    '{{< strict >}}',
    '',
    '{{< broken >}}',
    '',
    '{{< vendored >}} {{< PACKED >}} {{< REF "docs/other" >}}',
    '',
    '{{< headings "docs/rich" >}} {{< headings >}}',
    '',
    '{{< made >}}',
    '',
    '{{< mounted >}}',
    '',
    '{{< counted >}}',
    '',
    '## Near the *end*',
    '',
    'The end.',
    '',
  ].join('\n'),
  'content/docs/rich.md':
    '---\ntitle: Rich\n---\n# One\n\n## Two *x* {#two}\n\n### Three `c` {class="a b"}\n\n{{% repeat %}}\n\n```sh\n# no heading\n```\n\nA term\n: said\n',
  'layouts/shortcodes/repeat.html': '## Two\n',
  'layouts/shortcodes/headings.html':
    '{{ $p := .Page }}{{ with .Get 0 }}{{ $p = $p.GetPage . }}{{ end }}{{ with $p.Fragments }}<p>{{ .Identifiers }} {{ .Identifiers.Contains "two" }} {{ .Identifiers.Count "two-1" }} {{ len .Identifiers }} ' +
    '{{ range .Headings }}[{{ .ID }} {{ .Level }} {{ .Title | safeHTML }}{{ range .Headings }}({{ .ID }} {{ len .Headings }}){{ end }}]{{ end }}</p>{{ end }}',
  'layouts/shortcodes/made.html':
    '{{ $r := resources.FromString "a.json" "[{\\"k\\": 3}]" }}<i>{{ range $r | transform.Unmarshal }}{{ .k }}{{ end }} {{ $r.MediaType.SubType }} {{ len (slice (images.Grayscale) (images.Brightness 12)) }} ' +
    '{{ with .Page.OutputFormats.Get "html" }}{{ .RelPermalink }}{{ end }} {{ with (.Page.GetPage "/docs").OutputFormats.Get "RSS" }}{{ .RelPermalink }}{{ end }} {{ .Page.Language.Name }}</i>' +
    '{{ $js := resources.Get "app.js" | js.Build | minify | fingerprint }}<script src="{{ $js.RelPermalink }}" integrity="{{ $js.Data.Integrity }}"></script><b>after</b>',
  'assets/app.js': 'alert(1)\n',
  'assets/dot.gif': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  'layouts/shortcodes/counted.html':
    '<kbd>{{ hmac "sha256" "k" "m" | printf "%.6s" }} {{ crypto.Hash "md5" "m" | printf "%.6s" }} {{ with group "K" (slice .Page) }}{{ .Key }}{{ len .Pages }}{{ end }} ' +
    '{{ $js := resources.Get "app.js" }}{{ $dot := resources.Get "dot.gif" | images.Filter images.Grayscale }}{{ reflect.IsPage .Page }} {{ reflect.IsSite site }} {{ reflect.IsSite .Page }} {{ reflect.IsResource $js }} ' +
    '{{ reflect.IsImageResource $js }} {{ reflect.IsImageResourceProcessable $dot }} {{ $dot.Width }} {{ site.Store.Set "n" 3 }}{{ site.Store.Get "n" }} {{ hugo.Store.Get "elsewhere" }}' +
    '{{ with templates.Defer (dict "data" (dict "x" 4 "page" .Page)) }}{{ .x }}{{ site.Store.Get "n" }}{{ .page.Store.Get "later" }}{{ end }}</kbd>',
  'layouts/shortcodes/mounted.html':
    '<q>{{ readFile "/docs/other.md" | countwords }}</q>{{ T "nobody" }}<s>{{ $all := slice (site.GetPage "/docs/other") (site.GetPage "/docs/rich") }}{{ $one := slice (site.GetPage "/docs/other") }}' +
    '{{ in $all (site.GetPage "/docs/rich") }} {{ in $one (site.GetPage "/docs/rich") }} {{ len (union $all $one) }} {{ range complement $one $all }}{{ .Title }} {{ .Lang }}{{ end }}</s>',
  'drawings/a/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'layouts/shortcodes/box.html':
    '<div class="box">{{ with .Get "title" }}<b>{{ . }}</b>{{ end }}{{ .Inner | markdownify }}</div>\n',
  'layouts/shortcodes/tab.html':
    '{{ .Parent.Scratch.Add "tabs" (slice (dict "name" (.Get 0) "text" .Inner)) }}',
  'layouts/shortcodes/tabs.html':
    '{{ .Inner }}<ul class="{{ .Name }}">{{ range $i, $t := .Scratch.Get "tabs" }}<li>{{ $i }}: {{ $t.name }}={{ $t.text }}</li>{{ end }}</ul>',
  'layouts/shortcodes/chapter.html': '## {{ .Get 0 }} more\n\nWith *emphasis*.',
  'layouts/shortcodes/facts.html':
    '<p>{{ .Page.Title }} {{ .Page.Params.Level }} {{ .Page.RelPermalink }} {{ site.Params.vers.tool }} {{ T "hello" (dict "name" "you") }} {{ .Position }}</p>',
  'layouts/shortcodes/tools.html':
    '<ol>{{ range sort site.Data.tools "size" }}{{ partial "tool.html" . }}{{ end }}{{ partial "sum" (slice 1 2) }}</ol>',
  'layouts/partials/tool.html': '<li>{{ .name | humanize }} ({{ .size }})</li>',
  'layouts/partials/sum.html': '{{ $s := 0 }}{{ range . }}{{ $s = add $s . }}{{ end }}{{ return $s }}',
  'layouts/shortcodes/other.html':
    '{{ with .Page.GetPage (.Get 0) }}<a href="{{ .RelPermalink }}">{{ .Title }} {{ .Params.level }}</a>{{ end }} <a href="{{ ref . "docs/other#part" }}">r</a>',
  'layouts/shortcodes/figure.html': '<i class="mine">{{ .Get 0 }}</i>',
  'layouts/shortcodes/safe.html': '<a href="{{ .Get 0 }}" title="{{ .Get 1 }}">{{ .Get 1 }}</a>',
  'layouts/shortcodes/remote.html': 'one\n{{ $r := resources.GetRemote "https://example.org" }}',
  'layouts/shortcodes/endless.html': '{{ range 100000000 }}x{{ end }}',
  'layouts/shortcodes/outside.html': '{{ readFile "../../../../../../etc/passwd" }}',
  'layouts/shortcodes/secret.html': '{{ getenv "HOME" }}',
  'layouts/shortcodes/strict.html': '{{ if not (.Get 0) }}{{ errorf "needs a name: %s" .Position }}{{ end }}',
  'layouts/shortcodes/broken.html': 'a\n{{ if }}',
  'themes/plain/layouts/shortcodes/fromtheme.html': '<em>theme</em>',
  'themes/plain/layouts/shortcodes/box.html': 'never',
  '_vendor/example.org/mod/layouts/shortcodes/vendored.html': '<s>vendored</s>',
  'node_modules/pack/layouts/shortcodes/packed.html': '<u>packed</u>',
};

let tree: BuiltTree;
let html = '';

beforeAll(async () => {
  tree = await buildTree(SITE);
  html = tree.page('docs/page');
});

describe('a template', () => {
  it.each([
    ['has its arguments and text', '<div class="box"><b>A &#x26; B</b>some <strong>bold</strong> text</div>'],
    ['keeps what calls inside add', '<ul class="tabs"><li>0: one=1</li><li>1: two=2</li></ul>'],
    ['sees page, site and strings', 'Page 7 /docs/page/ 1.2 Hello you'],
    ['knows its place', 'content/docs/page.md:11:1'],
    ['has data, partials and what they return', '<ol><li>Axe (1)</li><li>Saw (3)</li>3</ol>'],
    ['finds pages', '<a href="/docs/other/">Other page 4</a> <a href="/docs/other/#part">r</a>'],
    ['of the theme runs too', '<em>theme</em>'],
    [
      'knows the headings of pages',
      '<p>[a-term one three-c two two-1] true 1 5 [one 1 One(two 1)(two-1 0)]</p>',
    ],
    ['knows those of its own page', '<p>[near-the-end read-more] false 0 2'],
    ['makes resources, and names formats', '<i>3 json 2 /docs/page/ /docs/index.xml en</i>'],
    ['goes on without what would be bundled', '<script></script><b>after</b>'],
    ['reads files of the content by their place in it', '<q>9</q>'],
    ['treats two references to a page as equal in lists', '<s>true false 2 Rich en</s>'],
    ['marks texts that nobody translated, where the site says so', '<q>9</q>[i18n] nobody'],
    [
      'of a module and of a mount run, in any case of their names',
      '<s>vendored</s> <u>packed</u> /docs/other/',
    ],
    [
      'has digests, groups, tests of types, a store and blocks that run last',
      '<kbd>b60090 6f8f57 K1 true true false true false true 1 3 43</kbd>',
    ],
    ['comes before what is built in', '<i class="mine">own.png</i>'],
    ['escapes by context', '<a href="#ZgotmplZ" title="<script>">&#x3C;script></a>'],
  ])('%s', (_, expected) => {
    expect(html).not.toBe('');
    expect(html).toContain(expected);
  });

  it('may use files that a mount puts below the static ones', () => {
    expect(existsSync(join(tree.out, 'img/logos/a/pic.svg'))).toBe(true);
  });

  it('in percent signs is Markdown of the page', () => {
    expect(html).toMatch(/<h2[^>]* id="read-more"/);
    expect(html).toContain('<em>emphasis</em>');
  });

  it.each([
    ['unsupported-template', 'images.Grayscale', 'content/docs/page.md', 43],
    ['unsupported-template', 'hugo.Store', 'content/docs/page.md', 43],
    ['unsupported-template', '.Site.Store', 'content/docs/page.md', 43],
    ['unsupported-template', '.Page.Store', 'content/docs/page.md', 43],
    ['unsupported-template', 'resources.GetRemote', 'layouts/shortcodes/remote.html', 2],
    ['template-error', 'endless', 'layouts/shortcodes/endless.html', 1],
    ['template-error', 'broken', 'layouts/shortcodes/broken.html', 2],
    ['template-error', 'secret', 'layouts/shortcodes/secret.html', 1],
    ['template-error', 'strict', 'content/docs/page.md', 31],
    ['template-error', 'outside', 'layouts/shortcodes/outside.html', 1],
  ])('that fails is a finding: %s, %s', (code, target, file, line) => {
    const found = tree.problems.find((problem) => problem.code === code && problem.target === target);
    expect(found?.place).toMatchObject({ kind: 'file', file, start: { line } });
  });

  it('that fails shows so, and lets the rest of the page be', () => {
    expect(html.match(/lockstep-error/g)?.length).toBe(5);
    expect(html).not.toContain('root:');
    expect(html).toContain('The end.');
  });
});
