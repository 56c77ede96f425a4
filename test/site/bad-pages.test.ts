import { beforeAll, describe, expect, it } from 'vitest';
import { addBadPages, BAD_PAGES, badFile, expectedProblems } from './bad-pages.ts';
import {
  CONFIG,
  createTinySite,
  type JsonReport,
  page,
  type Run,
  readTree,
  showProblem,
} from './tiny-site.ts';

const site = createTinySite({
  'lockstep.config.ts': CONFIG.replace(
    'locales:',
    "presets: ['docsy', 'kubernetes', 'opentelemetry'], locales:",
  ),
  'content/en/docs/_index.md': page('Docs', ''),
  'content/en/docs/good.md': page('Good', '{{< note >}}All is *well*.{{< /note >}}'),
  'content/en/bad/_index.md': page('Bad', ''),
  'examples/good.yaml': 'a: 1\n',
  'static/good.txt': 'good\n',
});

let built: Run & { readonly report: JsonReport };
let output: Map<string, string>;
beforeAll(async () => {
  addBadPages(site);
  // One page never ends. The limit is in processor time, so the others have enough time on a busy machine.
  built = await site.build(['--time-limit', '5']);
  output = readTree(site.out);
});

/** Texts that no page may show: slots, unprocessed tags, Hugo's placeholders. */
const LEAKS = /[\u{F0000}-\u{10FFFD}]|\{\{[<%]|HAHAHUGO/u;

describe('a page with a defect', () => {
  it.each(BAD_PAGES)('$name: is reported with its place, and shows it', ({ shows, box = true, ...bad }) => {
    const expected = expectedProblems(bad).sort();
    const files = new Set(expected.map((problem) => problem.replace(/:\d+:\d+ .*/, '')).concat(badFile(bad)));
    const found = built.report.problems.filter(({ file = '' }) => files.has(file)).map(showProblem);
    expect(found.sort()).toEqual(expected);
    const html = Buffer.from(output.get(`bad/${bad.name}/index.html`) ?? '', 'latin1').toString();
    expect(html).toContain('<html');
    expect(html.includes('class="lockstep-error"'), 'a box').toBe(box);
    expect(html).not.toMatch(LEAKS);
    if (shows !== undefined) expect(html).toContain(shows);
  });
});

describe('a site with defects', () => {
  it('is built whole, and the exit code is 1', () => {
    expect(built.code).toBe(1);
    expect(output.get('docs/good/index.html')).toContain('All is <em>well</em>.');
    expect(output.get('good.txt')).toBe('good\n');
    expect(output.get('examples/good.yaml')).toBe('a: 1\n');
    expect(built.report.summary?.pages).toEqual([
      { locale: 'en', count: BAD_PAGES.length + 5 },
      { locale: 'fr', count: 1 },
    ]);
  });

  it('has no other findings, each with a message and a hint', () => {
    const expected = BAD_PAGES.flatMap(expectedProblems).sort();
    expect(built.report.problems.map(showProblem).sort()).toEqual(expected);
    for (const { message, hint, file, target } of built.report.problems) {
      expect(message, file).toMatch(/^(?:Unexpected|Expected|The shortcode) .*[.:]/);
      expect(hint, file).toMatch(/\S/);
      expect(`${message}${hint}${target}`).not.toContain('\0');
    }
  });

  it('publishes nothing from outside of it in any file', () => {
    for (const [path, content] of output) {
      const text = Buffer.from(content, 'latin1').toString();
      expect(text.includes('root:x:'), path).toBe(false);
      expect(LEAKS.test(text), path).toBe(false);
    }
  });

  it('names the page that shows a broken fragment', () => {
    const inFragment = built.report.problems.find(({ file }) => file === 'content/en/includes/broken.md');
    expect(inFragment?.pages).toEqual(['content/en/bad/broken-include.md']);
  });
});
