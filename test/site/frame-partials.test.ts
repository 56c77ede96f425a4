/** Partials of a Hugo tree in slots of the frame, like Docsy's. */
import { expect, it } from 'vitest';
import { createTinySite, showProblem } from './tiny-site.ts';

it('print HTML and what templates make of the page, the tree’s own before those of its theme', async () => {
  const site = createTinySite(
    {
      'hugo.yaml': 'baseURL: https://quay.example/\ntitle: Quay\ntheme: shore\nparams: { owner: "A & B" }\n',
      'content/docs/a.md': '---\ntitle: Ropes\n---\nText.\n',
      'layouts/partials/hooks/head-end.html':
        '<meta name="owner" content="{{ .Site.Params.owner }}: {{ .Title }}">\n',
      'themes/shore/layouts/partials/hooks/head-end.html': '<meta name="theme" content="shore">\n',
      'themes/shore/layouts/partials/hooks/body-end.html': '<script>window.tide = "in";</script>\n',
    },
    { bare: true },
  );
  const { report } = await site.build();
  expect(report.problems.map(showProblem)).toEqual([]);
  const html = site.read('docs/a/index.html');
  expect(html.slice(0, html.indexOf('</head>'))).toContain('<meta name="owner" content="A &amp; B: Ropes">');
  expect(html).not.toContain('content="shore"');
  expect(html).toMatch(/<script>window\.tide = "in";<\/script>\s*<\/body>/);
  site.write({ 'layouts/partials/hooks/body-end.html': '<p>{{ .Broken.Thing.That }}</p>\n' });
  const after = await site.build();
  expect(
    after.report.problems.every(
      ({ severity, file }) => severity === 'warning' && file?.startsWith('layouts/') === true,
    ),
  ).toBe(true);
  expect(site.read('docs/a/index.html')).not.toContain('window.tide');
});
