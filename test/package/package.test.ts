/** Uses of the package after `npm install lockstep`. */
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readTree, writeTree } from '../site/tiny-site.ts';
import { describeCreated } from './created.ts';
import { type Installed, installPackage, listFiles, NODE, PROJECT, runIn, serveIn } from './installed.ts';

const PROGRAM = 'node_modules/lockstep';
const BADGE = `import { defineShortcode, h, nodes } from 'lockstep';

export default defineShortcode({
  name: 'badge',
  summary: 'A word in a frame.',
  params: { text: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [{ source: '{{< badge "new" >}}', shows: 'new' }],
  render: ({ params }) => nodes(h('span', { className: ['badge'] }, params.text.toUpperCase())),
});
`;
const TREE = {
  'lockstep.config.ts': `import { defineConfig } from 'lockstep/config';

export default defineConfig({
  title: 'Harbour',
  locales: { en: 'English', fr: 'Français' },
  presets: ['docsy'],
  theme: {
    social: [
      { icon: 'github', label: 'Code', href: 'https://code.example/' },
      { icon: 'mail', label: 'Post', href: 'https://post.example/' },
    ],
  },
});
`,
  'shortcodes/badge.ts': BADGE,
  'content/en/_index.md': '---\ntitle: Harbour\n---\n\nSee [boats](/boats/) {{< badge "fresh" >}}\n',
  'content/en/boats.md': '---\ntitle: Boats\n---\n\n## Oars {#oars}\n\nTwo a boat.\n',
  'content/fr/_index.md': '---\ntitle: Port\n---\n\nVoir [les bateaux](/fr/boats/).\n',
  'examples/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: boat\nspec:\n  containers:\n    - name: oar\n      image: oar\n',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      module: 'NodeNext',
      target: 'ES2024',
      noEmit: true,
      types: [],
      skipLibCheck: true,
    },
    include: ['lockstep.config.ts', 'shortcodes'],
  }),
};

/** A site in an Astro project. */
const ASTRO_TREE = {
  'astro.config.mjs': `import { writeFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import lockstep from 'lockstep/astro';

const tide = {
  name: 'tide',
  hooks: { 'astro:build:done': ({ dir }) => writeFileSync(new URL('tide.txt', dir), 'high') },
};
const greeting = {
  name: 'greeting',
  resolveId: (id) => (id === 'virtual:greeting' ? '\\0greeting' : undefined),
  load: (id) => (id === '\\0greeting' ? 'export default "Ahoy"' : undefined),
};
export default { integrations: [lockstep(), mdx(), tide], vite: { plugins: [greeting] } };
`,
  'lockstep.config.ts': "export default { title: 'Harbour', locales: { en: 'English' } };\n",
  'content/en/boats.md': '---\ntitle: Boats\n---\n\nTwo a boat.\n',
  'src/pages/index.astro':
    '---\nimport greeting from \'virtual:greeting\';\n---\n<html lang="en"><body><h1>{greeting}</h1></body></html>\n',
  'src/pages/crew.mdx': '# Crew\n\nThere are <strong>{3 * 4}</strong>.\n',
  'public/robots.txt': 'User-agent: gull\n',
};

let app: Installed;
let before: string[];
beforeAll(() => {
  app = installPackage(TREE);
  if (app.missing === undefined) before = listFiles(join(app.root, PROGRAM));
}, 900_000);
afterAll(() => app.remove());
beforeEach((context) => {
  if (app.missing !== undefined) context.skip(app.missing);
});

/** The installed program in the project. */
const lockstep = (...args: readonly string[]) =>
  runIn(app.root, NODE, [join(app.root, PROGRAM, 'bin/lockstep.cjs'), ...args]);
