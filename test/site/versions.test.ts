/** A site in several versions: from a tag, from a folder, and invalid ones. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonProblem } from '../../src/reporters/json.ts';
import { GIT_ENVIRONMENT } from '../git-environment.ts';
import { createTinySite, page, run, showProblem, type TinySite, type Tree } from './tiny-site.ts';

const config = (versions: string, more = ''): string => `import { defineConfig } from 'lockstep';
export default defineConfig({
  title: 'Tiny',
  url: 'https://tiny.example/base/',
  locales: { en: 'English', fr: 'Français' },
  editUrl: 'https://git.example/edit/main/',
  issueUrl: 'https://git.example/new?about={url}',
  ${versions}
  ${more}
});
`;

const VERSIONS = `versions: [
    { name: 'v2' },
    { name: 'v1', label: 'v1 <LTS>', git: 'v1' },
    { name: 'v0', folder: 'old/v0', status: 'maintained' },
  ],`;

const FIRST: Tree = {
  'lockstep.config.ts': config('', "theme: { analytics: [{ src: 'https://old.example/count.js' }] },"),
  'content/en/docs/_index.md': page('Docs', 'All of it.'),
  'content/en/docs/a.md': page(
    'A',
    '[B](/docs/b/), [B by its base](/base/docs/b/), [a picture](/picture.svg).',
  ),
  'content/en/docs/b.md': page('B', 'A bee of the first version.'),
  'content/en/docs/gone.md': page('Gone', 'Only here.'),
  'content/fr/docs/a.md': page('A en français', 'Un.'),
  'static/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'examples/pod.yaml': 'kind: Pod\n',
};

function git(root: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...GIT_ENVIRONMENT };
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A site whose first version has the tag `v1`. */
function createVersionedSite(now: Tree = {}): TinySite {
  const site = createTinySite(FIRST);
  git(site.root, 'init', '-q', '-b', 'main');
  git(site.root, 'add', '-A');
  git(site.root, 'commit', '-qm', 'one');
  git(site.root, 'tag', 'v1');
  site.remove('content/en/docs/gone.md');
  site.write({
    'lockstep.config.ts': config(VERSIONS),
    'content/en/docs/b.md': page('B', 'A bee of the second version.'),
    'old/v0/content/en/_index.md': page('Home', 'Of old.'),
    'old/v0/content/en/docs/a.md': page('A', 'Of old.'),
    ...now,
  });
  git(site.root, 'add', '-A');
  git(site.root, 'commit', '-qm', 'two');
  return site;
}

const hrefs = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
const menuOf = (html: string): string =>
  /<details class="languages versions".*?<\/details>/s.exec(html)?.[0] ?? '';
const noticeOf = (html: string): string => /<p class="callout.*?<\/p>/s.exec(html)?.[0] ?? '';

