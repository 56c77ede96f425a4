/** A file of redirects that a template of a Hugo tree generates: links through redirects are reported, and the targets of redirects are checked. */
import { expect, it } from 'vitest';
import { createTinySite, showProblem } from './tiny-site.ts';

const site = createTinySite(
  {
    'hugo.yaml': `
baseURL: https://moved.example/
title: Moved
disableAliases: true
disableKinds: [taxonomy, term, rss]
mediaTypes: { text/redirects: {} }
outputFormats: { moves: { mediaType: text/redirects, baseName: _redirects, isPlainText: true, notAlternative: true } }
outputs: { home: [html, moves] }
`,
    'layouts/index.moves': `{{ range $p := .Site.RegularPages }}{{ range .Aliases }}{{ . }} {{ $p.RelPermalink }} 301
{{ end }}{{ end }}/away/* /nowhere/:splat 302
/shut/ /closed/ 301
`,
    'content/_index.md': '---\ntitle: Start\n---\n[before](/before/) [lost](/lost/)\n',
    'content/here.md': '---\ntitle: Here\naliases: [/before/]\n---\nHere.\n',
  },
  { bare: true },
);

it('is read by the check of links', async () => {
  const { report } = await site.check();
  expect(report.problems.map((problem) => `${showProblem(problem)} ${problem.target}`)).toEqual([
    'content/_index.md:4:10 info redirected-link /before/',
    'content/_index.md:4:27 error missing-page /lost/',
    'layouts/index.moves:1:1 error missing-page /closed/',
  ]);
});
