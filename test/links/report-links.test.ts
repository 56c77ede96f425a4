import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LinksResult } from '../../src/links/index.ts';
import { EXTERNAL, HUGO, page, run, shown, write } from './link-sites.ts';

const SITE = {
  'hugo.toml': `${HUGO}\n[params.links]\nexampleHosts = ["k8s.io"]\n`,
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
    '{{< include "shared.md" >}}',
    '',
    '## Two',
    '',
    '## What’s next {#whats-next}',
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
  });

  it('finds what leads nowhere, at its place, as it is written', () => {
    expect(shown(result.problems, 'content/en/docs/a.md')).toMatchInlineSnapshot(`
      [
        "redirected-link 4:70 /old/#two → /docs/b/#two",
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

  it('corrects what is beyond doubt, and nothing else', async () => {
    const copy = write(SITE);
    const { fixed, problems } = await run(copy, { fix: true });
    expect(fixed.length).toBeGreaterThan(0);
    const french = readFileSync(join(copy, 'content/fr/docs/b.md'), 'utf8');
    expect(french).toContain('[b](/fr/docs/b/) [moi](#suite) [rien](/docs/a/) [next](/fr/docs/b/#suite)');
    expect(french).toContain('[a](/docs/a/)');
    const again = await run(copy, { fix: true });
    expect(again.fixed).toEqual([]);
    expect(again.problems).toEqual(problems);
  });
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
  });
});

describe('reportLinks on front matter', () => {
  it('takes an address as the body shows it', async () => {
    const root = write({
      'hugo.toml': HUGO,
      'content/en/docs/a.md': page('A', 'Text.'),
      'content/fr/docs/a.md': page('A', 'Texte.'),
      'content/en/docs/c.md': page('C', 'Text.'),
      'content/fr/docs/c.md': page('C', 'Texte.'),
      'content/fr/docs/home.md': [
        '---',
        'title: Accueil',
        'layout: docsportal_home',
        'cards:',
        '- name: one',
        '  title: Un',
        '  button: Voir',
        '  button_path: "/docs/a/"',
        '- name: two',
        '  title: Deux',
        '  button: Rien',
        '  button_path: "/docs/b/"',
        'next: /docs/c/',
        '---',
        '',
      ].join('\n'),
    });
    expect(shown((await run(root)).problems, 'content/fr/docs/home.md')).toEqual([
      'missing-page 12:17 /docs/b/',
      'locale-leak 13:7 /docs/c/ → /fr/docs/c/',
    ]);
  });
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
      expect.stringMatching(/^external-redirected 4:\d+ .*\/moved → .*\/ok$/),
      'malformed-address 4:8 https:://example.org/',
    ]);
    expect(readFileSync(join(root, 'external-links.txt'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\d http:.*\/ok\n$/);
    expect((await run(root, { external: EXTERNAL })).external).toMatchObject({ addresses: 3, asked: 2 });
  });
});