describe('a site in three versions', () => {
  const site = createVersionedSite();
  let built: Awaited<ReturnType<TinySite['build']>>;
  beforeAll(async () => {
    built = await site.build();
  });

  it('builds each below its name, the current one where it stands without versions', () => {
    expect({ code: built.code, problems: built.report.problems }).toEqual({ code: 0, problems: [] });
    expect(site.read('docs/b/index.html')).toContain('A bee of the second version.');
    expect(site.read('v1/docs/b/index.html')).toContain('A bee of the first version.');
    expect(site.read('v0/docs/a/index.html')).toContain('Of old.');
    expect(site.has('docs/gone/index.html')).toBe(false);
    expect(site.has('v1/picture.svg')).toBe(true);
    expect(built.report.summary).toMatchObject({
      versions: [
        { name: 'v1', errors: 0 },
        { name: 'v0', pages: 3, errors: 0 },
      ],
    });
  });

  it('renders and prints what is the same in two versions once', () => {
    const [first] = built.report.summary?.versions ?? [];
    // “B” and “Gone”; the other pages are the same as in the current version.
    expect(first?.rendered).toBe(2);
  });

  it('leaves no sign of the path that stood for that of each version', () => {
    for (const output of site.outputs()) {
      if (/\.(?:html|js|css|json|md|txt|xml)$|_headers/.test(output))
        expect(site.read(output), output).not.toMatch(/lockstep-version|<!--lockstep/);
    }
  });

  it('keeps readers in their version, by links, scripts and search', () => {
    const old = site.read('v1/docs/a/index.html');
    expect(hrefs(old).filter((href) => href.endsWith('/docs/b/'))).toEqual(
      Array.from({ length: 4 }, () => '/base/v1/docs/b/'),
    );
    expect(old).toContain('href="/base/v1/picture.svg"');
    expect(old).toContain('src="/base/v1/_lockstep/theme.');
    expect(old).toContain('data-index="/base/v1/_lockstep/search/en.json"');
    expect(old).toContain('about=https%3A%2F%2Ftiny.example%2Fbase%2Fv1%2Fdocs%2Fa%2F');
    const index = site.read('v1/_lockstep/search/en.json');
    expect(index).toContain('"/base/v1/docs/gone/"');
    expect(site.read('_lockstep/search/en.json')).not.toContain('gone');
  });

  it('has a menu that leads to the same page, else to the home page of the version', () => {
    expect(hrefs(menuOf(site.read('docs/a/index.html')))).toEqual([
      '/base/docs/a/',
      '/base/v1/docs/a/',
      '/base/v0/docs/a/',
    ]);
    const old = menuOf(site.read('v1/docs/gone/index.html'));
    expect(hrefs(old)).toEqual(['/base/', '/base/v1/docs/gone/', '/base/v0/']);
    expect(old).toContain('v2<small>has no such page</small>');
    expect(old).toContain('aria-label="Version: v1 &lt;LTS&gt;"');
    expect(old.match(/aria-current/g)).toHaveLength(1);
    // If a version does not have the language, the link leads to a language that it has.
    expect(hrefs(menuOf(site.read('fr/docs/a/index.html')))).toEqual([
      '/base/fr/docs/a/',
      '/base/v1/fr/docs/a/',
      '/base/v0/',
    ]);
  });

  it('says what a version is on each page but those of the current one', () => {
    expect(noticeOf(site.read('docs/a/index.html'))).toBe('');
    expect(noticeOf(site.read('v1/docs/a/index.html'))).toContain(
      'This documentation is for v1 &lt;LTS&gt;, which is no longer maintained. <a href="/base/docs/a/">Read this page for v2</a>',
    );
    expect(noticeOf(site.read('v1/docs/gone/index.html'))).toContain('<a href="/base/">');
    expect(noticeOf(site.read('v0/docs/a/index.html'))).toContain(
      'an earlier version that is still maintained',
    );
    expect(noticeOf(site.read('v1/fr/docs/a/index.html'))).toContain('qui n’est plus maintenue');
  });

  it('leads search engines to the current version', () => {
    expect(site.read('v1/docs/a/index.html')).toContain(
      'rel="canonical" href="https://tiny.example/base/docs/a/"',
    );
    expect(site.read('v1/docs/a/index.html')).not.toContain('hreflang="x-default"');
    expect(site.read('docs/a/index.html')).toContain('hreflang="x-default"');
    expect(site.read('v1/docs/gone/index.html')).toContain('href="https://tiny.example/base/v1/docs/gone/"');
    expect(
      site
        .outputs()
        .filter((path) => /sitemap|robots/.test(path))
        .every((path) => !path.startsWith('v')),
    ).toBe(true);
  });

  it('offers to edit pages of the current version alone', () => {
    expect(site.read('docs/a/index.html')).toContain('https://git.example/edit/main/content/en/docs/a.md');
    expect(site.read('v1/docs/a/index.html')).not.toContain('https://git.example/edit/');
  });

  it('has one file of headers, which allows what each version needs', () => {
    const headers = site.read('_headers');
    expect(site.has('v1/_headers')).toBe(false);
    expect(headers).toMatch(/script-src 'self' https:\/\/old\.example\/count\.js/);
    expect(headers).toContain('/base/v1/examples/*.yaml');
  });

  it('is built from the cache the next time, with the same files', async () => {
    const before = new Map(site.outputs().map((path) => [path, site.read(path)]));
    const again = await site.build();
    expect(again.report.summary).toMatchObject({
      rendered: 0,
      printed: 0,
      versions: [
        { rendered: 0, printed: 0 },
        { rendered: 0, printed: 0 },
      ],
    });
    expect(new Map(site.outputs().map((path) => [path, site.read(path)]))).toEqual(before);
  });
});

