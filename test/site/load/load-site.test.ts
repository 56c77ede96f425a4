import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/io/index.ts';
import { type LoadedSite, loadSite } from '../../../src/site/index.ts';
import { writeSite } from '../../config/site-on-disk.ts';

const FILES = {
  'config.toml': `
baseURL = "https://tiny.example/base/"
[params]
colour = "green"
deep = { list = [1, { x = true }] }
[languages.en]
weight = 1
contentDir = "content/en"
[languages.fr]
weight = 2
contentDir = "content/fr"
`,
  'content/en/_index.md': '---\ntitle: Home\ndate: 2026-01-31\n---\nText.',
  'content/en/a.md': '---\ntitle: A\ndeep: {list: [1, {x: 2026-01-31}]}\n---\nText.',
  'content/en/bundle/index.md': '---\ntitle: Bundle\n---\n',
  'content/en/bundle/photo.png': 'x',
  'content/fr/_index.md': '---\ntitle: Accueil\n---\nTexte.',
  'i18n/en.toml': '[greeting]\none = "One"\nother = "Many"\n',
};

async function load(locales: readonly string[] = []): Promise<LoadedSite> {
  const result = await loadSite({ root: writeSite(FILES), locales, clock: systemClock });
  if (result.kind === 'failed') throw new Error('It cannot be loaded.');
  return result.loaded;
}

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}

describe('loadSite', () => {
  it('gives what the workers get as plain data', async () => {
    const { site, corpus, uiCatalogues } = await load();
    for (const value of [site, corpus.pages, uiCatalogues]) {
      expect(structuredClone(value)).toEqual(value);
      expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(structuredClone(value))));
    }
    expect(isDeeplyFrozen(site)).toBe(true);
  });

  it('reads all locales, whichever are asked for', async () => {
    const { chosen, corpus, site } = await load(['fr']);
    expect([...chosen]).toEqual(['fr']);
    expect(site.locales.map(({ name }) => name)).toEqual(['en', 'fr']);
    expect(new Set(corpus.pages.map(({ locale }) => locale))).toEqual(new Set(['en', 'fr']));
  });

  it('refuses a locale that the site does not have', async () => {
    await expect(load(['fr', 'de'])).rejects.toThrow('Unexpected locale de, expected one of en, fr.');
  });

  it('puts the base path of the command line over that of the configuration', async () => {
    expect((await load()).site.basePath).toBe('/base/');
    const result = await loadSite({ root: writeSite(FILES), basePath: '/x/', clock: systemClock });
    expect(result.kind === 'loaded' && result.loaded.site.basePath).toBe('/x/');
  });
});
