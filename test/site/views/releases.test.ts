/** The versions that a Hugo tree names in its parameters. */
import { describe, expect, it } from 'vitest';
import { createTinySite, page, showProblem } from '../tiny-site.ts';

const HUGO = `title: Tiny
baseURL: https://v1.tiny.example/
defaultContentLanguage: en
languages:
  en: { languageName: English, contentDir: content/en }
  fr: { languageName: Français, contentDir: content/fr, params: { version_menu: Éditions } }
params:
  version: v1.0
  version_menu: Releases
  version_menu_pagelinks: true
  archived_version: true
  url_latest_version: https://tiny.example
  versions:
    - { version: v2.0, url: "https://tiny.example/" }
    - { name: "---" }
    - { name: "The *first*", version: v1.0, url: "https://v1.tiny.example" }
    - { name: "Archive", url: "https://tiny.example/old/", pagelinks: false }
    - { name: "Soon" }
    - { name: "Trap", url: "javascript:alert(1)" }
`;

const site = createTinySite(
  {
    'hugo.yaml': HUGO,
    'content/en/docs/_index.md': page('Docs', 'Text.'),
    'content/fr/docs/_index.md': page('Aide', 'Texte.'),
  },
  { bare: true },
);

describe('a Hugo tree that names its versions', () => {
  it('has a menu of them, which leads to the same page where this is set', async () => {
    const { report } = await site.build();
    expect(report.problems.map(showProblem)).toEqual([]);
    const docs = site.read('docs/index.html');
    const menu = /<details class="languages versions"[\s\S]*?<\/details>/.exec(docs)?.[0] ?? '';
    expect(menu).toContain('<span class="tool-label">Releases</span>');
    expect(
      [...menu.matchAll(/<a href="([^"]*)"([^>]*)>\s*([^<]*?)\s*<\/a>/g)].map((link) => link.slice(1)),
    ).toEqual([
      ['https://tiny.example/docs/', '', 'v2.0'],
      ['https://v1.tiny.example/docs/', ' aria-current="true"', 'The *first*'],
      ['https://tiny.example/old/', '', 'Archive'],
    ]);
    expect(menu).toContain('Soon');
    expect(menu).not.toContain('Trap');
    expect(site.read('fr/docs/index.html')).toContain('Éditions');
  });

  it('says on each page that it is an archive, and where the current version is', () => {
    expect(site.read('docs/index.html')).toMatch(
      /<p class="callout callout-warning"[^>]*>This documentation is for v1\.0, which is no longer maintained\.\s*<a href="https:\/\/tiny\.example">\s*Go to the documentation for v2\.0/,
    );
    expect(site.read('fr/docs/index.html')).toContain('qui n’est plus maintenue');
  });
});
