import { describe, expect, it } from 'vitest';
import { namedTrust, type Site, trustOf } from '../../src/config/index.ts';
import { load, printProblems, writeSite } from './site-on-disk.ts';

async function readSite(texts: Readonly<Record<string, string>>): Promise<Site> {
  const { site, problems } = await load(writeSite(texts));
  if (site === undefined) throw new Error(printProblems(problems));
  return site;
}

const OWN = `export default {
  title: 'T', locales: { en: 'English', fr: 'Français' },
  trust: {
    fr: 'markdown',
    'content/fr/legal/**': 'full',
    'content/*/blog/**': 'markdown',
    'content/fr/blog/notes/{a,b}.md': 'full',
  },
};\n`;

const HUGO = `baseURL = "https://own.example/"
defaultContentLanguage = "en"
[languages.en]
contentDir = "content/en"
[languages.fr]
contentDir = "content/fr"
[params.lockstep.trust]
fr = "markdown"
"content/en/guests/**" = "markdown"
`;

const PAGES = { 'content/en/_index.md': '', 'content/fr/_index.md': '' };

describe('trust', () => {
  it.each([
    ['content/en/_index.md', undefined],
    ['content/en/blog/a.md', 'markdown'],
    ['content/fr/_index.md', 'markdown'],
    ['content/fr/legal/terms.md', 'full'],
    ['content/fr/blog/a.md', 'markdown'],
    ['content/fr/blog/notes/a.md', 'full'],
    ['content/fr/blog/notes/c.md', 'markdown'],
    ['static/legal/a.js', undefined],
  ])('of %s is %s: the last entry that fits counts', async (file, level) => {
    const site = await readSite({ ...PAGES, 'lockstep.config.ts': OWN });
    expect(namedTrust(site, file)).toBe(level);
    expect(trustOf(site, file)).toBe(level ?? 'full');
  });

  it('by locale covers files of other folders that the configuration assigns to that locale', async () => {
    const site = await readSite({ ...PAGES, 'lockstep.config.ts': OWN });
    expect(trustOf(site, 'shared/a.md', 'fr')).toBe('markdown');
    expect(trustOf(site, 'i18n/fr.yaml')).toBe('markdown');
    expect(trustOf(site, 'i18n/en.yaml')).toBe('full');
  });

  it.each([
    ['content/en/_index.md', 'full'],
    ['content/en/guests/a.md', 'markdown'],
    ['content/fr/docs/a.md', 'markdown'],
  ])('of a Hugo tree stands at params.lockstep.trust: %s is %s', async (file, level) => {
    expect(trustOf(await readSite({ ...PAGES, 'hugo.toml': HUGO }), file)).toBe(level);
  });
});
