/** `.GetPage` of a page is relative to that page, not to the rendered one: templates look for pages next to it and above it. */
import { beforeAll, expect, it } from 'vitest';
import { type BuiltTree, buildTree } from './built-tree.ts';

const page = (title: string, text = '') => `---\ntitle: ${title}\n---\n${text}\n`;

const SITE: Readonly<Record<string, string>> = {
  'hugo.toml': 'baseURL = "https://example.org/"\n',
  'content/parts/boat.md': page('Boat at the top'),
  'content/river/_index.md': page('River'),
  'content/river/parts/boat.md': page('Boat of the river', 'With **oars**.'),
  'content/river/bank/_index.md': page('Bank'),
  'content/river/bank/tree.md': page('Tree', '{{% above "./parts/boat.md" %}}'),
  'content/river/bank/stone.md': page(
    'Stone',
    '{{< from "/river/bank" "tree" >}} {{< from "/river/bank/tree" "./stone" >}} {{< from "/river" "parts/boat" >}} {{< from "/river/bank" "parts/boat" >}} {{< from "/river/bank" "./parts/boat" >}} {{< from "/river/bank" "../parts/boat" >}}',
  ),
  'layouts/shortcodes/from.html':
    '[{{ with (site.GetPage (.Get 0)).GetPage (.Get 1) }}{{ .Title }}{{ end }}]',
  'layouts/shortcodes/above.html':
    '{{ $path := .Get 0 }}{{ $found := false }}{{ range .Page.Ancestors }}{{ if not $found }}{{ with .GetPage $path }}{{ $found = . }}{{ end }}{{ end }}{{ end }}{{ with $found }}{{ .RenderShortcodes }}{{ end }}',
};

let tree: BuiltTree;

beforeAll(async () => {
  tree = await buildTree(SITE);
});

it('starts at a section or next to a page, then at the top, unless it says where', () => {
  expect(tree.page('river/bank/stone')).toContain(
    '[Tree] [Stone] [Boat of the river] [Boat at the top] [] [Boat of the river]',
  );
});

it('finds the nearest file above a page, whose text becomes part of it', () => {
  expect(tree.page('river/bank/tree')).toContain('With <strong>oars</strong>.');
});
