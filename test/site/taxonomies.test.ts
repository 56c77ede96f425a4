/** Taxonomies and menus of a Hugo tree. The expectations were verified with Hugo 0.169. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, type JsonReport, showProblem } from './tiny-site.ts';

const page = (lines: readonly string[], body: string) => ['---', ...lines, '---', body, ''].join('\n');

const site = createTinySite(
  {
    'hugo.yaml': `
title: Harbour
baseURL: https://harbour.example/
defaultContentLanguage: en
taxonomies: { topic: topics, author: authors }
permalinks: { term: { authors: '/people/:slug/' } }
languages: { en: { weight: 1, contentDir: content/en }, fr: { weight: 2, contentDir: content/fr } }
outputs: { page: [html], section: [html], home: [html] }
markup: { goldmark: { parser: { autoDefinitionTermID: true } } }
menus:
  main:
    - { name: Harbour, pageRef: /docs, weight: 10 }
    - { name: More, identifier: more, weight: 20 }
    - { name: Ropes, url: /docs/ropes/, parent: more, weight: 2 }
    - { name: Elsewhere, url: 'https://else.example/', parent: more, weight: 1 }
params: { lockstep: { sidebarMenu: docs } }
`,
    'content/en/_index.md': page(
      ['title: Start'],
      '[all](/topics/) [one](/topics/state-of-the-sea/) [c](/topics/c%23/) [who](/people/ada/) [none](/topics/none/)',
    ),
    'content/en/docs/_index.md': page(['title: Docs', 'menu: docs'], ''),
    'content/en/docs/ropes.md': page(
      [
        'title: Ropes',
        'date: 2026-01-02',
        'topics: ["State of the sea", "C#"]',
        'authors: Ada',
        'menu: { docs: { parent: Docs, weight: 2 } }',
      ],
      'Rope\n: what is [thrown](#rope)\n',
    ),
    'content/en/docs/knots.md': page(
      ['title: Knots', 'topics: ["state of the Sea"]', 'menu: { docs: { parent: Docs, weight: 1 } }'],
      'Knots.',
    ),
    'content/en/topics/_index.md': page(['title: Our topics'], 'By subject.'),
    'content/fr/_index.md': page(['title: Début'], ''),
    'content/fr/docs/ropes.md': page(['title: Cordes', 'topics: [Été]'], 'Cordes.'),
  },
  { bare: true },
);

let report: JsonReport;
beforeAll(async () => {
  await site.build();
  ({ report } = await site.check());
});

const mainOf = (output: string) => /<main[\s\S]*<\/main>/.exec(site.read(output))?.[0] ?? '';

describe('taxonomies', () => {
  it('have a page for each taxonomy and term of each locale, with feeds', () => {
    const lists = site.outputs().filter((path) => /(?:^|\/)(?:topics|authors|people)\//.test(path));
    expect(lists).toEqual([
      'authors/index.html',
      'authors/index.xml',
      'fr/authors/index.html',
      'fr/authors/index.xml',
      'fr/topics/index.html',
      'fr/topics/index.xml',
      'fr/topics/été/index.html',
      'fr/topics/été/index.xml',
      'people/ada/index.html',
      'people/ada/index.xml',
      'topics/c#/index.html',
      'topics/c#/index.xml',
      'topics/index.html',
      'topics/index.xml',
      'topics/state-of-the-sea/index.html',
      'topics/state-of-the-sea/index.xml',
    ]);
  });

  it('list their terms, and terms their pages', () => {
    expect(mainOf('topics/index.html')).toMatch(/<h1>Our topics<\/h1>[\s\S]*By subject/);
    expect(mainOf('topics/index.html')).toContain('<a href="/topics/c%23/">C#</a>');
    expect(mainOf('topics/state-of-the-sea/index.html')).toMatch(
      /<h1>State of the Sea<\/h1>[\s\S]*href="\/docs\/ropes\/"[\s\S]*href="\/docs\/knots\/"/,
    );
  });

  it('are reported on the pages that have them', () => {
    expect(mainOf('docs/ropes/index.html')).toContain(
      '<dl class="terms"><div><dt>Our topics</dt><dd><a href="/topics/state-of-the-sea/" rel="tag">State of the Sea</a></dd><dd><a href="/topics/c%23/" rel="tag">C#</a></dd></div><div><dt>Authors</dt><dd><a href="/people/ada/" rel="tag">Ada</a></dd></div></dl>',
    );
  });

  it('are known to the check of links, as ids of terms of definitions are', () => {
    expect(report.problems.map(showProblem)).toEqual(['content/en/_index.md:4:96 error missing-page']);
  });
});

describe('menus', () => {
  it('keep their levels and entries without an address', () => {
    const nav = /<nav aria-label="Main menu">[\s\S]*?<\/nav>/.exec(site.read('index.html'))?.[0] ?? '';
    expect(nav.replaceAll(/ (?:class|data-popup)(?:="[^"]*")?/g, '')).toBe(
      '<nav aria-label="Main menu"><ul><li><a href="/docs/">Harbour</a></li><li><details><summary>More</summary><ul><li><a href="https://else.example/">Elsewhere</a></li><li><a href="/docs/ropes/">Ropes</a></li></ul></details></li></ul></nav>',
    );
  });

  it('may stand at the side', () => {
    const side = /<nav class="sidebar"[\s\S]*?<\/nav>/.exec(site.read('docs/knots/index.html'))?.[0] ?? '';
    expect([...side.matchAll(/<a href="([^"]+)"/g)].map(([, url]) => url)).toEqual([
      '/docs/',
      '/docs/knots/',
      '/docs/ropes/',
    ]);
  });
});
