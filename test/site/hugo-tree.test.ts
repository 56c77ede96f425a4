/** A modern Hugo tree, built once. The expectations for each page were verified with Hugo 0.169. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, type JsonReport, showProblem } from './tiny-site.ts';

const page = (lines: readonly string[], body: string) => ['---', ...lines, '---', body, ''].join('\n');

const site = createTinySite(
  {
    'hugo.yaml': `
baseURL: https://today.example/sub/
title: Today
timeZone: Asia/Kathmandu
defaultContentLanguage: en
disableKinds: [taxonomy, term]
uglyURLs: { notes: true }
languages: { en: { weight: 1 }, fr: { weight: 2 } }
module:
  mounts:
    - { source: content/en, target: content, lang: en }
    - { source: content/fr, target: content, lang: fr }
    - { source: content/en/shared, target: content/shared, lang: fr }
`,
    'static/leaf.png': 'x',
    'content/en/_index.md': page(
      ['title: Start'],
      '# Good day\n\n[to](/sub/docs/plain/) ![leaf](/sub/leaf.png)\n',
    ),
    'content/en/docs/plain.md': page(
      ['title: Plain', 'aliases: [/once]'],
      'See [nothing]({{< unheard >}}) or ![no picture]({{< unheard >}}).\n\nThe text goes on for readers who search.',
    ),
    'content/en/docs/listed.md': page(
      ['title: Listed', 'aliases: [', '\t"/first/name",', '\t"/second/name",', ']'],
      '## A [Linked](/sub/docs/plain/) &amp; plain part\n',
    ),
    'content/en/notes/early.md': page(['title: Early', 'date: 2026-03-01T02:00:00'], 'Early.'),
    'content/en/notes/late.md': page(['title: Late', 'date: 2026-02-28T21:00:00Z'], 'Late.'),
    'content/en/shared/terms.md': page(['title: Terms'], 'All [plain](/sub/docs/plain/) terms.'),
    'content/fr/_index.md': page(['title: Début'], 'Bonjour. [conditions](/sub/fr/shared/terms/)'),
    'content/fr/docs/plain.md': page(['title: Simple', 'aliases: [/once]'], 'Simple.'),
    'content/fr/docs/listed.md': page(['slug: listed', 'untranslated: 1'], ''),
  },
  { bare: true },
);

let report: JsonReport;
beforeAll(async () => {
  ({ report } = await site.build());
});

const bodyOf = (output: string) =>
  /<div class="content"[^>]*>([\s\S]*?)<\/article>/.exec(site.read(output))?.[1] ?? '';

describe('a Hugo tree of today', () => {
  it('has its pages where Hugo puts them', () => {
    const pages = site.outputs().filter((path) => path.endsWith('.html') && !path.startsWith('_lockstep/'));
    expect(pages).toEqual([
      '404.html',
      'docs/index.html',
      'docs/listed/index.html',
      'docs/plain/index.html',
      'en/index.html',
      'first/name/index.html',
      'fr/404.html',
      'fr/docs/index.html',
      'fr/docs/listed/index.html',
      'fr/docs/plain/index.html',
      'fr/index.html',
      'fr/once/index.html',
      'fr/shared/index.html',
      'fr/shared/terms/index.html',
      'index.html',
      'notes/early.html',
      'notes/index.html',
      'notes/late.html',
      'once/index.html',
      'second/name/index.html',
      'shared/index.html',
      'shared/terms/index.html',
    ]);
  });

  it('reports an undefined shortcode once per page', () => {
    expect(report.problems.map(showProblem)).toEqual([
      'content/en/docs/plain.md:5:15 error unknown-shortcode',
    ]);
  });

  it('makes no address of what failed', () => {
    expect(bodyOf('docs/plain/index.html')).toContain(
      'See <a>nothing</a> or <img alt="no picture" loading="lazy">.',
    );
  });

  it('leaves the base path of an author as it is', () => {
    const home = bodyOf('index.html');
    expect(home).toContain('<a href="/sub/docs/plain/">to</a>');
    expect(home).toContain('src="/sub/leaf.png"');
  });

  it('has one heading of the first level where the home page brings its own', () => {
    expect(site.read('index.html').match(/<h1/g)).toHaveLength(1);
  });

  it('describes a page by the beginning of its text', () => {
    expect(site.read('docs/plain/index.html')).toContain(
      '<meta name="description" content="See nothing or . The text goes on for readers who search.">',
    );
  });

  it('makes ids of the text of headings', () => {
    expect(bodyOf('docs/listed/index.html')).toContain('id="a-linked--plain-part"');
  });

  it('reads dates without a zone by the clock of the site', () => {
    const feed = site.read('notes/index.xml');
    expect([...feed.matchAll(/<(?:title|pubDate)>(.*)<\//g)].map(([, text]) => text).slice(1)).toEqual([
      'Late',
      'Sat, 28 Feb 2026 21:00:00 GMT',
      'Early',
      'Sun, 01 Mar 2026 02:00:00 +0545',
    ]);
  });

  it.each([
    ['a page that a mount shows', 'fr/shared/terms/index.html', '/sub/shared/terms/', 'All '],
    ['an empty stub', 'fr/docs/listed/index.html', '/sub/docs/listed/', 'Listed'],
  ])('shows the source in place of %s', (_what, output, source, text) => {
    const html = site.read(output);
    expect(html).toContain(`<link rel="canonical" href="https://today.example${source}">`);
    expect(html).not.toContain('data-pagefind-body');
    expect(html).toMatch(/<div class="content"[^>]* lang="en" dir="ltr">/);
    expect(bodyOf(output)).toContain(text);
    expect(html).not.toMatch(/<link rel="alternate"[^>]*hreflang="fr"/);
  });
});

describe('content that is not read as it stands', () => {
  it('is a mount from next to the site, where that is in the same work tree', async () => {
    const tree = createTinySite(
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        'README.md': '# Read this first\n',
        'lib/part.md': page(['title: Part'], 'A part of the library.'),
        'site/hugo.yaml': `
disableKinds: [taxonomy, term]
module:
  mounts:
    - { source: content, target: content }
    - { source: ../lib, target: content/library }
    - { source: ../README.md, target: content/about.md }
    - { source: ../../elsewhere, target: content/elsewhere }
`,
        'site/content/_index.md': page(['title: Start'], '[part](/library/part/) [about](/about/)'),
      },
      { bare: true },
    );
    const run = await tree.check(['--site', `${tree.root}/site`]);
    expect(run.report.problems.map(showProblem)).toEqual(['hugo.yaml:8:9 warning path-outside-site']);
  });
});

describe('a fragment on a page', () => {
  it('has ids of its own, and says its language where that is another', async () => {
    const own = createTinySite({
      'content/en/includes/part.md': 'Shared[^s] text.\n\n## Part\n\n[^s]: Of the part.\n',
      'content/en/docs/_index.md': page(['title: Docs'], ''),
      'content/en/docs/a.md': page(
        ['title: A'],
        'Own[^o].\n\n{{% include "part.md" %}}\n\n## Part\n\n{{% include "part.md" %}}\n\n[^o]: Of the page.\n',
      ),
      'content/fr/docs/_index.md': page(['title: Docs'], ''),
      'content/fr/docs/a.md': page(
        ['title: A'],
        'Ceci est une page en français.\n\n{{% include "part.md" %}}\n',
      ),
    });
    await own.build();
    const ids = (output: string) => [...own.read(output).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids('docs/a/index.html').toSorted()).toEqual([
      'content',
      'fn:1',
      'fn:1-1',
      'fn:1-2',
      'fnref:1',
      'fnref:1-1',
      'fnref:1-2',
      'part',
      'part-1',
      'part-2',
    ]);
    expect(own.read('fr/docs/a/index.html')).toMatch(/<p lang="en" dir="ltr">Shared/);
  });
});
