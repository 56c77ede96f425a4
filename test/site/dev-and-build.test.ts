/** The development server has every file that a build writes: both use one table of outputs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, freshPath, page, readTree, type Serving, serve } from './tiny-site.ts';

const CONFIG = `import { defineConfig } from 'lockstep';

export default defineConfig({
  title: 'Every kind',
  url: 'https://kinds.example',
  locales: { en: 'English', fr: 'Français' },
  feeds: ['/', 'blog'],
  listSize: 1,
  printViews: true,
  // Served pages draw their diagrams in the browser.
  theme: { drawDiagrams: false },
});
`;

const site = createTinySite({
  'lockstep.config.ts': CONFIG,
  'content/en/docs/_index.md': page('Guide', 'How it works.'),
  'content/en/docs/lamp.md': page('Lamp', '## Switch\n\nTurn it on.', 'aliases: [/light/]'),
  'content/en/docs/plan.md': page('Plan', '```mermaid\nflowchart LR\n  a --> b\n```'),
  'content/en/docs/tool/index.md': page('Tool', 'See [the list](parts.txt).'),
  'content/en/docs/tool/parts.txt': 'screw\n',
  'content/en/blog/_index.md': page('News', ''),
  'content/en/blog/first.md': page('First', 'The shop opens today.', 'date: 2026-03-01'),
  'content/en/blog/second.md': page('Second', 'The shop has **new** lamps.', 'date: 2026-03-02'),
  'content/fr/docs/_index.md': page('Guide', 'Comment cela marche.'),
  'content/fr/docs/lamp.md': page('Lampe', '## Interrupteur\n\nAllumez-la.'),
  'examples/lamp.yaml': 'kind: Lamp\n',
  'static/note.txt': 'a note\n',
});

let built: ReadonlyMap<string, string>;
let server: Serving;
let base: string;
beforeAll(async () => {
  await site.build();
  built = readTree(site.out);
  const port = String(30_000 + ((process.pid + 7919) % 20_000));
  server = await serve(['dev', '--site', site.root, '--port', port, '--cache', freshPath('cache')]);
  base = server.url;
});
afterAll(() => server.stop());

/** A page without the style sheets and scripts of the theme, which a build bundles and the dev server does not. */
function withoutTheme(html: string): string {
  return html
    .replaceAll(/<script\b(?![^>]*type="application\/json")[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<link\b[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replaceAll(/(?:href|src)="[^"]*\/icon[^"]*\.svg[^"]*"/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('> <', '><');
}

/** Files that Astro bundles, whose names depend on the bundle. */
const isBundled = (path: string) => /^_lockstep\/(?:site\.|icon\.|[^/]+\.js$|[^/]+\.svg$)/.test(path);

describe('the dev server', () => {
  it('is asked for files of every kind', () => {
    expect([...built.keys()]).toEqual(
      expect.arrayContaining([
        '404.html',
        '_headers',
        '_lockstep/code.css',
        '_lockstep/search/en.json',
        '_lockstep/tree.fr.json',
        'blog/index.xml',
        'blog/page/2/index.html',
        'docs/_print/index.html',
        'docs/lamp/index.md',
        'docs/tool/parts.txt',
        'examples/lamp.yaml',
        'fr/404.html',
        'fr/docs/plan/index.html',
        'fr/examples/lamp.yaml',
        'fr/search/index.html',
        'light/index.html',
        'llms.txt',
        'note.txt',
        'robots.txt',
        'search/index.html',
        'sitemap-en.xml',
        'translation-status/index.html',
      ]),
    );
    expect([...built.keys()].some((path) => path.startsWith('_lockstep/mermaid-'))).toBe(true);
  });

  it('answers each with what a build has', async () => {
    const different: string[] = [];
    for (const [path, expected] of built) {
      if (isBundled(path)) continue;
      const url = path.replace(/(^|\/)index\.html$/, '$1');
      const response = await fetch(new URL(url, base), { headers: { accept: 'text/html' } });
      const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
      const isPage = path.endsWith('.html');
      const isSame = isPage ? withoutTheme(body) === withoutTheme(expected) : body === expected;
      if (!isSame) different.push(`${response.status} ${path}`);
    }
    expect(different).toEqual([]);
  });
});
