/** Preview images for pages without their own, in scripts that the typefaces of a site cover. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { facesFor, parseFaces } from '../../../src/site/theme/preview-fonts.ts';
import { createTinySite, page, readTree, showProblem } from '../tiny-site.ts';

const CONFIG = `import { defineConfig } from 'lockstep';
export default defineConfig({
  title: { en: 'Harbour', ar: 'الميناء', zh: '港口' },
  url: 'https://harbour.example',
  locales: { en: 'English', ar: 'العربية', zh: '中文' },
  theme: { accent: '#7a1fa2', previewImages: { fonts: ['@fontsource/noto-sans', '@fontsource/vazirmatn'] } },
});
`;
const site = createTinySite(
  {
    'lockstep.config.ts': CONFIG,
    'static/ship.png': 'A ship.',
    'content/en/_index.md': page('Harbour', 'Text.'),
    'content/ar/_index.md': page('الميناء', 'نص.'),
    'content/zh/_index.md': page('港口', '文字。'),
    'content/en/arrive.md': page('Arrive', 'Text.', 'description: At *any* tide.'),
    'content/ar/arrive.md': page('الوصول بسفينة', 'نص.', 'description: مع Kubernetes.'),
    'content/en/own.md': page('Own', 'Text.', 'images: [/ship.png]'),
  },
  { bare: true },
);
site.link(resolve(import.meta.dirname, '../../../node_modules/@fontsource'), 'node_modules/@fontsource');
let problems: readonly string[] = [];

const imageOf = (output: string) => /og:image" content="([^"]*)"/.exec(site.read(output))?.[1];
const fileOf = (output: string) => imageOf(output)?.replace('https://harbour.example/', '') ?? '';
/** Width and height of a PNG. */
const sizeOf = (path: string) => {
  const bytes = Buffer.from(readTree(site.out).get(path) ?? '', 'latin1');
  return bytes.toString('latin1', 1, 4) === 'PNG'
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : bytes.length;
};

beforeAll(async () => {
  const { report } = await site.build();
  problems = report.problems.map(showProblem);
});

describe('pictures for previews', () => {
  it('are drawn for pages without one, each with its words', () => {
    expect(imageOf('arrive/index.html')).toMatch(
      /^https:\/\/harbour\.example\/_lockstep\/previews\/[\da-f]{16}\.png$/,
    );
    for (const output of ['arrive/index.html', 'ar/arrive/index.html', 'index.html'])
      expect(sizeOf(fileOf(output)), output).toEqual([1200, 630]);
    expect(imageOf('ar/arrive/index.html')).not.toBe(imageOf('arrive/index.html'));
    expect(site.read('arrive/index.html')).toContain('content="summary_large_image"');
  });

  it('leave a picture of the author alone', () => {
    expect(imageOf('own/index.html')).toBe('https://harbour.example/ship.png');
  });

  it('are not made of boxes: where no typeface has the characters, a finding says so', () => {
    expect(imageOf('zh/index.html')).toBeUndefined();
    expect(problems).toEqual(['lockstep.config.ts:1:1 warning invalid-config']);
  });

  it('stay as they are, and follow a new title', async () => {
    const before = fileOf('arrive/index.html');
    const bytes = readTree(site.out).get(before);
    site.write({ 'content/en/own.md': page('Own', 'Other text.', 'images: [/ship.png]') });
    await site.build();
    expect(readTree(site.out).get(before)).toBe(bytes);
    site.write({ 'content/en/arrive.md': page('Arrive late', 'Text.') });
    await site.build();
    expect(fileOf('arrive/index.html')).not.toBe(before);
    expect(sizeOf(fileOf('arrive/index.html'))).toEqual([1200, 630]);
    expect(site.has(before)).toBe(false);
  });

  it('need packages that are there, with files that can be drawn', async () => {
    site.write({ 'lockstep.config.ts': CONFIG.replace('@fontsource/vazirmatn', '@fontsource/none-such') });
    const { report } = await site.check();
    expect(report.problems.map(({ message }) => message)).toEqual([
      'Unexpected “@fontsource/none-such” for “theme.previewImages”, expected an installed package of a typeface: no pictures are generated.',
    ]);
  });
});

describe('faces of a package', () => {
  const SHEET = `
    @font-face { font-weight: 700; src: url(./files/a.woff2) format('woff2'), url(./files/a.woff) format('woff'); unicode-range: U+0-FF, U+4??; }
    @font-face { font-style: italic; src: url("./files/i.woff"); }
    @font-face { src: url(./files/only.woff2) format('woff2'); }`;

  it('are the files that can be drawn, with their characters', () => {
    expect(parseFaces(SHEET, '/p', 700)).toEqual([
      {
        file: '/p/files/a.woff',
        weight: 700,
        ranges: [
          [0, 0xff],
          [0x400, 0x4ff],
        ],
      },
    ]);
  });

  it('are chosen by the characters of a text', () => {
    const faces = parseFaces(SHEET, '/p', 700);
    expect(facesFor('aЯ \u200f', faces, 700)).toEqual({ faces, missing: [] });
    expect(facesFor('a港', faces, 700)).toEqual({ faces, missing: ['港'] });
  });
});