describe('commands on a version', () => {
  const site = createVersionedSite({
    'content/en/docs/a.md': page('A', '[Gone](/docs/gone/), and [as it was](/v1/docs/gone/).'),
  });
  const json = async (...args: readonly string[]) => {
    const { code, stdout } = await run([...args, '--site', site.root, '--format', 'json']);
    return { code, report: JSON.parse(stdout) };
  };

  it('check its pages, by its own configuration, else by that of the current version', async () => {
    const current = await json('links');
    const broken = current.report.problems.map(
      (problem: JsonProblem) => `${showProblem(problem)} ${problem.target}`,
    );
    expect(broken).toEqual(['content/en/docs/a.md:5:8 error missing-page /docs/gone/']);
    expect(await json('links', '--version', 'v2')).toEqual(current);
    expect(await json('links', '--version', 'v1')).toMatchObject({ code: 0, report: { problems: [] } });
    expect(await json('check', '--version', 'v0')).toMatchObject({
      code: 0,
      report: { checked: 2, problems: [] },
    });
  });

  it('report drift of their translations by their own history', async () => {
    const { report } = await json('drift', '--version', 'v1', '--all');
    expect(report.pages.map(({ file }: { file: string }) => file)).toContain('content/fr/docs/gone.md');
    const now = await json('drift', '--all');
    expect(JSON.stringify(now.report)).not.toContain('docs/gone.md');
  });

  it('take no name that there is not, and write to no file of a revision', async () => {
    const wrong = await run(['check', '--site', site.root, '--version', 'v9']);
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('Unexpected --version v9, expected one of v2, v1, v0.'),
    ]);
    const writing = await run(['links', '--site', site.root, '--version', 'v1', '--fix']);
    expect([writing.code, writing.stderr]).toEqual([
      2,
      expect.stringContaining(
        'Unexpected --fix with --version v1, whose files are those of v1 and stay as they are.',
      ),
    ]);
  });
});

describe('what cannot be a version', () => {
  const messageOf = async (site: TinySite): Promise<string> => {
    const { code, report } = await site.build();
    expect(code).toBe(2);
    expect(report.summary).toBeNull();
    return report.problems.map(({ message }) => message).join('\n');
  };

  it('is a revision that git does not know, or a folder that is not there: nothing is built', async () => {
    const site = createVersionedSite({
      'lockstep.config.ts': config(`versions: [{ name: 'v2' }, { name: 'v1', git: '--output=x' }],`),
    });
    expect(await messageOf(site)).toBe(
      'Unexpected version “v1”, expected one that can be built: git does not know “--output=x” here. Fetch it (“git fetch origin --output=x”), or name a branch, a tag or a commit that the repository has.',
    );
    site.write({
      'lockstep.config.ts': config(`versions: [{ name: 'v2' }, { name: 'v1', folder: 'old/v7' }],`),
    });
    expect(await messageOf(site)).toBe(
      'Unexpected version “v1”, expected one that can be built: the folder “old/v7” does not exist. Create it, or correct “folder”.',
    );
    site.write({
      'lockstep.config.ts': config(`versions: [{ name: 'v2' }, { name: 'v1', folder: 'static' }],`),
    });
    expect(await messageOf(site)).toMatch(/the folder “static” is not a site: it needs lockstep\.config\.ts/);
  });

  it('is a tag that a shallow clone lacks; a branch that only origin has will do', async () => {
    const site = createVersionedSite();
    const clone = createTinySite({}, { bare: true });
    git(clone.root, 'clone', '-q', '--depth=1', '--no-tags', `file://${site.root}`, '.');
    expect(await messageOf(clone)).toMatch(
      /this clone has only a part of the history\. Fetch all of it \(“git fetch --unshallow --tags”/,
    );
    git(site.root, 'branch', 'release-1', 'v1');
    git(clone.root, 'fetch', '-q', '--unshallow', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    clone.write({
      'lockstep.config.ts': config(`versions: [{ name: 'v2' }, { name: 'v1', git: 'release-1' }],`),
    });
    const { code } = await clone.build();
    expect(code).toBe(0);
    expect(clone.read('v1/docs/b/index.html')).toContain('A bee of the first version.');
  });

  it('is at the same path as pages of the current version', async () => {
    const site = createVersionedSite({ 'content/en/v1/index.md': page('One', 'In the way.') });
    const { code, report } = await site.build();
    expect(code).toBe(1);
    expect(report.problems.map(({ message }) => message)).toEqual([
      'Unexpected file for /v1/index.html, expected none below /v1/, which is the folder of version “v1”.',
    ]);
  });
});
