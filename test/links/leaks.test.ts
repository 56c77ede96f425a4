/** Links to pages of another language: through redirects, and in texts that pages of several languages include. */
import { expect, it } from 'vitest';
import { HUGO, page, run, shown, write } from './link-sites.ts';

const SITE = {
  'hugo.toml': HUGO,
  'content/en/_index.md': page('Home'),
  'content/fr/_index.md': page('Accueil'),
  'content/de/_index.md': page('Start'),
  'content/en/docs/valve.md': page('Valve', '## Seals'),
  'content/fr/docs/valve.md': page('Vanne', '## Joints {#seals}'),
};

it('a fragment that a redirect gives takes the place of the link’s own', async () => {
  const root = write({
    ...SITE,
    'static/_redirects': '/seals/ /docs/valve/#seals 301\n/lost/ /docs/valve/#nowhere 301\n',
    'content/en/docs/a.md': page('A', '[a](/seals/#gasket) [b](/lost/)'),
    'content/fr/docs/a.md': page('A', '[a](/seals/#gasket)'),
  });
  const { problems } = await run(root);
  // The target of a redirect is checked at the redirect.
  expect(shown(problems, 'content/en/docs/a.md')).toEqual([
    'redirected-link 4:5 /seals/#gasket → /docs/valve/#seals',
  ]);
  expect(shown(problems, 'static/_redirects')).toEqual(['missing-anchor 2:8 /docs/valve/#nowhere']);
  expect(shown(problems, 'content/fr/docs/a.md')).toEqual([
    'locale-leak 4:5 /seals/#gasket → /fr/docs/valve/#seals',
  ]);
});

it('a text of another locale leads out of it for nobody who reads it elsewhere', async () => {
  const root = write({
    ...SITE,
    'hugo.toml': `theme = "docsy"\n${HUGO}`,
    'content/fr/includes/seals.md':
      '---\n_build: { render: never, list: never }\n---\nVoir [la vanne](/docs/valve/).\n',
    'content/de/docs/a.md': page('A', '{{< readfile "/content/fr/includes/seals.md" >}}'),
  });
  const { problems, checked } = await run(root);
  expect(checked).toBe(1);
  expect(shown(problems, 'content/fr/includes/seals.md')).toEqual([]);
  write({ 'content/fr/docs/a.md': page('A', '{{< include "seals.md" >}}') }, root);
  expect(shown((await run(root)).problems, 'content/fr/includes/seals.md')).toEqual([
    'locale-leak 4:17 /docs/valve/ → /fr/docs/valve/',
  ]);
});
