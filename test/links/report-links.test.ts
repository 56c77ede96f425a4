import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/diagnostics/index.ts';
import { askHttp, systemClock } from '../../src/io/index.ts';
import { type LinksOptions, type LinksResult, reportLinks } from '../../src/pipeline/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function write(
  files: Readonly<Record<string, string>>,
  root = mkdtempSync(join(tmpdir(), 'links-')),
): string {
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const EXTERNAL = {
  askHttp,
  cacheFile: 'external-links.txt',
  maxAgeDays: 30,
  timeoutMs: 2000,
  pauseMs: 1,
  intervalMs: 1,
};

function run(root: string, more: Partial<LinksOptions> = {}): Promise<LinksResult> {
  return reportLinks({
    root,
    cache: join(root, '.cache'),
    env: {},
    clock: systemClock,
    fix: false,
    changedSince: undefined,
    external: undefined,
    onProgress: () => {},
    onExternalProgress: () => {},
    ...more,
  });
}

const page = (title: string, ...lines: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${lines.join('\n')}\n`;

/** `code line:column target → suggestion` of the problems in a file. */
const shown = (problems: readonly Problem[], file: string) =>
  problems.flatMap(({ code, place, target, suggestion }) =>
    place.kind === 'file' && place.file === file
      ? [
          `${code} ${place.start.line}:${place.start.column} ${target}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
        ]
      : [],
  );

const HUGO = `baseURL = "https://example.org"
defaultContentLanguage = "en"
[languages.en]
weight = 1
contentDir = "content/en"
[languages.fr]
weight = 2
contentDir = "content/fr"
[languages.de]
weight = 3
contentDir = "content/de"
[markup.goldmark.renderer]
unsafe = true
`;

const SITE = {
  'hugo.toml': HUGO,
  OWNERS: 'approvers: [top]\n',
  'content/fr/OWNERS': 'approvers: [team-fr]\n',
  'static/_redirects':
    '/old/ /docs/b/ 301\n/a1/ /a2/ 301\n/a2/ /a1/ 301\n/dead/ /nowhere/ 301\n/away https://example.com/\n',
  'static/images/a.png': 'x',
  'static/empty.html': '',
  'content/en/_index.md': page('Home'),
  'content/en/docs/_index.md': page('Docs'),
  'content/en/docs/a.md': page(
    'A',
    '[b](/docs/b/) [here](#one) [up](../b/#two) ![x](/images/a.png) [old](/old/#two) [away](/away)',
    '[gone](/docs/bb/) and [no](/docs/b/#three) ![no](/images/b.png)',
    '',
    '[ref]: /docs/b/#Two',
    '',
    '[ref] <a href="/docs/c/">c</a> <img src="/images/a.png" srcset="/images/a.png 1x, /images/z.png 2x">',
    '',
    '`https://k8s.io/examples/no.yaml`',
    '',
    '```shell',
    'kubectl apply -f https://k8s.io/examples/pods/a.yaml',
    'kubectl apply -f https://k8s.io/examples/pods/b.yaml',
    '```',
    '[round](/a1/) [deutsch](/de/docs/) [empty](/empty.html#x) [dead](/dead/)',
    '[issue #12](https://github.com/a/b/issues/21)',
    '',
    '{{< include "shared.md" >}}',
    '## One',
  ),
  'content/en/docs/b.md': page(
    'B',
    '## Two',
    '',
    '## What’s next {#whats-next}',
    '',
    '{{< include "shared.md" >}}',
  ),
  'content/en/docs/moved.md': page('Moved', 'A page that moves, with words of its own: alpha, beta, gamma.'),
  'content/en/includes/shared.md': 'Shared [text](/docs/gone/).\n',
  'content/en/examples/pods/a.yaml': 'kind: Pod\n',
  'content/fr/_index.md': page('Accueil'),
  'content/fr/docs/_index.md': page('Docs'),
  'content/fr/docs/b.md': page(
    'B',
    '## Deux',
    '',
    '## Suite',
    '',
    '[a](/docs/a/) [b](/docs/b/) [moi](#whats-next) [rien](/fr/docs/a/) [next](/docs/b/#whats-next)',
  ),
};

