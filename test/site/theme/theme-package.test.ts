/** A theme in a package: installed, linked like a workspace, and with mistakes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, freshPath, page, showProblem } from '../tiny-site.ts';

const PACKAGE = resolve(import.meta.dirname, '../../../packages/lockstep-theme-harbour');
const config = (theme: string) => `import { defineConfig } from 'lockstep';
export default defineConfig({ title: 'Pier', locales: { en: 'English', fr: 'Français' }, theme: ${theme} });
`;
const PAGES = { 'content/en/guide.md': page('Mooring', 'Text.') };

const packed = createTinySite({
  ...PAGES,
  'lockstep.config.ts': config(
    "{ package: 'lockstep-theme-harbour', accent: '#7a1fa2', css: ['./src/own.css'], slots: { 'page-end': './src/end.html' } }",
  ),
  'src/own.css': '.own { color: red; }\n',
  'src/end.html': '<p class="own-end">End</p>\n',
});
let guide = '';
let styles = '';

beforeAll(async () => {
  const folder = freshPath('packed');
  mkdirSync(folder);
  mkdirSync(join(packed.root, 'node_modules'));
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, PACKAGE], {
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
  renameSync(join(folder, 'package'), join(packed.root, 'node_modules/lockstep-theme-harbour'));
  const { report } = await packed.build();
  expect(report.problems).toEqual([]);
  guide = packed.read('guide/index.html');
  styles = packed
    .outputs()
    .filter((path) => /^_lockstep\/[^/]*\.css$/.test(path))
    .map((path) => packed.read(path))
    .join('\n');
});

describe('a theme from its tarball', () => {
  it('brings pictures, elements of the head, slots and style sheets', () => {
    expect(guide).toMatch(/<img[^>]*src="\/_lockstep\/theme\/anchor-day\.[\da-f]{8}\.svg"/);
    expect(packed.outputs().some((path) => /^_lockstep\/theme\/anchor-night\./.test(path))).toBe(true);
    expect(guide).toContain('<meta name="theme-color" content="#0b5c7a"/>');
    expect(guide).toMatch(/<div class="waterline"[^>]*><\/div>/);
    expect(styles).toMatch(/\.waterline/);
    expect(styles).toMatch(/--tracking-heading:-\.025em/);
  });

  it('lies below what the site says: its colour wins, its slots and style sheets are added and come last', () => {
    expect(styles).toContain('#7a1fa2');
    expect(styles).not.toContain('#e3b868');
    expect(guide).toContain('<p class="own-end">End</p>');
    expect(styles.indexOf('.own{')).toBeGreaterThan(styles.indexOf('--tracking-heading:-.025em'));
  });
});

describe('a theme that somebody works on', () => {
  const linked = createTinySite({
    ...PAGES,
    'lockstep.config.ts': config("{ package: 'lockstep-theme-tide' }"),
  });
  it('is linked from its own folder, and pages follow its edits', async () => {
    const theme = (word: string) => ({
      'package.json': JSON.stringify({
        name: 'lockstep-theme-tide',
        version: '1.0.0',
        type: 'module',
        exports: './index.js',
      }),
      'index.js': `export default { slots: { 'page-start': './parts/start.html' }, css: ['./parts/tide.css'] };\n`,
      'parts/start.html': `<p class="tide">${word}</p>\n`,
      'parts/tide.css': '@import "./more.css";\n',
      'parts/more.css': `.tide::before { content: "${word}"; }\n`,
    });
    const tide = createTinySite(theme('ebb'), { bare: true });
    mkdirSync(join(linked.root, 'node_modules'));
    linked.link(tide.root, 'node_modules/lockstep-theme-tide');
    const first = await linked.build();
    expect(first.report.problems.map(showProblem)).toEqual([]);
    expect(linked.read('guide/index.html')).toContain('<p class="tide">ebb</p>');
    tide.write(theme('flood'));
    await linked.build();
    expect(linked.read('guide/index.html')).toContain('<p class="tide">flood</p>');
    const sheets = linked.outputs().filter((path) => /^_lockstep\/[^/]*\.css$/.test(path));
    expect(sheets.map((path) => linked.read(path)).join('')).toContain('flood');
  });
});

it('is reported where it is missing or no theme', async () => {
  const site = createTinySite({
    'lockstep.config.ts': config("{ package: 'lockstep-theme-none' }"),
    'node_modules/lockstep-theme-odd/package.json': JSON.stringify({
      name: 'lockstep-theme-odd',
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
    }),
    'node_modules/lockstep-theme-odd/index.js': "export default { acent: '#123456' };\n",
  });
  const missing = await site.check();
  expect(missing.report.problems.map(({ code, line, hint }) => [code, line, hint])).toEqual([
    ['invalid-config', 2, 'Run “npm install lockstep-theme-none” in the site directory.'],
  ]);
  site.write({ 'lockstep.config.ts': config("{ package: 'lockstep-theme-odd' }") });
  const odd = await site.check();
  expect(odd.report.problems.map(({ message }) => message)).toEqual([expect.stringContaining('acent')]);
});
