/** Characters in titles that are not allowed in feeds and sitemaps. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createTinySite } from './tiny-site.ts';

it('leaves out what XML forbids, says at which key, and escapes the rest once', async () => {
  const site = createTinySite({
    'lockstep.config.ts':
      "export default { url: 'https://tiny.example', locales: { en: { title: 'Tiny' }, fr: {} }, feeds: ['blog'] };\n",
    'content/en/_index.md': '---\ntitle: Home\n---\nHi.\n',
    'content/en/blog/_index.md': '---\ntitle: Blog\n---\n',
    'content/en/blog/bell.md':
      '---\ndate: 2026-01-02\ntitle: "Ring\\u0007 it\\uFFFE"\n---\nBell\u000b rings.\n',
    'content/en/blog/signs.md':
      '---\ndate: 2026-01-01\ntitle: Signs & wonders\n---\nIf x < y & y > z, stop.\n',
  });
  const { code, report } = await site.build();
  expect(code).toBe(0);
  expect(report.problems).toMatchObject([
    {
      code: 'invalid-front-matter',
      severity: 'warning',
      file: 'content/en/blog/bell.md',
      line: 3,
      target: 'title',
    },
  ]);
  const feed = site.read('blog/index.xml');
  expect(feed).toContain('<title>Ring it</title>');
  expect(feed).toContain('<title>Signs &amp; wonders</title>');
  expect(feed).toContain('<description>If x &lt; y &amp; y &gt; z, stop.</description>');
  // An independent parser, which fails if the XML is not well-formed.
  for (const file of ['blog/index.xml', 'sitemap-index.xml', 'sitemap-en.xml'])
    execFileSync('python3', [
      '-c',
      'import sys,xml.dom.minidom as m; m.parse(sys.argv[1])',
      `${site.out}/${file}`,
    ]);
});