describe('reportLinks on a Hugo tree', () => {
  let root = '';
  let result: LinksResult;
  beforeAll(async () => {
    root = write(SITE);
    result = await run(root);
  }, 120_000);

  it('finds what leads nowhere, at its place, as it is written', () => {
    expect(shown(result.problems, 'content/en/docs/a.md')).toMatchInlineSnapshot(`
      [
        "missing-page 5:8 /docs/bb/",
        "missing-anchor 5:28 /docs/b/#three",
        "missing-asset 5:50 /images/b.png → /images/a.png",
        "missing-anchor 7:8 /docs/b/#Two → /docs/b/#two",
        "missing-page 9:16 /docs/c/",
        "missing-asset 9:83 /images/z.png → /images/a.png",
        "missing-example 11:2 https://k8s.io/examples/no.yaml",
        "missing-example 15:18 https://k8s.io/examples/pods/b.yaml → https://k8s.io/examples/pods/a.yaml",
        "missing-page 17:9 /a1/",
        "missing-page 17:66 /dead/",
        "text-target-mismatch 18:13 https://github.com/a/b/issues/21",
      ]
    `);
  });

  it('reports a shared text once, with the pages that show it', () => {
    const [problem] = result.problems.filter(
      ({ place }) => place.kind === 'file' && place.file.endsWith('shared.md'),
    );
    expect(problem).toMatchObject({
      code: 'missing-page',
      target: '/docs/gone/',
      pages: ['content/en/docs/a.md', 'content/en/docs/b.md'],
    });
  });

  it('knows locales, and the anchors that a translation renamed', () => {
    expect(shown(result.problems, 'content/fr/docs/b.md')).toMatchInlineSnapshot(`
      [
        "locale-leak 8:19 /docs/b/ → /fr/docs/b/",
        "missing-anchor 8:35 #whats-next → #suite",
        "missing-page 8:55 /fr/docs/a/ → /docs/a/",
        "locale-leak 8:75 /docs/b/#whats-next → /fr/docs/b/#suite",
      ]
    `);
  });

  it('looks at redirects', () => {
    expect(shown(result.problems, 'static/_redirects')).toMatchInlineSnapshot(`
      [
        "redirect-loop 2:6 /a2/",
        "redirect-loop 3:6 /a1/",
        "missing-page 4:8 /nowhere/",
      ]
    `);
  });

  it('names locale and owners', () => {
    const one = result.problems.find(
      ({ place }) => place.kind === 'file' && place.file === 'content/fr/docs/b.md',
    );
    expect(one).toMatchObject({ locale: 'fr', owners: ['team-fr'] });
  });

  it('mends what is beyond doubt, and nothing else', async () => {
    const copy = write(SITE);
    const { fixed, problems } = await run(copy, { fix: true });
    expect(fixed.length).toBeGreaterThan(0);
    const french = readFileSync(join(copy, 'content/fr/docs/b.md'), 'utf8');
    expect(french).toContain('[b](/fr/docs/b/) [moi](#suite) [rien](/docs/a/) [next](/fr/docs/b/#suite)');
    expect(french).toContain('[a](/docs/a/)');
    const again = await run(copy, { fix: true });
    expect(again.fixed).toEqual([]);
    expect(again.problems).toEqual(problems);
  }, 120_000);

  it('tells what a branch brought', async () => {
    const copy = write(SITE);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: copy,
        stdio: 'pipe',
      });
    write({ '.gitignore': '.cache\n' }, copy);
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'branch');
    git('mv', 'content/en/docs/moved.md', 'content/en/docs/went.md');
    write(
      {
        'content/en/docs/b.md': `${SITE['content/en/docs/b.md']}\n[new](/docs/nothing/) [m](/docs/moved/)\n`,
      },
      copy,
    );
    write({ 'content/en/docs/d.md': page('D', '[x](/docs/a/#one)') }, copy);
    git('add', '.');
    git('commit', '-qm', 'second');
    const { problems } = await run(copy, { changedSince: 'main' });
    expect(problems.map(({ code, target, suggestion }) => [code, target, suggestion])).toEqual([
      ['missing-page', '/docs/nothing/', undefined],
      ['missing-page', '/docs/moved/', '/docs/went/'],
    ]);
    await expect(run(copy, { changedSince: 'no-such-branch' })).rejects.toThrow(/Unexpected revision/);
  }, 120_000);
});

describe('reportLinks on texts that shortcodes show', () => {
  it('reports what a UI string says once, in the string', async () => {
    const root = write({
      'hugo.toml': HUGO,
      'content/en/docs/a.md': page('A', 'Text.'),
      'content/fr/docs/a.md': page('A', 'Texte.'),
      'content/fr/docs/b.md': page('B', '{{% thirdparty-content %}}'),
      'content/fr/docs/c.md': page('C', '{{% thirdparty-content %}}', '[en](/docs/a/)'),
      'i18n/en.toml': '[thirdparty_message]\nother = "x"\n',
      'i18n/fr.toml':
        '[thirdparty_message]\nother = """Voir <a href="/docs/a/">a</a>, <a href="#third-party-content-disclaimer">b</a>."""\n',
    });
    const { problems } = await run(root);
    expect(problems.map(({ code, place }) => [code, place.kind === 'file' ? place.file : ''])).toEqual([
      ['locale-leak', 'content/fr/docs/c.md'],
      ['locale-leak', 'i18n/fr.toml'],
    ]);
  }, 60_000);
});

