/** Components of other frameworks in the frame of pages, with minimal frameworks in packages of the site. */
import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { createTinySite, page, showProblem } from '../tiny-site.ts';

/** A framework whose components are functions that return HTML; they are marked with its name, so that no other renderer uses them. */
const FRAMEWORK = {
  'node_modules/@tiny/astro/package.json':
    '{ "name": "@tiny/astro", "version": "1.0.0", "type": "module", "exports": { ".": "./index.js", "./server.js": "./server.js", "./client.js": "./client.js" }, "peerDependencies": { "tiny-words": "*" } }',
  'node_modules/@tiny/astro/index.js': `export default ({ greeting = 'none' }) => ({
  name: '@tiny/astro',
  hooks: {
    'astro:config:setup': ({ addRenderer, updateConfig }) => {
      addRenderer({ name: '@tiny/astro', serverEntrypoint: '@tiny/astro/server.js', clientEntrypoint: '@tiny/astro/client.js' });
      updateConfig({ vite: { define: { TINY_GREETING: JSON.stringify(greeting) } } });
    },
  },
});
`,
  'node_modules/@tiny/astro/server.js': `import { words } from 'tiny-words';
export default {
  name: '@tiny/astro',
  check: (Component) => typeof Component === 'function' && Component.isTiny === true,
  renderToStaticMarkup: (Component, props) => ({ html: Component(props).replace('WORDS', words) }),
};
`,
  'node_modules/@tiny/astro/client.js':
    'export default (element) => (Component, props) => { element.innerHTML = Component(props); };\n',
  'node_modules/tiny-words/package.json':
    '{ "name": "tiny-words", "version": "1.0.0", "type": "module", "exports": "./index.js" }',
  'node_modules/tiny-words/index.js': "export const words = 'by tiny words';\n",
};

const config = (theme: string) =>
  `import { defineConfig } from 'lockstep';\nexport default defineConfig({ locales: { en: 'English', fr: 'Français' }, theme: ${theme} });\n`;

const site = createTinySite({
  ...FRAMEWORK,
  'lockstep.config.ts': config(
    "{ integrations: [['@tiny/astro', { greeting: 'Ahoy' }]], components: { PageFooter: './src/Footer.ts' }, slots: { 'page-end': './src/End.astro' } }",
  ),
  'content/en/guide.md': page('Mooring', 'Text.'),
  'src/Footer.ts':
    "declare const TINY_GREETING: string;\nconst Footer = ({ view, t }) => ['<footer class=\"pier\">', TINY_GREETING, ' ', view.title, ', ', t('next'), ', WORDS</footer>'].join('');\nFooter.isTiny = true;\nexport default Footer;\n",
  'src/Buoy.ts':
    "const Buoy = ({ at }) => '<b class=\"buoy\">at ' + at + '</b>';\nBuoy.isTiny = true;\nexport default Buoy;\n",
  'src/End.astro': '---\nimport Buoy from "./Buoy.ts";\n---\n<Buoy client:visible at={7} />\n',
});
let guide = '';

beforeAll(async () => {
  const { report } = await site.build();
  expect(report.problems.map(showProblem)).toEqual([]);
  guide = site.read('guide/index.html');
});

it('prints a component of another framework in place of ours, with the options of its integration', () => {
  expect(guide).toContain('<footer class="pier">Ahoy Mooring, Next, by tiny words</footer>');
});

it('leaves those to browsers that ask for it, with files of the site', () => {
  const [, component = '', renderer = ''] =
    /<astro-island[^>]* component-url="\/([^"]+)"[^>]* renderer-url="\/([^"]+)"[^>]* client="visible"/.exec(
      guide,
    ) ?? [];
  expect(guide).toContain('<b class="buoy">at 7</b>');
  expect(component).toMatch(/^_lockstep\//);
  expect([site.has(component), site.has(renderer)]).toEqual([true, true]);
});

it('allows the scripts and the style that Astro writes for them, each by its hash, and nothing else', () => {
  const policy = /Content-Security-Policy: (.*)/.exec(site.read('_headers'))?.[1] ?? '';
  const inline = [...guide.matchAll(/<(script|style)>(.*?)<\/\1>/gs)];
  expect(inline.map(([, name]) => name)).toEqual(['style', 'script', 'script']);
  for (const [, name = '', text = ''] of inline) {
    const [sources = ''] = new RegExp(`${name}-src [^;]*`).exec(policy) ?? [];
    expect(sources).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

it('prints pages anew after an update of what a framework consists of', async () => {
  site.write({
    'node_modules/tiny-words/package.json': FRAMEWORK['node_modules/tiny-words/package.json'].replace(
      '1.0.0',
      '1.0.1',
    ),
    'node_modules/tiny-words/index.js': "export const words = 'by other words';\n",
  });
  await site.build();
  expect(site.read('guide/index.html')).toContain('by other words');
});

it('reports an integration that is not installed, and a component that needs one', async () => {
  const broken = createTinySite({
    'lockstep.config.ts': config("{ components: { Pager: './src/Pager.tsx' } }"),
    'src/Pager.tsx': 'export default () => null;\n',
  });
  expect((await broken.check()).report.problems.map(showProblem)).toEqual([
    'lockstep.config.ts:2:98 error invalid-config',
  ]);
  broken.write({
    'lockstep.config.ts': config(
      "{ integrations: ['@tiny/none'], components: { Pager: './src/Pager.tsx' } }",
    ),
  });
  const { report } = await broken.check();
  expect(report.problems.map(({ message }) => message)).toEqual([
    'Unexpected “@tiny/none” for “theme.integrations.0”, expected an installed package.',
  ]);
});

it('says of a package that is no integration what it is', async () => {
  const wrong = createTinySite({
    'node_modules/tiny-words/package.json': FRAMEWORK['node_modules/tiny-words/package.json'],
    'node_modules/tiny-words/index.js': FRAMEWORK['node_modules/tiny-words/index.js'],
    'lockstep.config.ts': config("{ integrations: ['tiny-words'] }"),
  });
  await expect(wrong.build()).rejects.toThrow(
    'Unexpected module without a function as default export in “tiny-words” of “theme.integrations”',
  );
});
