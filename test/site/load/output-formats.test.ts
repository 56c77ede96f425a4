/** Output formats that a Hugo tree configures without a template for them. */
import { expect, it } from 'vitest';
import { systemClock } from '../../../src/io/index.ts';
import { loadSite } from '../../../src/site/load/load-site.ts';
import { findFormatFiles } from '../../../src/site/load/output-formats.ts';
import { printProblems, writeSite } from '../../config/site-on-disk.ts';

it('are reported once a format, at the place that asks for them', async () => {
  const root = writeSite({
    'hugo.toml': [
      'baseURL = "https://own.example/"',
      'disableKinds = ["taxonomy", "term"]',
      '[outputs]',
      'home = ["html", "rss", "json", "redir"]',
      'section = ["html", "print", "json"]',
      '[outputFormats.redir]',
      'mediaType = "text/plain"',
      'baseName = "_redirects"',
      '[outputFormats.print]',
      'mediaType = "text/html"',
    ].join('\n'),
    'layouts/index.json': '[]',
    'layouts/docs/list.json': '[{{ range .Pages }}{{ .Title | jsonify }}{{ end }}]',
    'content/_index.md': '---\ntitle: Home\n---\n',
    'content/docs/_index.md': '---\ntitle: Docs\n---\n',
    'content/docs/a.md': '---\ntitle: A\noutputs: [html, calendar]\n---\nText.\n',
  });
  const result = await loadSite({ root, clock: systemClock });
  if (result.kind === 'failed') throw new Error('The site could not be read.');
  const { site, corpus, siteTemplates } = result.loaded;
  expect(
    printProblems(result.problems.filter(({ code }) => code === 'unsupported-config')),
  ).toMatchInlineSnapshot(`
    "hugo.toml:4:1 warning unsupported-config
      Unexpected output format “redir” of “home”, expected HTML, RSS, Markdown or a format for which the site has a template: no such file is generated.
      → Write the file into static/, where it is read and published.
    hugo.toml:5:1 warning unsupported-config
      Unexpected output format “print” of “section”, expected HTML, RSS, Markdown or a format for which the site has a template: no such file is generated.
      → Set the parameter lockstep.printViews to generate a print view for each section.
    content/docs/a.md:1:1 warning unsupported-config
      Unexpected output format “calendar” of “content/docs/a.md”, expected HTML, RSS, Markdown or a format for which the site has a template: no such file is generated.
      → Write a template such as layouts/list.calendar.ics, or put the file in static/."
  `);
  expect(findFormatFiles(site, corpus.pages, siteTemplates).map(({ path }) => path)).toEqual([
    'index.json',
    'docs/index.json',
  ]);
});
