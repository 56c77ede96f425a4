/** Diagrams in built sites: drawn if there is a browser, otherwise left to the script in the page. */
import { describe, expect, it } from 'vitest';
import { browserEnvironment } from '../../browser/launch.ts';
import { createTinySite, freshCache, freshPath, page, showProblem } from '../tiny-site.ts';

const GREETING = '```mermaid\nsequenceDiagram\n  accTitle: Greeting\n  A->>B: Hello\n```';
const FLOW = [
  '## The flow\n',
  '```mermaid\nflowchart LR\n  A[Start] -->|go| B{Why <b>not</b>}\n  click A "https://example.org/x"\n```',
].join('\n');

const SITE = {
  'lockstep.config.ts': `export default {
  title: 'Tiny',
  url: 'https://tiny.example',
  locales: { en: 'English', ar: 'العربية' },
  theme: { accent: '#7a1fa2' },
  printViews: true,
};`,
  'content/en/docs/_index.md': page('Docs', 'All.'),
  'content/en/docs/a.md': page(
    'A',
    `${FLOW}\n\n${GREETING}\n\n{{< mermaid >}}\npie\n  "x" : 1\n{{< /mermaid >}}`,
  ),
  'content/en/docs/b.md': page('B', `${GREETING}\n\n${GREETING}`),
  'content/ar/docs/a.md': page('مخطط', 'نص قصير.\n\n```mermaid\nflowchart LR\n  a["مرحبا"] --> b\n```'),
};
const BAD = { 'content/en/docs/bad.md': page('Bad', '```mermaid\n\nflowchart LR\n  A -->\n  -->> B[\n```') };

const NO_BROWSER = { CHROMIUM_PATH: undefined, PATH: '/nowhere', HOME: freshPath('home') };
/** The parts of a page that a build generated for diagrams. */
const drawingsIn = (html: string) => html.match(/<svg role="(?:img|group)"[\s\S]*?<\/svg>/g) ?? [];
const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

describe('with a browser', async () => {
  const env = await browserEnvironment();
  const site = createTinySite(SITE, { bare: true });
  const cache = freshCache();
  const first = await site.build(['--cache', cache], { env });
  const built = ['docs/a/index.html', 'docs/b/index.html', 'ar/docs/a/index.html', 'docs/_print/index.html'];
  const pages = built.map((path) => site.read(path));
  const [flow = ''] = drawingsIn(pages[0] ?? '');

  it('diagrams are drawn, each once, and the summary says so', () => {
    expect(first.report.problems.map(showProblem)).toEqual([]);
    expect(first.report.summary?.diagrams).toEqual({ drawn: 6, cached: 0, invalid: 0, left: [] });
    expect(pages.map((html) => drawingsIn(html).length)).toEqual([3, 2, 1, 5]);
  });

  it('no page loads a script for them', () => {
    expect(pages.filter((html) => html.includes('id="diagrams"') || html.includes('mermaid-'))).toEqual([]);
    expect(site.outputs().filter((path) => path.includes('mermaid'))).toEqual([]);
    // The summary does not mention that diagrams need scripts either.
    expect(pages[0]).not.toContain('<noscript>');
  });

  it('a drawing holds in both themes, in the colours of the site, without a style sheet', () => {
    expect(flow).toContain('fill="var(--accent-soft)"');
    expect(flow).toContain('stroke="var(--accent)"');
    expect(flow).not.toMatch(/<style|class=|#[0-9a-f]{6}|on\w+=/);
  });

  it('a drawing has a name, keeps its text and its markup, and its source is folded away below it', () => {
    expect(flow).toContain('role="group" aria-label="Diagram: The flow"');
    expect(flow).toContain('href="https://example.org/x"');
    expect(flow).toMatch(/Why <(?:b|strong)[^>]*>not</);
    expect(pages[0]).toMatch(
      /<svg role="img" width="\d+"[^>]*aria-labelledby="[^"]+"[\s\S]*<title[^>]*>Greeting</,
    );
    expect(pages[0]).toMatch(
      /<details class="diagram-source"><summary>Source of the diagram<\/summary><pre [^>]*><code[^>]*>flowchart LR/,
    );
    expect(pages[2]).toContain('مرحبا');
  });

  it('ids stand once in a page, and what refers to them finds them', () => {
    for (const html of pages) {
      const ids = idsIn(html);
      expect(ids.length).toBe(new Set(ids).size);
      for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
      for (const [, id] of html.matchAll(/aria-labelledby="(diagram-[^"]+)"/g)) expect(ids).toContain(id);
    }
  });

  it('a second build has the drawings from the cache, without a browser', async () => {
    site.write({ 'content/en/docs/b.md': page('B', `Changed.\n\n${GREETING}\n\n${GREETING}`) });
    const second = await site.build(['--cache', cache], { env: NO_BROWSER });
    expect(second.report.summary?.diagrams).toEqual({ drawn: 0, cached: 6, invalid: 0, left: [] });
    expect(site.read('docs/a/index.html')).toBe(pages[0]);
    expect(drawingsIn(site.read('docs/b/index.html'))).toEqual(drawingsIn(pages[1] ?? ''));
  });

  it('the same source is drawn the same, and one that cannot be read is a finding at its line', async () => {
    site.write(BAD);
    const third = await site.build(['--cache', freshCache()], { env });
    expect(drawingsIn(site.read('docs/a/index.html'))).toEqual(drawingsIn(pages[0] ?? ''));
    expect(third.report.problems.map(showProblem)).toEqual([
      'content/en/docs/bad.md:9:1 error invalid-diagram',
    ]);
    expect(third.report.summary?.diagrams).toMatchObject({ drawn: 6, invalid: 1 });
    const bad = site.read('docs/bad/index.html');
    expect(bad).toContain('<pre class="mermaid">');
    expect(bad).not.toContain('id="diagrams"');
  });
});

describe('without a browser', async () => {
  const site = createTinySite(SITE, { bare: true });
  const cache = freshCache();
  const { report } = await site.build(['--cache', cache], { env: NO_BROWSER });

  it('pages draw with a script, and the summary says why', () => {
    expect(report.problems).toEqual([]);
    const left = [{ reason: 'no Chromium or Chrome is installed', count: 6 }];
    expect(report.summary?.diagrams).toEqual({ drawn: 0, cached: 0, invalid: 0, left });
    const html = site.read('docs/a/index.html');
    expect(html).toContain('id="diagrams"');
    expect(html).not.toContain('<!--');
    expect(html).toMatch(/<h2 [^>]*>The flow<\/h2>\s*<pre class="mermaid">/);
    expect(site.read('docs/_print/index.html')).toContain('id="diagrams"');
    expect(site.outputs().some((path) => /_lockstep\/mermaid-[\d.]+\//.test(path))).toBe(true);
  });

  it('a site that requires its diagrams to be drawn gets a problem at each', async () => {
    site.write({
      'lockstep.config.ts': SITE['lockstep.config.ts'].replace('theme: {', 'theme: { drawDiagrams: true,'),
    });
    const broken = { ...NO_BROWSER, CHROMIUM_PATH: '/bin/false' };
    const wanted = await site.build(['--cache', cache], { env: broken });
    expect(wanted.report.problems.map(showProblem)).toContain(
      'content/en/docs/a.md:7:1 warning undrawn-diagram',
    );
    expect(wanted.report.problems).toHaveLength(6);
    expect(wanted.report.problems[0]?.message).toContain('/bin/false has ended (exit code 1)');
    expect(site.read('docs/a/index.html')).toContain('id="diagrams"');
  });
});