describe('reportLinks since a revision', () => {
  const START = {
    'hugo.toml': HUGO,
    'static/_redirects': '/old/ /docs/a/ 301\n/older/* /docs/:splat\n',
    'content/en/docs/a.md': `---\ntitle: A\naliases: [/alias/, near]\n---\n## Kept\n\n{{< include "part.md" >}}\n`,
    'content/en/docs/own.md': `---\ntitle: Own\nurl: /own-address/\n---\nText.\n`,
    'content/en/docs/links.md': page(
      'Links',
      '[1](/old/) [2](/older/a/) [3](/alias/) [4](/docs/near) [5](/docs/a/#shared) [6](/own-address/)',
      '[7](/docs/broken/) [8](/docs/a/#nothing) [9](/docs/a/#kept)',
    ),
    'content/en/includes/part.md': '## Shared\n',
  };
  const since = async (changes: Readonly<Record<string, string>>) => {
    const root = write({ ...START, '.gitignore': '.cache\n' });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    write(changes, root);
    const { problems } = await run(root, { changedSince: 'main' });
    return problems.map(({ target }) => target);
  };

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a redirect', { 'static/_redirects': '/older/* /docs/:splat\n' }, ['/old/']],
    ['a redirect with a star', { 'static/_redirects': '/old/ /docs/a/ 301\n' }, ['/older/a/']],
    [
      'an alias',
      { 'content/en/docs/a.md': START['content/en/docs/a.md'].replace(/aliases.*\n/, '') },
      ['/alias/', '/docs/near'],
    ],
    [
      'an address of its own',
      { 'content/en/docs/own.md': START['content/en/docs/own.md'].replace(/url.*\n/, '') },
      ['/own-address/'],
    ],
    ['a heading of a shared text', { 'content/en/includes/part.md': '## Other\n' }, ['/docs/a/#shared']],
    ['nothing', { 'content/en/docs/a.md': `${START['content/en/docs/a.md']}More.\n` }, []],
  ])(
    'blames a branch that took away %s',
    async (_, changes, targets) => {
      expect(await since(changes)).toEqual(targets);
    },
    60_000,
  );

  it('blames it for the anchor of a source that its translation answered to', async () => {
    const root = write({
      'lockstep.config.ts': `export default { title: 'T', locales: { en: 'English', fr: 'Français' } };\n`,
      'content/en/docs/a.md': page('A', '## First', '', 'One.', '', '## Second', '', 'Two.'),
      'content/fr/docs/a.md': page(
        'A',
        '## Premier',
        '',
        'Un.',
        '',
        '## Deuxième',
        '',
        'Deux.',
        '',
        '[x](#second)',
      ),
      '.gitignore': '.cache\n',
    });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    expect((await run(root)).problems).toEqual([]);
    write({ 'content/en/docs/a.md': page('A', '## First', '', 'One.', '', '## Last', '', 'Two.') }, root);
    const { problems } = await run(root, { changedSince: 'main' });
    expect(problems.map(({ target }) => target)).toEqual(['#second']);
  }, 60_000);
});

describe('reportLinks with other sites', () => {
  it('asks for them, and keeps what answered', async () => {
    const { serve } = await import('./servers.ts');
    const { url, host } = await serve({
      '/ok': (response) => void response.writeHead(200).end(),
      '/moved': (response) => void response.writeHead(301, { location: '/ok' }).end(),
    });
    const root = write({
      'hugo.toml': `${HUGO}[params.links]\nprivateHosts = ["${host}"]\nignore = ["${url}/ignored*"]\n`,
      'content/en/a.md': page(
        'A',
        `[typo](https:://example.org/) [ok](${url}/ok) [no](${url}/no) [moved](${url}/moved) [i](${url}/ignored/x)`,
      ),
    });
    const first = await run(root, { external: EXTERNAL });
    expect(shown(first.problems, 'content/en/a.md').sort()).toEqual([
      expect.stringMatching(/^external-broken 4:\d+ .*\/no$/),
      'external-broken 4:8 https:://example.org/',
      expect.stringMatching(/^external-redirected 4:\d+ .*\/moved → .*\/ok$/),
    ]);
    expect(readFileSync(join(root, 'external-links.txt'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\d http:.*\/ok\n$/);
    expect((await run(root, { external: EXTERNAL })).external).toMatchObject({ addresses: 4, asked: 2 });
  }, 120_000);
});
