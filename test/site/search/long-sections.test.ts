import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, page, type TinySite } from '../tiny-site.ts';

/** Titles of the sidebar's entries in order, without those above the section. */
function entriesOf(site: TinySite, output: string): readonly string[] {
  const sidebar = /<nav class="sidebar".*?<\/nav>/s.exec(site.read(output))?.[0] ?? '';
  return [...sidebar.matchAll(/<a\b[^>]*>([^<]*)</g)].map(([, text = '']) => text.trim()).slice(1);
}

const article = (number: number) => String(number).padStart(3, '0');
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => article(first + index));

describe('a section with more pages than a sidebar should hold', () => {
  const site = createTinySite({
    'content/en/long/_index.md': page('Long', ''),
    ...Object.fromEntries(
      range(1, 100).map((name) => [
        `content/en/long/${name}.md`,
        page(`"${name}"`, 'Text', `weight: ${Number(name)}`),
      ]),
    ),
    'content/en/short/_index.md': page('Short', ''),
    ...Object.fromEntries(
      range(1, 60).map((name) => [`content/en/short/${name}.md`, page(`"${name}"`, 'Text')]),
    ),
  });
  beforeAll(async () => {
    expect((await site.build()).code).toBe(0);
  });

  it.each([
    ['001', range(1, 25)],
    ['050', range(38, 62)],
    ['100', range(76, 100)],
  ])('shows those around page %s, and how many there are', (name, near) => {
    expect(entriesOf(site, `long/${name}/index.html`)).toEqual([...near, '100 pages']);
    expect(site.read(`long/${name}/index.html`)).toMatch(/<li><a href="\/long\/">100 pages<\/a><\/li>/);
  });

  it('shows the first of them on its own page', () => {
    expect(entriesOf(site, 'long/index.html')).toEqual([...range(1, 25), '100 pages']);
  });

  it('has all of them in the tree that is loaded on demand', () => {
    expect(site.read('_lockstep/tree.en.json')).toContain('"/long/099/"');
  });

  it('is not cut where it is shorter', () => {
    expect(entriesOf(site, 'short/030/index.html')).toEqual(range(1, 60));
  });
});