const typesOf = () => runIn(app.root, NODE, [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', '.']);
const read = (path: string) => readFileSync(join(app.root, path), 'utf8');

describe('an installed package', () => {
  it('has what runs, and no tests, benches or manual', () => {
    const strange = app.archive.filter(
      (path) =>
        !/^package\/(?:package\.json|README\.md|LICENSE|bin\/|lib\/LICENCES\.txt|lib\/(?:src|scripts|starter)\/|lib\/schema\/[\w-]+\.json$|lib\/content\/\w+\/docs\/manual\/problems\.md$)/.test(
          path,
        ),
    );
    expect(strange).toEqual([]);
    const own = app.archive.filter((path) => !path.startsWith('package/lib/starter/'));
    expect(own.some((path) => /(?:^|[^.])\.ts$/.test(path.replace(/\.d\.ts$/, '')))).toBe(false);
  });

  it('imports only packages that it brings, or that a site installs where it wants them', () => {
    const manifest: { dependencies: object; peerDependencies: object } = JSON.parse(
      read(`${PROGRAM}/package.json`),
    );
    const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const unknown = app.archive
      .filter((path) => path.endsWith('.js') && !path.includes('/starter/'))
      .flatMap((path) => [
        ...read(path.replace('package/', `${PROGRAM}/`)).matchAll(
          /^(?:import|export|\} from) ?.*?"((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/[^"]*)?";?$/gm,
        ),
      ])
      .map(([, name = '']) => name)
      .filter((name) => !known.includes(name) && !isBuiltin(name));
    expect(unknown).toEqual([]);
  });

  it('has few files to start from, and the licences of what is in them', () => {
    const scripts = app.archive.filter((path) => path.startsWith('package/lib/src/chunks/'));
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.length).toBeLessThan(150);
    const licences = read(`${PROGRAM}/lib/LICENCES.txt`);
    for (const name of ['micromark', 'parse5', 'i18next', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name}\\n\\n`, 'm'));
  });

  it('has the types that its exports lead to, whole, and no others', () => {
    const types = new Set(app.archive.filter((path) => path.endsWith('.d.ts')));
    expect(types).toContain('package/lib/src/api/index.d.ts');
    expect(types).not.toContain('package/lib/scripts/lockstep.d.ts');
    const missing = [...types].flatMap((path) =>
      [
        ...read(path.replace('package/', `${PROGRAM}/`)).matchAll(
          /(?:from|import\() ?["'](\..+?)\.(?:js|ts)["']/g,
        ),
      ]
        .map(([, target = '']) => join(dirname(path), `${target}.d.ts`))
        .filter((target) => !types.has(target)),
    );
    expect(missing).toEqual([]);
  });

  it('brings 250 packages and 190 MB at most', () => {
    const modules = join(app.root, 'node_modules');
    const lock: { packages: object } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
    expect(Object.keys(lock.packages).length).toBeLessThanOrEqual(250);
    const bytes = listFiles(modules).reduce((sum, line) => sum + Number(line.split(' ').at(-2)), 0);
    expect(bytes / 1e6).toBeLessThanOrEqual(190);
  });

  it('builds the site in the working directory, with own shortcodes and the styles of its presets', () => {
    const { code, stderr } = lockstep('build');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(read('dist/index.html')).toContain('<span class="badge">FRESH</span>');
    expect(read('dist/fr/index.html')).toContain('Port');
    expect(read('dist/index.html')).toMatch(/code\.example[\s\S]*?<path[\s\S]*post\.example[\s\S]*?<path/);
    const styles = readdirSync(join(app.root, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .map((path) => read(join('dist', path)));
    expect(styles.join('')).toContain('.card-group');
  });

  it('builds it from a folder further down, as npx finds it', () => {
    const { code, stderr } = runIn(join(app.root, 'content/en'), 'npx', [
      '--no-install',
      'lockstep',
      'check',
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  it('checks pages, links and examples, and says what else to install', () => {
    const codesOf = (command: string) => {
      const { code, stdout } = lockstep(command, '--format', 'json');
      const report: { problems: { code: string }[] } = JSON.parse(stdout);
      return { code, codes: report.problems.map((problem) => problem.code) };
    };
    const broken = {
      'content/en/storm.md':
        '---\ntitle: Storm\n---\n\n[gone](/gone/) {{< badgee >}}\n\n```mermaid\ngraph TD; A-->B\n```\n',
      'examples/typo.yaml': TREE['examples/pod.yaml'].replace('image:', 'imige:'),
    };
    writeTree(app.root, broken);
    const found = ['check', 'links', 'examples'].map(codesOf);
    for (const path of Object.keys(broken)) rmSync(join(app.root, path));
    expect(found).toMatchObject([
      { code: 1, codes: expect.arrayContaining(['unknown-shortcode', 'missing-page', 'missing-package']) },
      { code: 1, codes: expect.arrayContaining(['missing-page']) },
      { code: 1, codes: expect.arrayContaining(['invalid-manifest']) },
    ]);
    expect(codesOf('check').code).toBe(0);
  });

  it('reports drift', () => {
    for (const args of [
      ['init', '-q'],
      ['add', 'content'],
      ['-c', 'user.name=A', '-c', 'user.email=a@a.example', 'commit', '-qm', 'Pages'],
    ])
      expect(runIn(app.root, 'git', args).code).toBe(0);
    const { code, stdout } = lockstep('drift');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\bfr\b/);
  });

  it('has types for a configuration and shortcodes, and a wrong shortcode is refused', () => {
    expect(typesOf()).toEqual({ code: 0, stdout: '', stderr: '' });
    const wrong = BADGE.replace('params.text.toUpperCase()', 'params.texts').replace(
      'required: true, position: 0 }',
      "required: true, position: 0 }, kind: { type: 'word' }",
    );
    writeFileSync(join(app.root, 'shortcodes/badge.ts'), wrong);
    const { code, stdout } = typesOf();
    writeFileSync(join(app.root, 'shortcodes/badge.ts'), BADGE);
    expect(code).toBe(2);
    expect(stdout).toContain('"word"');
  });

  it('is a library: functions that print nothing, also in a program without a file', () => {
    const source = `import { check } from 'lockstep/api';
      const { checked, problems } = await check({ site: '.' });
      process.stdout.write(JSON.stringify({ checked, problems }));`;
    const { code, stdout, stderr } = runIn(app.root, NODE, ['--input-type=module', '-e', source]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      checked: 3,
      problems: [{ code: 'untranslated-target' }, { code: 'unused-example' }],
    });
  });

  it('explains a problem from its own manual', () => {
    expect(lockstep('explain', 'missing-page')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('missing-page'),
    });
  });

  it('serves pages while they are edited', async () => {
    const server = serveIn(app.root, ['dev', '--port', '0']);
    const exit = once(server, 'exit');
    try {
      const address = await new Promise<string>((found, failed) => {
        let output = '';
        const hear = (text: Buffer) => {
          output += text;
          const [url] = /http:\/\/[\w.[\]:]+\/?/.exec(output) ?? [];
          if (url !== undefined) found(url);
        };
        server.stdout?.on('data', hear);
        server.stderr?.on('data', hear);
        server.once('exit', () => failed(new Error(`It ended: ${output}`)));
      });
      const answer = await fetch(new URL('/boats/', address));
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Two a boat.');
    } finally {
      server.kill('SIGINT');
      await exit;
    }
  });

  it('builds where another user has installed it, and nothing can be written to it', (context) => {
    const out = join(dirname(app.root), 'other');
    mkdirSync(out);
    chmodSync(out, 0o777);
    const args = [
      join(app.root, PROGRAM, 'bin/lockstep.cjs'),
      'build',
      '--out',
      join(out, 'dist'),
      '--cache',
      join(out, 'cache'),
    ];
    if (process.getuid?.() !== 0) {
      // The owner cannot write either.
      runIn(app.root, 'chmod', ['-R', 'a-w', 'node_modules']);
      const ran = runIn(app.root, NODE, args);
      runIn(app.root, 'chmod', ['-R', 'u+w', 'node_modules']);
      expect(ran).toMatchObject({ code: 0 });
      return;
    }
    const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    if (runIn('/', 'setpriv', [...nobody, NODE, '--version']).code !== 0)
      context.skip('no setpriv, or a Node that other users cannot run');
    const ran = runIn(app.root, 'setpriv', [...nobody, NODE, ...args], { HOME: '/nonexistent' });
    expect(ran).toMatchObject({ code: 0 });
    expect(existsSync(join(out, 'dist/boats/index.html'))).toBe(true);
  });

  it('is an integration of Astro, next to pages, MDX, integrations and plugins of a project’s own', () => {
    const installed = runIn(app.root, 'npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '@astrojs/mdx',
    ]);
    expect(installed).toMatchObject({ code: 0 });
    const root = join(app.root, 'harbour');
    mkdirSync(root);
    writeTree(root, ASTRO_TREE);
    const ran = runIn(root, NODE, [join(app.root, 'node_modules/astro/bin/astro.mjs'), 'build']);
    expect(ran).toMatchObject({ code: 0 });
    const astros = readTree(join(root, 'dist'));
    const built = runIn(root, NODE, [join(app.root, PROGRAM, 'bin/lockstep.cjs'), 'build']);
    expect(built).toMatchObject({ code: 0 });
    const ours = readTree(join(root, 'dist'));
    expect([...ours.keys()]).toEqual([...astros.keys()]);
    expect([...ours].filter(([path, text]) => astros.get(path) !== text)).toEqual([]);
    expect(ours.get('index.html')).toContain('Ahoy');
    expect(ours.get('crew/index.html')).toContain('<strong>12</strong>');
    expect(ours.get('boats/index.html')).toContain('Two a boat.');
    expect(ours.get('robots.txt')).toBe('User-agent: gull\n');
    expect(ours.get('tide.txt')).toBe('high');
    const { compilerOptions } = JSON.parse(TREE['tsconfig.json']);
    writeTree(root, {
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['typed.ts'] }),
      'typed.ts':
        "import lockstep from 'lockstep/astro';\nimport { defineConfig } from 'astro/config';\nexport default defineConfig({ integrations: [lockstep()] });\n",
    });
    const typed = runIn(root, NODE, [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', '.']);
    expect(typed).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('prints components of a framework that the site has installed, and has browsers run them', () => {
    const packages = ['@astrojs/preact', 'preact'];
    const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages];
    expect(runIn(app.root, 'npm', args)).toMatchObject({ code: 0 });
    const root = join(app.root, 'islands');
    writeTree(root, {
      'lockstep.config.ts':
        "export default { locales: { en: 'English' }, theme: { integrations: ['@astrojs/preact'], components: { PageFooter: './src/Footer.tsx' }, slots: { 'page-end': './src/End.astro' } } };\n",
      'content/en/_index.md': '---\ntitle: Islands\n---\nText.\n',
      'src/Footer.tsx': 'export default ({ view }) => <footer>{view.title}, by Preact</footer>;\n',
      'src/Buoy.tsx':
        "import { useState } from 'preact/hooks';\nexport default ({ start }) => {\n  const [count, setCount] = useState(start);\n  return <button onClick={() => setCount(count + 1)}>{count}</button>;\n};\n",
      'src/End.astro': "---\nimport Buoy from './Buoy.tsx';\n---\n<Buoy client:load start={3} />\n",
    });
    const built = runIn(root, NODE, [join(app.root, PROGRAM, 'bin/lockstep.cjs'), 'build']);
    expect(built).toMatchObject({ code: 0 });
    const home = readFileSync(join(root, 'dist/index.html'), 'utf8');
    expect(home).toContain('<footer>Islands, by Preact</footer>');
    expect(home).toMatch(/<astro-island[^>]* component-url="\/_lockstep\/[^>]*><button>3<\/button>/);
  });

  it('is as it was installed after all that, and leaves the site when it is uninstalled', () => {
    expect(listFiles(join(app.root, PROGRAM))).toEqual(before);
    expect(
      runIn(app.root, 'npm', [
        'uninstall',
        '--no-audit',
        '--no-fund',
        'lockstep',
        '@astrojs/mdx',
        '@astrojs/preact',
        'preact',
      ]),
    ).toMatchObject({
      code: 0,
    });
    expect(existsSync(join(app.root, PROGRAM))).toBe(false);
    const left = listFiles(join(app.root, 'node_modules')).filter(
      (line) => /package\.json /.test(line) && !line.startsWith('.cache/'),
    );
    expect(left).toEqual([]);
    for (const [path, text] of Object.entries(TREE)) expect(read(path)).toBe(text);
  });
});

describeCreated(() => app);
