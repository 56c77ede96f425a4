/** Pages that content adapters of a Hugo tree generate. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, type JsonReport, showProblem } from './tiny-site.ts';

const site = createTinySite(
  {
    'hugo.yaml': `
baseURL: https://made.example/
title: Made
defaultContentLanguage: en
disableKinds: [taxonomy, term]
languages: { en: { weight: 1 }, fr: { weight: 2 } }
module:
  mounts:
    - { source: content/en, target: content, lang: en }
    - { source: content/fr, target: content, lang: fr }
`,
    'assets/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>',
    'data/trees.yaml': `
- { key: oak, name: Oak, height: 30 }
- { key: elm, name: Elm, height: 25 }
`,
    'layouts/shortcodes/loud.html': '<b>{{ .Inner }}</b>',
    'layouts/partials/text-of.html':
      '{{ return printf "The %s is {{< loud >}}%d{{< /loud >}} m tall." .name .height }}',
    'content/en/_index.md':
      '---\ntitle: Start\n---\n[oak](/trees/oak/) [gone](/trees/fir/) [elm](trees/elm.md)\n',
    'content/en/trees/_index.md': '---\ntitle: Trees\n---\nAll of them.\n',
    'content/en/trees/elm.md': '---\ntitle: The written elm\n---\nBy hand.\n',
    'content/en/trees/_content.gotmpl': `{{ .EnableAllLanguages }}
{{ $lang := site.Language.Lang }}
{{ $add := . }}
{{ range $at, $tree := site.Data.trees }}
  {{ $add.AddPage (dict
    "path" $tree.key
    "title" (printf "%s (%s)" $tree.name $lang)
    "weight" (add $at 1)
    "dates" (dict "date" (time.AsTime "2026-02-03"))
    "params" (dict "height" $tree.height)
    "content" (dict "mediaType" "text/markdown" "value" (printf "%s\\n\\n## Of {{%% param height %%}}\\n\\n[all](../)" (partial "text-of.html" $tree)))
  ) }}
{{ end }}
{{ .AddResource (dict "path" "oak/leaf.svg" "content" (dict "value" (resources.Get "leaf.svg"))) }}
{{ .AddResource (dict "path" "oak/facts.txt" "content" (dict "mediaType" "text/plain" "value" "Facts of oaks")) }}
`,
    'content/en/broken/_index.md': '---\ntitle: Broken\n---\n',
    'content/en/broken/_content.gotmpl':
      '{{ .AddPage (dict "path" "first" "title" "First") }}\n{{ .AddPage (dict "title" "B") }}\n',
    'content/fr/_index.md': '---\ntitle: Début\n---\nBonjour.\n',
  },
  { bare: true },
);

let report: JsonReport;
beforeAll(async () => {
  ({ report } = await site.build());
});

describe('a content adapter', () => {
  it('makes pages and files for each language that it asks for; a file in the same place counts', () => {
    const outputs = site.outputs().filter((path) => path.includes('trees/'));
    expect(outputs.filter((path) => !path.endsWith('.xml') && !path.endsWith('.md'))).toEqual([
      'fr/trees/elm/index.html',
      'fr/trees/index.html',
      'fr/trees/oak/facts.txt',
      'fr/trees/oak/index.html',
      'fr/trees/oak/leaf.svg',
      'trees/elm/index.html',
      'trees/index.html',
      'trees/oak/facts.txt',
      'trees/oak/index.html',
      'trees/oak/leaf.svg',
    ]);
    expect(site.read('trees/elm/index.html')).toContain('By hand.');
    expect(site.read('trees/oak/facts.txt')).toBe('Facts of oaks');
  });

  it('makes pages like any others: shortcodes run, headings have ids, lists and neighbours know them', () => {
    const oak = site.read('trees/oak/index.html');
    expect(oak).toContain('The Oak is <b>30</b> m tall.');
    expect(oak).toContain('id="of-30"');
    expect(site.read('fr/trees/oak/index.html')).toContain('Oak (fr)');
    expect(site.read('trees/index.html')).toContain('href="/trees/oak/"');
  });

  it('is checked like a page, and reported where it fails', () => {
    expect(report.problems.map(showProblem)).toEqual([
      'content/en/broken/_content.gotmpl:2:4 error template-error',
    ]);
  });

  it('makes pages that links lead to', async () => {
    const { report: checked } = await site.check();
    expect(checked.problems.map(showProblem)).toEqual([
      'content/en/_index.md:4:27 error missing-page',
      'content/en/broken/_content.gotmpl:2:4 error template-error',
    ]);
  });
});
