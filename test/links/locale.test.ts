import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/diagnostics/index.ts';
import { HUGO, page, run, shown, write } from './link-sites.ts';

const SITE = {
  'hugo.toml': HUGO,
  'static/_redirects': '/x/ /gone/ 301\n/fr/x/ /fr/gone/ 301\n',
  'content/en/_index.md': page('Home', '[a](/gone/)'),
  'content/en/docs/_index.md': page('Docs'),
  'content/en/docs/a.md': page('A', '## Seal', '[b](/gone/)'),
  'content/en/docs/b.md': page('B', '[c](/gone/)'),
  'content/en/docs/c.md': page('C', '## Hose', '[d](/gone/)'),
  'content/fr/_index.md': page('Accueil'),
  'content/fr/docs/c.md': page('C', '## Hose'),
  'content/fr/docs/p.md': page(
    'P',
    '[a](/docs/a/#seal) [b](/docs/a/#hose) [c](/docs/c/#hose) [d](/fr/gone/)',
  ),
};

const rendered = (root: string) =>
  readdirSync(join(root, '.cache'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;

const files = (problems: readonly Problem[]) =>
  new Set(problems.map(({ place }) => (place.kind === 'file' ? place.file : '')));

describe('links of one locale', () => {
  it('are its own, and as the whole site has them; only what they need is rendered', async () => {
    const root = write(SITE);
    const { problems, checked } = await run(root, { locales: ['fr'] });
    const few = rendered(root);
    expect(files(problems)).toEqual(new Set(['content/fr/docs/p.md', 'static/_redirects']));
    expect(shown(problems, 'static/_redirects')).toEqual(['missing-page 2:8 /fr/gone/']);
    expect(checked).toBe(4);
    const whole = await run(root);
    const ours = 'content/fr/docs/p.md';
    expect(shown(problems, ours)).toEqual(shown(whole.problems, ours));
    expect(shown(problems, ours).join()).toContain('missing-anchor 4:24 /docs/a/#hose');
    expect(few).toBeLessThan(rendered(root));
  });
});

describe('links --base', () => {
  it('checks the site as it is built for that path', async () => {
    const root = write({
      'lockstep.config.ts':
        "export default { title: 'Pumps', url: 'https://pumps.example/', locales: { en: 'English' } };\n",
      'content/en/_index.md': page('Home', '[a](/docs/) [b](../docs/) [c](https://pumps.example/docs/)'),
      'content/en/docs/_index.md': page('Docs'),
    });
    expect((await run(root)).problems).toEqual([]);
    // Browsers ignore `..` at the root of the host, which is above the site here.
    const { problems } = await run(root, { basePath: '/manual/' });
    expect(shown(problems, 'content/en/_index.md')).toEqual(['missing-page 4:17 ../docs/']);
  });
});
