/** Plugins, Shiki extensions and hooks in a site's configuration: a site with them is built and edited. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, page, showProblem } from './tiny-site.ts';

const CONFIG = `import { defineConfig } from 'lockstep';
import { writeFileSync } from 'node:fs';

function remarkShout() {
  return (tree, file) => {
    for (const block of tree.children)
      if (block.type === 'paragraph' && block.children[0]?.value === 'Quiet.') {
        block.children[0].value = 'LOUD in ' + file.data.page.id + '!';
        file.message('Quiet paragraph', block, 'shout:quiet');
      }
    if (file.data.page.id === 'bad') throw new Error('the harbour is closed');
  };
}

export default defineConfig({
  title: 'Harbour',
  locales: { en: 'English', fr: 'Français' },
  markdown: {
    remarkPlugins: [remarkShout, ['remark-mark', { mark: '★' }]],
    rehypePlugins: ['./src/plugins/rehype-outside.ts'],
  },
  highlight: {
    themes: { light: 'min-light', dark: './src/night.json' },
    readable: true,
    langs: ['./src/harbour.tmLanguage.json'],
    langAlias: { pier: 'harbour' },
    transformers: [{ name: 'count', pre(node) { node.properties['data-lines'] = String(this.lines.length); this.addClassToHast(node, 'counted'); } }],
  },
  hooks: {
    onLoad: ({ command, pages }) => { globalThis.harbour = command + ' ' + pages.length; },
    onPage: './src/sign.ts',
    onWritten: ({ outDir, files, pages }) => writeFileSync(outDir + '/made.json', JSON.stringify({ loaded: globalThis.harbour, files, pages: pages.map(({ url }) => url) })),
  },
});
`;
const PACKAGE = (version: string) =>
  JSON.stringify({ name: 'remark-mark', version, type: 'module', main: 'index.js' });
const MARK = (before: string) =>
  `export default ({ mark }) => (tree) => { tree.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: ${before} + mark }] }); };\n`;

const site = createTinySite({
  'lockstep.config.ts': CONFIG,
  'content/en/guide.md': page(
    'Mooring',
    'Quiet.\n\n[Out](https://pier.example/ "t")\n\n```pier {ins="2"}\nmoor ship\nsail\n```\n\n```js\nlet a = 1;\n```',
  ),
  'content/en/bad.md': page('Bad', 'Quiet.'),
  'node_modules/remark-mark/package.json': PACKAGE('1.0.0'),
  'node_modules/remark-mark/index.js': MARK("''"),
  'src/plugins/rehype-outside.ts': `import { rel } from './rel.ts';
export default () => async (tree: { children: unknown[] }) => {
  const walk = (node: any): void => {
    if (node.tagName === 'a' && /^https/.test(node.properties.href)) node.properties.rel = [rel];
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
};
`,
  'src/plugins/rel.ts': `export const rel = 'external';\n`,
  'src/night.json': JSON.stringify({
    name: 'night',
    type: 'dark',
    colors: { 'editor.background': '#101418', 'editor.foreground': '#e6edf3' },
    tokenColors: [
      { scope: 'keyword', settings: { foreground: '#FFAA00', fontStyle: 'bold' } },
      { scope: 'storage', settings: { foreground: '#00ffaa' } },
    ],
  }),
  'src/harbour.tmLanguage.json': JSON.stringify({
    name: 'Harbour',
    scopeName: 'source.harbour',
    patterns: [{ match: '\\b(moor|sail)\\b', name: 'keyword.control.harbour' }],
  }),
  'src/sign.ts': `export default ({ page, html }: { page: { id: string }; html: string }) => html + '<!-- ' + page.id + ' -->';\n`,
});
let guide = '';
let problems: string[] = [];
let messages: readonly string[] = [];

beforeAll(async () => {
  const { report } = await site.build();
  problems = report.problems.map(showProblem);
  messages = report.problems.map(({ message }) => message);
  guide = site.read('guide/index.html');
});

describe('plugins', () => {
  it('of remark and rehype change pages: functions, packages with options, files', () => {
    expect(guide).toContain('LOUD in guide!');
    expect(guide).toContain('<p>★</p>');
    expect(guide).toContain('rel="external"');
  });

  it('say what they find with its place, and which page they fail on', () => {
    expect(problems).toEqual([
      'content/en/bad.md:1:1 error plugin-failed',
      'content/en/guide.md:5:1 warning plugin-message',
    ]);
    expect(messages[0]).toContain('“remarkShout” on this page');
    expect(messages[0]).toContain('the harbour is closed');
    expect(messages[1]).toBe('“shout:quiet”: Quiet paragraph');
    expect(site.read('bad/index.html')).toContain('the harbour is closed');
  });
});

describe('Shiki', () => {
  it('colours by grammars and themes of the site, and pages keep no styles', () => {
    const token =
      /<span class="((?:l\d+ )?d\d+) b">moor<\/span>|<span class="((?:l\d+ )?d\d+)">moor<\/span>/.exec(guide);
    expect(token).not.toBeNull();
    const dark = /d\d+/.exec(token?.[0] ?? '')?.[0];
    expect(site.read('_lockstep/code.css')).toContain(`.${dark}{color:#ffaa00}`);
    expect(guide).not.toContain('style=');
  });

  it('runs transformers, besides marks of our own', () => {
    expect(guide).toMatch(/<pre[^>]* data-lines="2"/);
    expect(guide).toMatch(/<pre[^>]*class="counted"/);
    expect(guide).toMatch(/<span class="line ins">/);
  });
});

describe('hooks', () => {
  it('see the site before and after, and each page in between', () => {
    expect(guide).toContain('<!-- guide -->');
    const made: { loaded: string; files: string[]; pages: string[] } = JSON.parse(site.read('made.json'));
    expect(made.loaded).toBe('build 4');
    expect(made.pages).toContain('/guide/');
    expect(made.files).toContain('guide/index.html');
    expect(existsSync(join(site.out, 'made.json'))).toBe(true);
  });
});

describe('the cache', () => {
  it('keeps pages as long as all of the code is as it was', async () => {
    const { report } = await site.build();
    expect(report.summary?.rendered).toBe(0);
    expect(report.problems.map(showProblem)).toEqual(problems);
  });

  it.each<[string, string, string]>([
    ['src/plugins/rel.ts', `export const rel = 'nofollow';\n`, 'rel="nofollow"'],
    ['node_modules/remark-mark/package.json', PACKAGE('1.0.1'), 'Mooring'],
    ['lockstep.config.ts', CONFIG.replace("'!'", "'?'").replace('LOUD', 'NOISY'), 'NOISY'],
  ])('renders pages anew when %s changes', async (path, text, expected) => {
    site.write({ [path]: text });
    const { report } = await site.build();
    expect(report.summary?.rendered).toBe(4);
    expect(site.read('guide/index.html')).toContain(expected);
  });

  it('reports a module that cannot be loaded at its setting', async () => {
    site.write({
      'lockstep.config.ts': `import { defineConfig } from 'lockstep';
export default defineConfig({
  locales: { en: 'English', fr: 'Français' },
  markdown: { remarkPlugins: ['remark-nowhere'], rehypePlugins: ['./src/broken.ts', 3] },
  highlight: { themes: { light: 'min-ligth', dark: 'nord' }, langs: ['./src/none.json'],
    transformers: ['./src/leaky.ts'] },
});
`,
      'src/broken.ts': `throw new Error('sunk');\n`,
      'src/leaky.ts': `export default () => { throw new Error('water in the hold'); };\n`,
    });
    const { report } = await site.check();
    expect(
      report.problems.map(({ code, line, target, suggestion, hint }) => [
        code,
        line,
        target,
        suggestion ?? hint,
      ]),
    ).toEqual([
      [
        'plugin-failed',
        4,
        'remark-nowhere',
        'Run “npm install remark-nowhere” in the site directory; a file begins with “./”.',
      ],
      ['invalid-config', 4, 'markdown.rehypePlugins[1]', expect.stringContaining('Correct it.')],
      ['plugin-failed', 4, './src/broken.ts', 'Correct the code at this place.'],
      ['plugin-failed', 5, 'min-ligth', 'Did you mean “min-light”?'],
      ['plugin-failed', 5, './src/none.json', 'Correct the path: it is relative to the site directory.'],
      ['plugin-failed', 6, './src/leaky.ts', 'Correct the function.'],
    ]);
  });
});
