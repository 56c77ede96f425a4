import { describe, expect, it } from 'vitest';
import { HUGO, page, run, runSince, startHistory, write } from './link-sites.ts';

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
    startHistory(root);
    write(changes, root);
    const { problems } = await runSince(root, 'main');
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
  ])('blames a branch that took away %s', async (_, changes, targets) => {
    expect(await since(changes)).toEqual(targets);
  });

  it('reports links that a branch wrote, and links to pages that it moved', async () => {
    const moved = page('Moved', 'A page that moves, with words of its own: alpha, beta, gamma.');
    const root = write({ ...START, 'content/en/docs/moved.md': moved, '.gitignore': '.cache\n' });
    const git = startHistory(root);
    git('checkout', '-qb', 'branch');
    git('mv', 'content/en/docs/moved.md', 'content/en/docs/went.md');
    write(
      {
        'content/en/docs/own.md': `${START['content/en/docs/own.md']}\n[new](/docs/nothing/) [m](/docs/moved/)\n`,
        'content/en/docs/d.md': page('D', '[x](/docs/a/#kept)'),
      },
      root,
    );
    git('add', '.');
    git('commit', '-qm', 'second');
    const { problems } = await runSince(root, 'main');
    expect(problems.map(({ code, target, suggestion }) => [code, target, suggestion])).toEqual([
      ['missing-page', '/docs/nothing/', undefined],
      ['missing-page', '/docs/moved/', '/docs/went/'],
    ]);
    await expect(runSince(root, 'no-such-branch')).rejects.toThrow(/Unexpected revision/);
  });

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
    startHistory(root);
    expect((await run(root)).problems).toEqual([]);
    write({ 'content/en/docs/a.md': page('A', '## First', '', 'One.', '', '## Last', '', 'Two.') }, root);
    const { problems } = await runSince(root, 'main');
    expect(problems.map(({ target }) => target)).toEqual(['#second']);
  });
});
