import { describe, expect, it } from 'vitest';
import { toPattern } from '../../../src/site/project/project-paths.ts';
import { page } from '../tiny-site.ts';
import { createProject, RICH } from './astro-project.ts';

describe('toPattern', () => {
  it.each([
    ['index.astro', '', true],
    ['about.md', '/about', true],
    ['about.md', '/about/us', false],
    ['blog/index.mdx', '/blog', true],
    ['blog/[slug].astro', '/blog/first', true],
    ['blog/[slug].astro', '/blog/first/more', false],
    ['blog/[year]-[slug].astro', '/blog/2026-first', true],
    ['docs/[...rest].astro', '/docs', true],
    ['docs/[...rest].astro', '/docs/a/b', true],
    ['rss.xml.ts', '/rss.xml', true],
    ['a+b.astro', '/a+b', true],
    ['.well-known/x.json.ts', '/.well-known/x.json', true],
  ])('%s answers at “%s”: %s', (file, path, answers) => {
    expect(toPattern(file)?.test(path)).toBe(answers);
  });

  it.each(['_draft.astro', 'blog/_parts/x.astro', 'x.json', 'Card.tsx'])('%s is no page', (file) => {
    expect(toPattern(file)).toBeUndefined();
  });
});

describe('links into the project', () => {
  it('lead somewhere, and others do not', async () => {
    const { 'src/pages/[...rest].astro': _all, ...rest } = RICH;
    const site = createProject({
      ...rest,
      'content/en/docs/_index.md': page('Docs', '[a](/crew/) [b](/robots.txt) [c](/captain/) [d](/crew/#x)'),
    });
    const { report } = await site.check();
    expect(report.problems.filter(({ code }) => code.startsWith('missing'))).toMatchObject([
      { code: 'missing-page', target: '/captain/' },
    ]);
  }, 60_000);
});
