/** Languages in templates: empty translations count as pages, titles are not changed, and a language prints its key. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltTree, buildTree } from './built-tree.ts';

const SITE: Readonly<Record<string, string>> = {
  'hugo.toml': `baseURL = "https://example.org/"
defaultContentLanguage = "en"
[languages.en]
contentDir = "content/en"
weight = 1
[languages.uk]
contentDir = "content/uk"
weight = 2
`,
  'content/en/status.md': '---\ntitle: Status\n---\n{{< status >}}\n',
  'content/en/tea.md': '---\ntitle: Tea\n---\nGreen.\n',
  'content/uk/tea.md': '---\nuntranslated: 1\n---\n',
  'content/en/cup.md': '---\ntitle: Cup\n---\nBig.\n',
  'content/uk/cup.md': '---\ntitle: Чашка\n---\nВелика.\n',
  'content/en/only.md': '---\ntitle: Only\n---\nHere.\n',
  'layouts/shortcodes/status.html': `{{ range slice "/tea" "/cup" "/only" }}<p>{{ $page := site.GetPage . }}{{ $page.Title }}:
{{- range hugo.Sites }}{{ $lang := .Language }}{{ range $page.Translations }}{{ if eq $lang .Language }} {{ $lang }}=[{{ .LinkTitle }}]
{{- with .Params.untranslated }} empty{{ end }}{{ end }}{{ end }}{{ end }}</p>{{ end }}`,
};

let tree: BuiltTree;

beforeAll(async () => {
  tree = await buildTree(SITE);
});

describe('a template', () => {
  it.each([
    ['sees an empty translation as a page without a title', '<p>Tea: uk=[] empty</p>'],
    ['takes a language from a page and from the sites for one', '<p>Cup: uk=[Чашка]</p>'],
    ['sees no translation where there is none', '<p>Only:</p>'],
  ])('%s', (_, expected) => {
    expect(tree.page('status')).toContain(expected);
  });
});
