/** `astro build` and `lockstep build` of a site in an Astro project have the same output. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, freshPath, page, readTree, run } from '../tiny-site.ts';
import { astroConfig, createProject, PROJECT, RICH, runAstro, runNode } from './astro-project.ts';

/** Paths with different contents. */
function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

/** A new folder on another file system than a folder is on. */
function otherFileSystem(folder: string): string | undefined {
  const own = statSync(folder).dev;
  const parent = ['/dev/shm', '/tmp', '/var/tmp', PROJECT].find(
    (path) => existsSync(path) && statSync(path).dev !== own,
  );
  return parent === undefined ? undefined : mkdtempSync(join(parent, 'lockstep-test-'));
}

describe('a site with pages, integrations, plugins and public files of its own', () => {
  const site = createProject(RICH);
  let ours: ReadonlyMap<string, string>;
  let astros: ReadonlyMap<string, string>;
  let found: readonly { code: string; severity: string; file?: string | undefined }[];
  beforeAll(async () => {
    const built = await site.build();
    expect({ code: built.code, stderr: built.stderr }).toMatchObject({ code: 0 });
    found = built.report.problems;
    ours = readTree(site.out);
    const ran = await runAstro(site.root, 'build');
    expect(ran).toMatchObject({ code: 0 });
    astros = readTree(join(site.root, 'dist'));
  }, 300_000);

  it('is built alike by both', () => {
    expect(ours.size).toBeGreaterThan(20);
    expect(differences(ours, astros)).toEqual([]);
  });

  it('has the project’s pages next to ours, and theirs with a fixed address first', () => {
    expect(ours.get('index.html')).toContain('Ahoy');
    expect(ours.get('crew/index.html')).toContain('The crew');
    expect(ours.get('log/first/index.html')).toContain('Rest log/first');
    expect(ours.get('docs/index.html')).toContain('<h1>Docs</h1>');
    expect(ours.get('docs/c#/index.html')).toContain('A name that Astro would change.');
    expect(ours.get('fr/404.html')).toBeDefined();
  });

  it('is built alike into a folder on another file system', async ({ skip }) => {
    const other = otherFileSystem(site.root);
    if (other === undefined) return skip('no second file system that can be written to');
    const out = join(other, 'out');
    try {
      const built = await run(['build', '--site', site.root, '--out', out]);
      expect(built).toMatchObject({ code: 0 });
      expect(differences(readTree(out), astros)).toEqual([]);
      expect(readdirSync(other)).toEqual(['out']);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('says which page of ours gives way to one of the project', () => {
    expect(found).toMatchObject([
      { code: 'duplicate-url', severity: 'warning', file: 'content/en/_index.md' },
    ]);
  });

  it('has the public files, which stand before ours', () => {
    expect(ours.get('robots.txt')).toBe('User-agent: gull\n');
  });

  it('passes the addresses of our pages to other integrations', () => {
    const pages: unknown = JSON.parse(ours.get('pages.json') ?? '');
    expect(pages).toEqual(expect.arrayContaining(['', 'crew/', 'docs/', 'fr/', 'fr/docs/']));
  });

  it('prints again what a change has touched, and pages of the project', async () => {
    site.write({
      'content/en/docs/_index.md': page('Docs', 'See the [crew](/crew/) on deck.'),
      'src/pages/crew.md': '---\ntitle: Crew\n---\n\n# The whole crew\n',
    });
    const { report } = await site.build();
    expect(report.summary).toMatchObject({ rendered: 1, printed: 1 });
    const kept = readTree(site.out);
    expect(kept.get('docs/index.html')).toContain('on deck');
    expect(kept.get('crew/index.html')).toContain('The whole crew');
    const out = freshPath('out');
    const fresh = await site.build(['--cache', freshPath('cache'), '--out', out]);
    expect(fresh.report.summary?.printed).toBeGreaterThan(10);
    expect(differences(kept, readTree(out))).toEqual([]);
  });

  it('prints all pages where code of the project stands between them and a request', async () => {
    site.write({
      'src/middleware.js':
        'export const onRequest = async (context, next) => { const r = await next(); return new Response((await r.text()).replace("</body>", "<hr></body>"), r); };\n',
    });
    const all = (await site.build()).report.summary?.printed;
    expect(all).toBeGreaterThan(10);
    expect(site.read('docs/index.html')).toContain('<hr></body>');
    expect((await site.build()).report.summary?.printed).toBe(all);
    site.remove('src/middleware.js');
  });

  it('has types that Astro checks', async () => {
    site.write({ 'tsconfig.json': '{ "extends": "astro/tsconfigs/strict", "include": ["src"] }' });
    const { code, stdout } = await runAstro(site.root, 'check');
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('virtual:greeting') });
    site.write({ 'src/env.d.ts': "declare module 'virtual:greeting';\n" });
    expect(await runAstro(site.root, 'check')).toMatchObject({ code: 0 });
  });
});

describe('a site with nothing but the integration', () => {
  const tree = { 'content/en/a.md': page('A', 'Text.'), 'content/en/b.md': page('B', '{{< lost >}}') };

  it('is built as one without a project, and errors in content end both with exit code 1', async () => {
    const project = createProject({ ...tree, 'astro.config.mjs': astroConfig() });
    const plain = createTinySite(tree);
    expect((await project.build()).code).toBe(1);
    expect((await plain.build()).code).toBe(1);
    expect(differences(readTree(project.out), readTree(plain.out))).toEqual([]);
    const ran = await runAstro(project.root, 'build');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('content/en/b.md:5:1  error  unknown-shortcode');
    expect(differences(readTree(join(project.root, 'dist')), readTree(plain.out))).toEqual([]);
  });

  it('is built next to others in one process', async () => {
    const names = ['One', 'Two', 'Three'];
    const sites = names.map((name) =>
      createProject({
        'content/en/_index.md': page(name, `Only in ${name}.`),
        ...(name === 'Three' ? {} : { 'astro.config.mjs': astroConfig() }),
      }),
    );
    const ran = await runNode(
      PROJECT,
      `import { build } from ${JSON.stringify(join(PROJECT, 'src/api/index.ts'))};
       const sites = ${JSON.stringify(sites.map(({ root, out }) => ({ site: root, out })))};
       const built = await Promise.all(sites.map(build));
       process.stdout.write(JSON.stringify(built.map(({ problems }) => problems.length)));`,
    );
    expect(ran).toMatchObject({ code: 0, stdout: '[0,0,0]' });
    for (const [at, site] of sites.entries()) {
      const home = site.read('index.html');
      expect(names.filter((name) => home.includes(`Only in ${name}.`))).toEqual([names[at]]);
    }
  });

  it('goes where Astro’s settings say, and is served where both agree', async () => {
    const project = createProject({
      'lockstep.config.ts': "export default { title: 'Tiny', locales: { en: 'English' } };\n",
      'content/en/_index.md': page('Home', 'See [docs](/docs/).'),
      'content/en/docs.md': page('Docs', 'x'),
      'astro.config.mjs': astroConfig(
        "site: 'https://harbour.example', base: '/guide', outDir: './public_html'",
      ),
    });
    const { code } = await runAstro(project.root, 'build');
    expect(code).toBe(0);
    const home = readTree(join(project.root, 'public_html')).get('index.html');
    expect(home).toContain('<link rel="canonical" href="https://harbour.example/guide/">');
    expect(home).toContain('href="/guide/docs/"');
  });

  it('is not built where the settings disagree, or the integration is missing', async () => {
    const project = createProject({ 'astro.config.mjs': astroConfig("site: 'https://other.example'") });
    const result = await runAstro(project.root, 'build');
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('“site: https://other.example” in the configuration of Astro');
    await expect(project.build()).rejects.toThrow(/“site: https:\/\/other\.example”/);
    project.write({
      'astro.config.mjs': `${astroConfig()}export const x = 1;\n`.replace('[lockstep()]', '[]'),
    });
    await expect(project.build()).rejects.toThrow(/names Lockstep and does not use it/);
  });
});
