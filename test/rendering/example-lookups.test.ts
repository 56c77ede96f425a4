import { expect, it } from 'vitest';
import { systemClock } from '../../src/io/index.ts';
import { loadSite } from '../../src/site/index.ts';
import { writeSite } from '../config/site-on-disk.ts';

const load = async (files: Readonly<Record<string, string>>) => {
  const result = await loadSite({ root: writeSite(files), clock: systemClock });
  if (result.kind === 'failed') throw new Error('It cannot be loaded.');
  return result.loaded.lookups.lookups;
};

const WAYS = ['pods/a.yaml', '/pods/a.yaml', './pods/a.yaml', 'pods//a.yaml', 'pods/../pods/a.yaml'];

it.each(WAYS)('leads to the published file, however its path is written: %s', async (file) => {
  const own = await load({
    'lockstep.config.ts': `export default { title: 'T', locales: { en: 'English', fr: 'Français' } };\n`,
    'content/en/a.md': '---\ntitle: A\n---\n',
    'content/fr/a.md': '---\ntitle: A\n---\n',
    'examples/pods/a.yaml': 'a: 1\n',
  });
  expect(own.example('content/fr/a.md', 'fr', file)).toEqual({
    file: 'examples/pods/a.yaml',
    url: '/examples/pods/a.yaml',
    locale: 'en',
  });
  const hugo = await load({
    'hugo.toml':
      'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n',
    'content/en/a.md': '---\ntitle: A\n---\n',
    'content/fr/a.md': '---\ntitle: A\n---\n',
    'content/fr/examples/pods/a.yaml': 'a: 1\n',
  });
  expect(hugo.example('content/fr/a.md', 'fr', file)).toMatchObject({ url: '/fr/examples/pods/a.yaml' });
});

it('gives nothing that lies outside of the site', async () => {
  const lookups = await load({ 'content/en/a.md': '---\ntitle: A\n---\n', 'examples/a.yaml': 'a: 1\n' });
  expect(lookups.example('content/en/a.md', 'en', '../../a.yaml')).toBe('outside');
  expect(lookups.example('content/en/a.md', 'en', 'b.yaml')).toBeUndefined();
});
