/** Style sheets and scripts of a site's shortcodes on pages that use them. */
import { beforeAll, expect, it } from 'vitest';
import { createTinySite, page } from '../tiny-site.ts';

const site = createTinySite({
  'content/en/with.md': page('With', '{{< ships/bell times="3" >}}'),
  'content/en/without.md': page('Without', 'Quiet.'),
  'shortcodes/ships/bell.ts': `import { defineShortcode, h, nodes } from 'lockstep';
export default defineShortcode({
  name: 'ships/bell', summary: 'A bell.', params: { times: { type: 'string' } }, inner: false, examples: [],
  render: ({ params }) => nodes(h('button', { className: ['bell'] }, 'Bell ' + (params.times ?? ''))),
});
`,
  'shortcodes/ships/bell.css': '.bell { border-radius: 4321px; }\n',
  'shortcodes/ships/bell.client.ts': `import { ring } from '../../src/ring.ts';
for (const bell of document.querySelectorAll<HTMLElement>('.bell')) bell.onclick = () => ring(bell);
`,
  'src/ring.ts': `export const ring = (bell: HTMLElement): void => { bell.dataset.rung = 'ding'; };\n`,
});
const sheet = /<link rel="stylesheet" href="(\/_lockstep\/[^"]+\.css)"/g;
const script = /<script type="module" src="(\/_lockstep\/ships-bell\.[\da-f]{8}\.js)">/;
const sheetsOf = (html: string) =>
  [...html.matchAll(sheet)].filter(([, url = '']) => site.read(url.slice(1)).includes('4321px'));

beforeAll(async () => {
  const { report } = await site.build();
  expect(report.problems).toEqual([]);
});

it.each(['with', 'without'])(
  'a page loads style sheet and script only where it uses the shortcode: %s',
  (name) => {
    const html = site.read(`${name}/index.html`);
    const uses = name === 'with';
    expect(sheetsOf(html)).toHaveLength(uses ? 1 : 0);
    expect(script.test(html)).toBe(uses);
  },
);

it('the script is one file of the site, with what it imports, as the policy wants it', () => {
  const url = script.exec(site.read('with/index.html'))?.[1] ?? '';
  const text = site.read(url.slice(1));
  expect(text).toContain('ding');
  expect(text).not.toContain('HTMLElement');
  expect(site.read('with/index.html')).not.toMatch(
    /<script(?![^>]* (?:src=|type="application\/ld\+json"))|<style/,
  );
});

it('pages follow a change of what the script imports, without being rendered', async () => {
  const before = script.exec(site.read('with/index.html'))?.[1];
  site.write({
    'src/ring.ts': `export const ring = (bell: HTMLElement): void => { bell.dataset.rung = 'dong'; };\n`,
  });
  const { report } = await site.build();
  const after = script.exec(site.read('with/index.html'))?.[1] ?? '';
  expect(report.summary?.rendered).toBe(0);
  expect(after).not.toBe(before);
  expect(site.read(after.slice(1))).toContain('dong');
});
