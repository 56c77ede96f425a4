/** A site's own components in the frame of its pages: replacements of built-in ones, and additions in slots. */
import { beforeAll, expect, it } from 'vitest';
import { createTinySite, page, showProblem } from '../tiny-site.ts';

const site = createTinySite({
  'lockstep.config.ts': `import { defineConfig } from 'lockstep';
export default defineConfig({
  locales: { en: 'English', fr: 'Français' },
  theme: {
    components: { PageFooter: './src/Footer.astro', Header: 'src/Header.astro' },
    slots: { 'page-end': './src/End.astro', 'head-end': './src/head.html', 'sidebar-start': './src/side.html' },
  },
});
`,
  'content/en/guide.md': page('Mooring', 'Text.'),
  'src/Footer.astro': `---
import type { FrameProps } from 'lockstep';
import { year } from './year.ts';
const { view, t } = Astro.props as FrameProps;
---
<footer class="pier">{view.title} ({view.lang}), {year}: {t('next')}</footer>
<style>.pier { letter-spacing: 0.0625em; }</style>
<script>document.documentElement.dataset.pier = 'yes';</script>
`,
  'src/year.ts': 'export const year: number = 1815;\n',
  'src/Header.astro': `---
import Own from 'lockstep/components/Header.astro';
const { view, t } = Astro.props;
---
<p class="above">Above</p>
<Own view={view} t={t} />
`,
  'src/End.astro': `---
const { view } = Astro.props;
---
<p class="end">End of {view.url}</p>
`,
  'src/head.html': '<meta name="harbour" content="yes">\n',
  'src/side.html': '<p class="side">Beside</p>\n',
});
let guide = '';
let problems: string[] = [];

beforeAll(async () => {
  const { report } = await site.build();
  problems = report.problems.map(showProblem);
  guide = site.read('guide/index.html');
});

it('has no findings', () => {
  expect(problems).toEqual([]);
});

it('prints components of the site in place of ours, with the page and the texts of the interface', () => {
  expect(guide).toMatch(/<footer class="pier"[^>]*>Mooring \(en\), 1815: Next<\/footer>/);
  expect(guide).not.toContain('class="bottom"');
});

it('lets a component wrap the one that it stands for', () => {
  expect(guide).toMatch(/<p class="above"[^>]*>Above<\/p>\s*<header class="top">/);
});

it('prints what stands at a slot: components, and unchanged HTML', () => {
  expect(guide).toMatch(/<\/article>\s*<p class="end"[^>]*>End of \/guide\/<\/p>/);
  expect(guide.slice(0, guide.indexOf('</head>'))).toContain('<meta name="harbour" content="yes">');
  expect(guide).toMatch(/data-tree="[^"]*"[^>]*>\s*<p class="side">Beside<\/p>/);
});

it('bundles their styles and scripts into files, which the policy allows', () => {
  const bundled = site
    .outputs()
    .filter((path) => /^_lockstep\/[^/]*\.(?:css|js)$/.test(path))
    .map((path) => site.read(path))
    .join('\n');
  expect(bundled).toMatch(/letter-spacing:\.0625em/);
  expect(bundled).toContain('pier');
  expect(guide).not.toMatch(/<script(?![^>]* src=)[^>]*>|<style/);
});

it('prints pages anew where only a module changed that a component imports', async () => {
  site.write({ 'src/year.ts': 'export const year: number = 1816;\n' });
  await site.build();
  expect(site.read('guide/index.html')).toContain('1816');
});

it('reports a component that is not there, and a name that no part has', async () => {
  const broken = createTinySite({
    'lockstep.config.ts': `import { defineConfig } from 'lockstep';
export default defineConfig({
  locales: { en: 'English', fr: 'Français' },
  theme: { components: { Pager: './src/None.astro', Hedaer: './src/None.astro' } },
});
`,
  });
  const { report } = await broken.check();
  expect(report.problems.map(showProblem)).toEqual([
    'lockstep.config.ts:4:26 error invalid-config',
    'lockstep.config.ts:4:53 error invalid-config',
  ]);
});
