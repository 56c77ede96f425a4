/** `lockstep init`: the files that it writes into an empty folder, what it detects in an existing tree, and what it does not change. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/arguments.ts';
import { runInit } from '../../scripts/init/run-init.ts';
import { init as usage } from '../../scripts/usage/init.ts';
import { runProgramSync } from '../program/run-program.ts';
import { freshPath, page, readTree, SCRATCH, writeTree } from '../site/tiny-site.ts';

const PROGRAM = resolve(import.meta.dirname, '../../scripts/lockstep.ts');

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = runProgramSync(args, {
    cwd,
    env: { ...process.env, LANG: 'C', LC_ALL: '', LOCKSTEP_CACHE: join(SCRATCH, 'cache') },
  });
  return { status, stdout, stderr };
}

function folderWith(tree: Readonly<Record<string, string>>): string {
  const root = freshPath('folder');
  mkdirSync(root);
  writeTree(root, tree);
  return root;
}

/** Runs the command in this process, which saves a second for the start of another one. */
async function init(root: string, ...args: readonly string[]) {
  const output = new PassThrough();
  let stdout = '';
  output.on('data', (text: Buffer) => {
    stdout += text;
  });
  try {
    const status = await runInit([root, ...args, '--yes'], {
      usage,
      starter: resolve(PROGRAM, '../../starter'),
      version: '0.0.0',
      fallbackFolder: '.',
      input: new PassThrough(),
      output,
    });
    return { status, stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, stdout, stderr: error.message };
  }
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

describe('a new site', () => {
  let root: string;
  beforeAll(async () => {
    root = freshPath('new');
    const made = await init(root, '--locale', 'en,fr,zh,uk', '--locale', 'de');
    expect(made).toMatchObject({ status: 0, stderr: '' });
  });

  it('builds and has nothing wrong in it', () => {
    expect(run(root, 'build', '--strict')).toMatchObject({ status: 0 });
    const { status, stdout } = run(root, 'check', '--format', 'json');
    expect(status).toBe(0);
    const { problems }: { problems: { locale?: string }[] } = JSON.parse(stdout);
    // There are fewer UI strings in German.
    expect(problems.filter(({ locale }) => locale !== 'de')).toEqual([]);
    const html = read(root, 'dist/zh/docs/examples/index.html');
    expect(html).toContain('<kbd>Ctrl</kbd>');
    expect(html).toContain('greeting');
    expect(existsSync(join(root, 'dist/examples/web/greeting.yaml'))).toBe(true);
  });

  it('has translations that are up to date, and pages that wait for a translator', () => {
    const { status, stdout } = run(root, 'drift', '--check', '--format', 'json');
    expect(status).toBe(0);
    const { pages }: { pages: { locale: string; status: string }[] } = JSON.parse(stdout);
    const statesOf = (locale: string) =>
      new Set(pages.filter((one) => one.locale === locale).map((one) => one.status));
    for (const locale of ['fr', 'zh', 'uk']) expect(statesOf(locale)).toEqual(new Set(['current']));
    expect(statesOf('de')).toEqual(new Set(['untranslated']));
  });

  it('is not made a second time', async () => {
    const before = readTree(root);
    const { status, stderr } = await init(root);
    expect(status).toBe(2);
    expect(stderr).toContain('lockstep.config.ts');
    expect(readTree(root)).toEqual(before);
  });

  it('has the same headings and files in every language', () => {
    const outline = (locale: string, path: string) =>
      [
        ...read(root, `content/${locale}/${path}`).matchAll(/^#+ .*(\{#.*\})$|^```.*$|\{\{[<%].*?[>%]\}\}/gm),
      ].map(([whole, id]) => id ?? whole);
    const pages = readdirSync(join(root, 'content/en'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .sort();
    for (const locale of ['fr', 'zh', 'uk'])
      for (const path of pages) expect([path, outline(locale, path)]).toEqual([path, outline('en', path)]);
  });
});

describe('choices', () => {
  it('begin with any language, without examples and without a host', async () => {
    const root = freshPath('french');
    const args = [
      '--locale',
      'fr',
      '--locale',
      'en',
      '--name',
      'L\'été "bleu"',
      '--no-example',
      '--ci',
      'none',
    ];
    expect(await init(root, ...args, '--trust', 'full')).toMatchObject({ status: 0 });
    expect(existsSync(join(root, '.github'))).toBe(false);
    expect(existsSync(join(root, 'examples'))).toBe(false);
    const config = read(root, 'lockstep.config.ts');
    expect(config).toContain("defaultLocale: 'fr'");
    expect(config).not.toContain('trust');
    expect(read(root, 'content/en/_index.md')).toContain('source_blob: ');
    expect(read(root, 'content/fr/_index.md')).not.toContain('source_blob: ');
    const { status, stdout } = run(root, 'check', '--format', 'json');
    expect({ status, ...JSON.parse(stdout) }).toMatchObject({ status: 0, problems: [] });
  });

  it('in a language that there are no texts in, begin with English ones', async () => {
    const root = freshPath('german');
    expect(await init(root, '--locale', 'de')).toMatchObject({ status: 0 });
    expect(read(root, 'content/de/docs/start.md')).toContain('content/de/docs/start.md');
    expect(run(root, 'check')).toMatchObject({ status: 0 });
  });

  it.each([
    [['--locale', 'klingon!'], 'klingon!'],
    [['--ci', 'travis'], 'travis'],
    [['--example', '--no-example'], '--no-example'],
    [['b'], '“b”'],
    [['--name', ' '], '--name'],
  ])('that are none are misuse: %j', async (args, named) => {
    const root = folderWith({});
    const { status, stderr } = await init(root, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('a folder with files', () => {
  it('keeps its manifest, also one that npm made', async () => {
    const manifest = '{ "name": "x", "type": "commonjs" }\n';
    const root = folderWith({ 'package.json': manifest, 'README.md': 'x\n' });
    const { status, stdout } = await init(root);
    expect(status).toBe(0);
    expect(stdout).toContain('npm install --save-dev lockstep');
    expect(stdout).toContain('npx lockstep dev');
    expect(read(root, 'package.json')).toBe(manifest);
    expect(run(root, 'check')).toMatchObject({ status: 0, stderr: expect.not.stringContaining('Warning') });
  });

  it('is left alone where something is in the way, which is named', async () => {
    const root = folderWith({
      'static/favicon.svg': '<svg/>',
      '.github/workflows/docs.yml': 'x\n',
      '.git/HEAD': 'ref: refs/heads/main\n',
    });
    const before = readTree(root);
    const { status, stderr } = await init(root);
    expect(status).toBe(2);
    expect(stderr).toContain('static/favicon.svg');
    expect(stderr).toContain('.github/workflows/docs.yml');
    expect(readTree(root)).toEqual(before);
  });

  it('in a repository has its workflow at the top', async () => {
    const top = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
    expect(await init(join(top, 'docs'))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('../.github/workflows/docs.yml'),
    });
    expect(read(top, '.github/workflows/docs.yml')).toContain('working-directory: "docs"');
    expect(existsSync(join(top, 'docs/.github'))).toBe(false);
    const gitlab = folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/config': 'url = https://gitlab.com/a/b\n',
    });
    expect(await init(join(gitlab, 'docs'))).toMatchObject({ status: 0 });
    expect(read(gitlab, '.gitlab-ci.yml')).toContain('SITE: "docs"');
    expect(run(gitlab, 'init', 'more', '--yes', '--ci', 'jenkins')).toMatchObject({ status: 0 });
    expect(read(gitlab, 'Jenkinsfile')).toContain("SITE = 'more'");
  });
});

describe('a tree of Hugo', () => {
  const HUGO = {
    'hugo.toml':
      'title = "Pier"\nbaseURL = "https://pier.example/"\ntheme = "docsy"\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n[markup.goldmark.renderer]\nunsafe = true\n',
    'netlify.toml': '[build.environment]\nHUGO_VERSION = "0.145.0"\n',
    'content/en/_index.md': page('Home', 'Hi.'),
    'content/en/docs/a.md': page('A', 'Text.'),
    'content/fr/_index.md': page('Accueil', 'Salut.'),
  };

  it('is recognized, and gets a check and what to add', async () => {
    const root = folderWith(HUGO);
    const { status, stdout } = await init(root);
    expect(status).toBe(0);
    for (const found of [
      'Hugo',
      '0.145.0 (netlify.toml)',
      'docsy',
      'en (2), fr (1)',
      '[params.lockstep.trust]',
      'fr = "markdown"',
    ])
      expect(stdout).toContain(found);
    for (const [path, text] of Object.entries(HUGO)) expect(read(root, path)).toBe(text);
    expect(existsSync(join(root, 'lockstep.config.ts'))).toBe(false);
    expect(read(root, '.github/workflows/docs.yml')).toContain('--changed-since');
    writeFileSync(join(root, 'hugo.toml'), `${HUGO['hugo.toml']}[params.lockstep.trust]\nfr = "markdown"\n`);
    writeFileSync(join(root, 'content/fr/_index.md'), page('Accueil', '<script>x()</script>'));
    const { problems } = JSON.parse(run(root, 'check', '--format', 'json').stdout);
    expect(problems).toMatchObject([{ code: 'unsafe-content', locale: 'fr' }]);
  });

  it('that has a folder of settings gets a file of them', async () => {
    const { 'hugo.toml': hugo, ...rest } = HUGO;
    const root = folderWith({ ...rest, 'config/_default/hugo.toml': hugo });
    expect(await init(root, '--ci', 'none')).toMatchObject({ status: 0 });
    expect(read(root, 'config/_default/params.toml')).toBe('[lockstep.trust]\nfr = "markdown"\n');
    expect(run(root, 'check')).toMatchObject({ status: 0 });
  });

  it('is counted without what mounts show of the default language in another', async () => {
    const mounts = ['en', 'fr']
      .map((lang) => `[[module.mounts]]\nsource = "content/en"\ntarget = "content"\nlang = "${lang}"\n`)
      .join('');
    const root = folderWith({
      ...HUGO,
      'hugo.toml': `${HUGO['hugo.toml']}${mounts}[[module.mounts]]\nsource = "content/fr"\ntarget = "content"\nlang = "fr"\n`,
    });
    expect((await init(root, '--ci', 'none')).stdout).toContain('en (2), fr (1)');
  });

  it('uses the package manager that is there', async () => {
    const root = folderWith({ ...HUGO, 'package.json': '{}', 'pnpm-lock.yaml': 'x\n' });
    expect(await init(root)).toMatchObject({ status: 0 });
    const workflow = read(root, '.github/workflows/docs.yml');
    expect(workflow).toContain('pnpm install --frozen-lockfile');
    expect(workflow).not.toMatch(/npm ci|cache: npm/);
  });
});

describe('trees of others', () => {
  it('of VitePress get a configuration, and a command that brings the pages', async () => {
    const root = folderWith({
      'package.json': '{ "devDependencies": { "vitepress": "^1.6.3" } }',
      'docs/.vitepress/config.ts': "export default { title: 'Quay', lang: 'en-US' };\n",
      'docs/index.md': '# Home\n\nSee [a](./guide/a.md).\n',
      'docs/guide/a.md': '# A\n\n::: tip\nx\n:::\n',
      'docs/fr/index.md': '# Accueil\n\nBonjour à tous.\n',
    });
    const { status, stdout } = await init(root, '--ci', 'none');
    expect(status).toBe(0);
    for (const found of ['VitePress', '1.6.3 (package.json)', 'en (2), fr (1)'])
      expect(stdout).toContain(found);
    expect(read(root, 'lockstep.config.ts')).toContain("title: 'Quay'");
    importAsSuggested(root, stdout);
    expect(read(root, 'content/en/guide/a.md')).toContain('title: A');
    expect(read(root, 'content/fr/_index.md')).toContain('title: Accueil');
    expect(run(root, 'check')).toMatchObject({ status: 0 });
  });

  it('of Starlight too', async () => {
    const root = folderWith({
      'package.json': '{ "dependencies": { "@astrojs/starlight": "^0.42.0" } }',
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Dock', locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } } })] };\n",
      'src/content/docs/index.md': page('Home', 'See [a](/guides/a/).'),
      'src/content/docs/guides/a.md': page('A', ':::note\nx\n:::'),
      'src/content/docs/fr/index.md': page('Accueil', 'Bonjour à tous.'),
    });
    const { status, stdout } = await init(root, '--ci', 'none');
    expect(status).toBe(0);
    for (const found of ['Starlight', '0.42.0 (package.json)', 'en (2), fr (1)', 'Dock'])
      expect(stdout + read(root, 'lockstep.config.ts')).toContain(found);
    importAsSuggested(root, stdout);
    expect(run(root, 'check')).toMatchObject({ status: 0 });
    expect(read(root, 'content/en/guides/a.md')).toMatch(/note/);
  });

  /** Runs the commands that `init` names. */
  function importAsSuggested(root: string, suggestion: string): void {
    const commands = [...suggestion.matchAll(/^ +npx lockstep (import .*)$/gm)].map(([, args = '']) => args);
    expect(commands.length).toBeGreaterThan(0);
    for (const args of commands) expect(run(root, ...args.split(' '))).toMatchObject({ status: 0 });
  }

  it('and pages without a configuration get one', async () => {
    const root = folderWith({
      'content/en/_index.md': page('Home', 'x'),
      'content/fr/_index.md': page('Accueil', 'x'),
    });
    const { status, stdout } = await init(root, '--ci', 'none');
    expect(status).toBe(0);
    expect(stdout).toContain('en (1), fr (1)');
    expect(read(root, 'lockstep.config.ts')).toContain("fr: 'Français'");
    expect(run(root, 'check')).toMatchObject({ status: 0 });
  });
});
