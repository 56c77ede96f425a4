/** Icons of a site that are generated from one drawing; and the HTML of pictures that can be enlarged. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, page, readTree, showProblem } from '../tiny-site.ts';

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><rect width="24" height="24" fill="#7a1fa2"/></svg>';
const CONFIG = (theme: string) => `import { defineConfig } from 'lockstep';
export default defineConfig({ title: 'Harbour', url: 'https://harbour.example/docs/', locales: { en: 'English' }, theme: ${theme} });
`;
const site = createTinySite(
  {
    'lockstep.config.ts': CONFIG("{ icon: './src/icon.svg', accent: '#7a1fa2', imageZoom: true }"),
    'src/icon.svg': DRAWING,
    'static/apple-touch-icon.png': 'our own',
    'static/a.svg': DRAWING,
    'content/en/_index.md': page(
      'Harbour',
      '<img src="/a.svg" alt="A ship" width="640">\n\n[![A link](/a.svg)](https://ships.example/)',
    ),
  },
  { bare: true },
);

beforeAll(() => site.build());

describe('icons', () => {
  it('are made in all sizes, and named by pages', () => {
    const html = site.read('index.html');
    expect(html).toContain('<link rel="icon" href="/docs/favicon.svg" type="image/svg+xml">');
    expect(html).toContain('<link rel="icon" href="/docs/favicon.ico" sizes="32x32">');
    expect(html).toContain('<link rel="apple-touch-icon" href="/docs/apple-touch-icon.png">');
    expect(html).toContain('<link rel="manifest" href="/docs/manifest.webmanifest">');
    expect(site.read('favicon.svg')).toBe(DRAWING);
    const files = readTree(site.out);
    for (const size of [192, 512]) {
      const bytes = Buffer.from(files.get(`icon-${size}.png`) ?? '', 'latin1');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
    const ico = Buffer.from(files.get('favicon.ico') ?? '', 'latin1');
    expect([ico.readUInt16LE(2), ico.readUInt8(6), ico.readUInt32LE(14)]).toEqual([1, 32, ico.length - 22]);
    expect(ico.toString('latin1', 23, 26)).toBe('PNG');
    expect(JSON.parse(site.read('manifest.webmanifest'))).toMatchObject({
      name: 'Harbour',
      start_url: '/docs/',
      theme_color: '#7a1fa2',
      icons: [{ src: '/docs/icon-192.png', sizes: '192x192' }, { src: '/docs/icon-512.png' }],
    });
  });

  it('give way to files of the site', () => {
    expect(site.read('apple-touch-icon.png')).toBe('our own');
  });

  it('are a finding where the file is missing, or none that can be drawn', async () => {
    site.write({ 'lockstep.config.ts': CONFIG("{ icon: './src/none.svg' }") });
    expect((await site.check()).report.problems.map(showProblem)).toEqual([
      'lockstep.config.ts:2:124 error invalid-config',
    ]);
  });
});

describe('pictures that open in place', () => {
  it('are links to themselves', () => {
    const html = site.read('index.html');
    expect(html).toMatch(/<a class="zoom" href="\/docs\/a\.svg"><img [^>]*alt="A ship"[^>]*><\/a>/);
    expect(html.match(/class="zoom"/g)).toHaveLength(1);
    expect(html).toContain('data-picture-close="Close the picture"');
  });
});
